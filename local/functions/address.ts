// Names of functions: "dir/file:name" within a component, references through mounted components, and
// handles that can be stored and called from anywhere.
import type { JSONValue } from "convex/values";
import type { ComponentPath } from "../database/types";

export type FunctionAddress = { component: ComponentPath; module: string; name: string };

/** "dir/file.js:name" and "dir/file" (the default export) to their parts. */
export function parsePath(path: string): { module: string; name: string } {
  const colon = path.lastIndexOf(":");
  const module = (colon === -1 ? path : path.slice(0, colon)).replace(/\.(js|ts|tsx|mjs)$/, "");
  return { module, name: colon === -1 ? "default" : path.slice(colon + 1) };
}

/** As Convex shows it: a default export has its module's name. */
export const displayPath = ({ module, name }: { module: string; name: string }) => (name === "default" ? module : `${module}:${name}`);

/** As Convex keeps it. */
export const canonicalPath = ({ module, name }: { module: string; name: string }) => `${module}.js:${name}`;

const HANDLE = "function://";

export const functionHandle = ({ component, module, name }: FunctionAddress) => `${HANDLE}${component};${module}:${name}`;

function parseHandle(handle: string): FunctionAddress {
  const [component = "", path = ""] = handle.slice(HANDLE.length).split(";");
  return { component, ...parsePath(path) };
}

/** Of a function as clients and the scheduler name it. */
export function addressOf({ path, component = "" }: { path: string; component?: ComponentPath }): FunctionAddress {
  return path.startsWith(HANDLE) ? parseHandle(path) : { component, ...parsePath(path) };
}

/** What `getFunctionAddress` of the client library sends: a name, a handle, or a reference through a child. */
export function resolveAddress(caller: ComponentPath, args: { [key: string]: JSONValue }): FunctionAddress {
  const { name, functionHandle: handle, reference } = args;
  if (typeof handle === "string") return parseHandle(handle);
  if (typeof name === "string") return name.startsWith(HANDLE) ? parseHandle(name) : { component: caller, ...parsePath(name) };
  if (typeof reference === "string") {
    const [kind, type, child, ...rest] = reference.split("/");
    if (kind === "_reference" && type === "childComponent" && child !== undefined) {
      const exported = rest.at(-1) ?? "default";
      return { component: caller === "" ? child : `${caller}/${child}`, module: rest.slice(0, -1).join("/"), name: exported };
    }
  }
  throw new Error(`Couldn't resolve the function reference ${JSON.stringify(args)}`);
}
