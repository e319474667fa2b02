// Which of a project's HTTP actions answers a path: the app's own, or those of a component mounted with `httpPrefix`. A component
// looks its routes up below its prefix; the request that it gets has the whole URL.
import type { HttpRouter, RoutableMethod } from "convex/server";
import type { Component } from "./component";
import type { LoadedProject } from "./loadedProject";
import type { Exports } from "./runtime/realm";

export type Handler = { invokeHttpAction(request: Request): Promise<unknown> };

/** Whose routes the path is among; no handler where none of them matches. `load` evaluates a component's http.ts, and may throw. */
export function routeOf(project: LoadedProject, request: Request, load: (component: Component) => Exports | null): { component: Component; handler: Handler | null } {
  const method = (request.method === "HEAD" ? "GET" : request.method) as RoutableMethod;
  let component = project.app;
  let path = new URL(request.url).pathname;
  for (;;) {
    const own = ownPath(component, path);
    const router = load(component)?.default as HttpRouter | undefined;
    const found = own === null ? null : (router?.lookup(own, method) ?? null);
    const isExact = found !== null && found[2] === own;
    const mount = isExact ? null : mountOf(component, path);
    // How much of the path its prefix is, which has a star at its end.
    const foundAt = found ? found[2].length - 1 + path.length - own!.length : -1;
    if (mount === null || foundAt > mount.prefix.length) return { component, handler: (found?.[0] as unknown as Handler | undefined) ?? null };
    const child = component.path === "" ? mount.child : `${component.path}/${mount.child}`;
    component = project.components.get(child)!;
    path = path.slice(mount.prefix.length - 1);
  }
}

export const hasRoutes = ({ app }: LoadedProject) => app.bundle.modules.has("http") || app.source.httpMounts.size > 0;

/** Null where none of the component's own routes may be. */
function ownPath({ source }: Component, path: string): string | null {
  if (source.httpPrefix === undefined) return path;
  return path.startsWith(source.httpPrefix) ? path.slice(source.httpPrefix.length - 1) : null;
}

/** The longest prefix counts. */
function mountOf({ source }: Component, path: string): { prefix: string; child: string } | null {
  const matching = [...source.httpMounts].filter(([prefix]) => path.startsWith(prefix)).sort(([a], [b]) => b.length - a.length);
  return matching.length === 0 ? null : { prefix: matching[0]![0], child: matching[0]![1] };
}
