// Where a bundle's code runs. Its globals are ours: `Convex` leads to the frame that is running, time
// and chance are the frame's, fetch and timers are refused in queries and mutations. No real global
// is touched, so that two realms of one bundle share nothing. This isolates functions from each
// other; it is no sandbox against hostile code.
import { webcrypto } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import type { Bundle } from "./bundle";

/** What a running function may reach; one a function call. */
export interface Frame {
  kind: "query" | "mutation" | "action";
  /** Milliseconds; fixed in queries and mutations. */
  now(): number;
  random(): number;
  syscall(op: string, args: string): string;
  asyncSyscall(op: string, args: string): Promise<string>;
  /** For what isn't JSON: blobs. */
  jsSyscall(op: string, args: Record<string, unknown>): unknown;
  log(level: string, values: unknown[]): void;
  env(): Record<string, string | undefined>;
}

export type Exports = Record<string, unknown>;
export type Realm = { load(module: string): Exports | null };

const PARAMETERS = [
  "module", "exports", "require", "Convex", "Date", "Math", "fetch", "setTimeout", "setInterval", "setImmediate",
  "clearTimeout", "clearInterval", "process", "console", "crypto", "performance", "global", "self",
];

const scripts = new WeakMap<Bundle, (...values: unknown[]) => void>();

/** Compiled once a bundle, evaluated once a realm. */
function compiled(bundle: Bundle, name: string) {
  let run = scripts.get(bundle);
  if (!run) {
    const source = `(function (${PARAMETERS.join(", ")}) {${bundle.code}\n})`;
    run = new Script(source, { filename: `${name || "convex"}.bundle.js` }).runInThisContext() as (...values: unknown[]) => void;
    scripts.set(bundle, run);
  }
  return run;
}

/** `frame()` is whatever call is running in this realm now; it throws outside of any. */
export function createRealm(bundle: Bundle, name: string, dir: string, frame: () => Frame): Realm {
  const module = { exports: {} as Record<string, () => Exports> };
  const globals = globalsFor(frame);
  const values: Record<string, unknown> = { module, exports: module.exports, require: createRequire(join(dir, "index.js")), ...globals };
  compiled(bundle, name)(...PARAMETERS.map((parameter) => values[parameter]));
  return { load: (path) => module.exports[path]?.() ?? null };
}

function globalsFor(frame: () => Frame): Record<string, unknown> {
  const currentOr = <T>(ask: (current: Frame) => T, otherwise: () => T): T => {
    let current: Frame | null = null;
    try {
      current = frame();
    } catch {
      // A module's own top level runs outside of any call.
    }
    return current ? ask(current) : otherwise();
  };
  const now = () => currentOr((current) => current.now(), Date.now);
  const OurDate = new Proxy(Date, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new Date(now()).toString(),
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
  const OurMath = Object.create(Math, {
    random: { value: () => currentOr((current) => current.random(), Math.random) },
  }) as Math;
  const onlyInActions = <F extends (...args: never[]) => unknown>(real: F, sentence: string) =>
    ((...args: never[]) => {
      const refused = currentOr((current) => current.kind !== "action", () => false);
      if (refused) throw new Error(sentence);
      return real(...args);
    }) as F;
  const timers = (name: string) => `Can't use ${name} in queries and mutations. Please consider using an action. See https://docs.convex.dev/functions/actions for more details.`;
  const log = (level: string) => (...args: unknown[]) => currentOr((current) => current.log(level, args), () => console.error(...args));
  const global: Record<string, unknown> = {
    Convex: {
      syscall: (op: string, args: string) => frame().syscall(op, args),
      asyncSyscall: (op: string, args: string) => frame().asyncSyscall(op, args),
      jsSyscall: (op: string, args: Record<string, unknown>) => frame().jsSyscall(op, args),
    },
    Date: OurDate,
    Math: OurMath,
    fetch: onlyInActions(fetch, "Can't use fetch() in queries and mutations. Please consider using an action. See https://docs.convex.dev/functions/actions for more details."),
    setTimeout: onlyInActions(setTimeout, timers("setTimeout")),
    setInterval: onlyInActions(setInterval, timers("setInterval")),
    setImmediate: onlyInActions(setImmediate, timers("setImmediate")),
    clearTimeout,
    clearInterval,
    process: {
      env: new Proxy({} as Record<string, string>, {
        get: (_target, key) => (typeof key === "string" ? currentOr((current) => current.env()[key], () => undefined) : undefined),
        has: (_target, key) => typeof key === "string" && currentOr((current) => key in current.env(), () => false),
        ownKeys: () => currentOr((current) => Object.keys(current.env()), () => []),
        getOwnPropertyDescriptor: (_target, key) => ({ enumerable: true, configurable: true, value: currentOr((current) => current.env()[String(key)], () => undefined) }),
      }),
      nextTick: process.nextTick.bind(process),
      versions: process.versions,
      version: process.version,
      platform: process.platform,
      emitWarning: () => undefined,
    },
    console: { log: log("LOG"), info: log("INFO"), warn: log("WARN"), error: log("ERROR"), debug: log("DEBUG"), trace: log("LOG"), time() {}, timeEnd() {}, group() {}, groupEnd() {} },
    crypto: webcrypto,
    performance: { now },
  };
  // `globalThis.x` in bundled code is left alone: what matters is looked up as a free name.
  global.global = global.self = new Proxy(globalThis, { get: (target, key) => (key in global ? global[key as string] : (Reflect.get(target, key) as unknown)) });
  return global;
}
