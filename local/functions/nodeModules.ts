// What Convex refuses when code is pushed, in the same words: queries and mutations in files with "use node".
import { readFileSync } from "node:fs";
import type { Component } from "./component";

/** Calls that may make a query or a mutation, whoever's builders they are; actions call theirs by ctx. */
const MAKES_QUERIES = /\b(?!runQuery|runMutation)\w*(?:query|mutation)\w*\s*\(|^\s*export\s*(?:\*|\{[^}]*\}\s*from)/im;

/** Evaluates those alone that seem to have some. What a file throws then, its callers are told. */
export function checkNodeModules(component: Component): void {
  for (const { name: module, file, node } of component.bundle.modules.values()) {
    if (!node) continue;
    for (const [name, { kind }] of functionsIn(component, module, file)) {
      if (kind === "query" || kind === "mutation") throw new Error(`\`${name}\` defined in \`${module}.js\` is a ${kind === "query" ? "Query" : "Mutation"} function. Only actions can be defined in Node.js. See https://docs.convex.dev/functions/actions for more details.`);
    }
  }
}

function functionsIn(component: Component, module: string, file: string) {
  try {
    return !MAKES_QUERIES.test(readFileSync(file, "utf8")) ? [] : component.functionsOf(module);
  } catch {
    return [];
  }
}
