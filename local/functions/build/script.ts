// Code as the engine has compiled it: once for as long as the code is kept, to be evaluated once a realm.
import { Script } from "node:vm";
import { IMPORTED } from "./dynamicImports";
import type { Module } from "./project";

export type Code = { readonly text: string };

/** A folder of functions, to be evaluated in realms. */
export type Bundle = {
  modules: Map<string, Module>;
  /** Exports a function for each module, by its name; of a bundle with `links`, one for each path that leads into a package. */
  code: Code;
  links?: Links;
};

/** Code that is in pieces which ask for each other by path. */
type Links = {
  /** The file of what may be loaded by name. */
  entries: Map<string, string>;
  pieces: Map<string, { code: Code }>;
  /** Whether what a path leads to exports as an ES module does. */
  isModule(path: string): boolean;
};

/** Free names of the code that are given to it. */
const OWN_NAMES = ["module", "exports", "require", "__dirname", "__filename", "__importMetaUrl", IMPORTED] as const;
export const GLOBAL_NAMES = [
  "Convex", "Date", "Math", "fetch", "Request", "Response", "setTimeout", "setInterval", "setImmediate", "queueMicrotask",
  "AsyncLocalStorage", "AsyncResource", "clearTimeout", "clearInterval", "process", "console", "crypto", "performance", "globalThis", "global", "self", "eval", "Function", "Atomics",
] as const;

/** `assign` gives one of `GLOBAL_NAMES` another value for the code. */
export type Compiled = (...values: unknown[]) => { run(): void; assign(name: string, value: unknown): void };

const scripts = new WeakMap<Code, Compiled>();
/** By the names that stacks call them. */
const named = new Map<string, WeakRef<Code>>();
const forgotten = new FinalizationRegistry<string>((name) => named.delete(name));
let serial = 0;

const PARAMETERS = [...OWN_NAMES, ...GLOBAL_NAMES].join(", ");
const ASSIGN = GLOBAL_NAMES.map((name) => `case "${name}": ${name} = value; break;`).join(" ");

export function compiled(code: Code, name: string): Compiled {
  let run = scripts.get(code);
  if (!run) {
    // Strict, as modules are: a name that nobody has declared would be a global of the whole process.
    const source = `(function (${PARAMETERS}) { return { assign(name, value) { switch (name) { ${ASSIGN} } }, run() {"use strict";${code.text}\n} }; })`;
    const filename = `${name || "convex"}.${++serial}.bundle.js`;
    run = new Script(source, { filename }).runInThisContext() as Compiled;
    scripts.set(code, run);
    named.set(filename, new WeakRef(code));
    forgotten.register(code, filename);
  }
  return run;
}

/** Which code a stack's frame is of, by the name of its file. */
export const codeOf = (filename: string): Code | null => named.get(filename)?.deref() ?? null;
