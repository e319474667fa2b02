// What a project's folder offers, for people who look for something to call: modules, their functions, their routes.
import type { HttpRouter } from "convex/server";
import type { JSONValue } from "convex/values";
import type { ComponentPath } from "../database/types";
import type { Component } from "./component";
import type { FunctionKind } from "./types";

/** Validators in their JSON form; `returns` is null where the function declares none. */
export type FunctionDescription = { name: string; kind: FunctionKind; isPublic: boolean; args: JSONValue; returns: JSONValue };
/** `problem`: why its functions can't be listed. */
export type ModuleDescription = { component: ComponentPath; module: string; node: boolean; functions: FunctionDescription[]; routes: { method: string; path: string }[]; problem: string | null };

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
