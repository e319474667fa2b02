// What a project's folder offers, for people who look for something to call: modules, their functions, their routes.
import type { HttpRouter } from "convex/server";
import type { Component } from "./component";
import type { ModuleDescription } from "./types";

/** Evaluates every module of the component. */
export function describeFunctions(component: Component): ModuleDescription[] {
  return [...component.bundle.modules.values()].map(({ name: module, node }) => {
    const described: ModuleDescription = { component: component.path, module, node, functions: [], routes: [], problem: null };
    try {
      for (const [name, { kind, isPublic, args, returns }] of component.functionsOf(module)) {
        if (kind !== "http") described.functions.push({ name, kind, isPublic, args, returns });
      }
      if (module === "http") described.routes = routesOf(component);
    } catch (error) {
      described.problem = error instanceof Error ? error.message : String(error);
    }
    return described;
  });
}

function routesOf(component: Component): { method: string; path: string }[] {
  const router = component.load("http")?.default as HttpRouter | undefined;
  return router?.getRoutes().map(([path, method]) => ({ method, path })) ?? [];
}
