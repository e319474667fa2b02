// Where a bundle's code runs, with globals of its own: no real one is touched, so that two realms of one bundle share nothing. It keeps
// functions apart from each other; it is no sandbox against hostile code.
import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { types } from "node:util";
import { realmCode } from "./realmCode";
import { realmConsole, type Printer } from "./realmConsole";
import { realmCrypto } from "./realmCrypto";
import { realmFetch } from "./realmFetch";
import { realmPerformance } from "./realmPerformance";
import { realmProcess } from "./realmProcess";
import { realmTimers } from "./realmTimers";
import { tellOwnStacks } from "./stackTrace";
import { compiled, GLOBAL_NAMES, type Bundle, type Code } from "../build/script";

/** What a running function may reach; one a function call. */
export interface Frame extends Printer {
  kind: "query" | "mutation" | "action";
  /** Whose function it runs. */
  readonly module: string;
  /** Milliseconds; fixed in queries and mutations. */
  now(): number;
  random(): number;
  syscall(op: string, args: string): string;
  asyncSyscall(op: string, args: string): Promise<string>;
  /** For what isn't JSON: blobs. */
  jsSyscall(op: string, args: Record<string, unknown>): unknown;
  /** Tells of work under way that isn't a syscall. */
  track<T>(name: string, work: Promise<T>): Promise<T>;
  env(): Record<string, string | undefined>;
  /** Something that it began and that nobody waits for has failed. */
  fail(error: unknown): void;
  /** Something that goes on by itself: `undo` ends it with the call, which says so. Call what is returned once it is over before. */
  begin(name: string, undo: () => void): () => void;
}

/** Of work that no call is there for any more. */
export const reportStray = (error: unknown) => console.error("Something that a function had begun failed after its end:", error);

export type Exports = Record<string, unknown>;
export type RealmOptions = { name: string; /** Of the functions. */ dir: string; env(): Record<string, string | undefined> };
/** `load` throws what the module throws, again whenever it is asked for. */
export type Realm = { load(module: string): Exports | null };

/** Where a module's own top level prints. */
const toServer: Printer = { print: (_level, messages, at) => console.error(...messages, ...(at ? [at.stack] : [])), timers: new Map() };

/** `frame()` is whatever call is running in this realm now; it throws outside of any, where `env()` has the environment. */
export function createRealm(bundle: Bundle, { name, dir, env }: RealmOptions, frame: () => Frame): Realm {
  tellOwnStacks();
  const { code, links } = bundle;
  const currentOr = asking(frame);
  /** Whose top level runs. */
  let loading: string | null = null;
  const isNode = (module: string) => bundle.modules.get(module)?.node ?? false;
  const entered = (load: (module: string) => Exports | null): Realm => ({
    load: (module) => {
      const before = loading;
      loading = module;
      try {
        return load(module);
      } finally {
        loading = before;
      }
    },
  });
  const assigns: ((key: string, value: unknown) => void)[] = [];
  // Code that sets a global, as a workflow does with Date for its own run, finds it by its free name then, and nobody else does.
  const globals: Record<string, unknown> = globalsFor(frame, currentOr, env, () => isNode(loading ?? currentOr(({ module }) => module, () => "")));
  const global = ownGlobal(globals, (key, value) => {
    globals[key] = value;
    for (const assign of assigns) assign(key, value);
  });
  Object.assign(globals, { globalThis: global, global, self: global });
  // As in a bundle of Convex's own, where a file was is lost.
  const file = resolve(dir, "index.js");
  const imported = async (load: () => unknown) => {
    if (currentOr(({ kind }) => kind !== "action", () => false)) throw new TypeError("dynamic module import unsupported");
    return Promise.resolve().then(load);
  };
  const given = [dirname(file), file, pathToFileURL(file).href, imported];
  const evaluate = (script: Code, module: { exports: unknown }, require: unknown) => {
    const { run, assign } = compiled(script, name)(module, module.exports, require, ...given, ...GLOBAL_NAMES.map((key) => globals[key]));
    assigns.push(assign);
    run();
  };
  const native = createRequire(file);
  const isNative = (path: string) => types.isModuleNamespaceObject(native(path));
  const whole = { exports: {} as Record<string, () => Exports> };
  evaluate(code, whole, Object.assign(native, { isModule: isNative }));
  if (!links) return entered((path) => whole.exports[path]?.() ?? null);

  const modules = new Map<string, { exports: unknown; failed?: { error: unknown } }>();
  const load = (path: string): unknown => {
    const known = modules.get(path);
    if (known?.failed) throw known.failed.error;
    if (known) return known.exports;
    const piece = links.pieces.get(path);
    if (!piece) return whole.exports[path] ? whole.exports[path]() : (native(path) as unknown);
    const module: { exports: unknown; failed?: { error: unknown } } = { exports: {} };
    modules.set(path, module);
    try {
      evaluate(piece.code, module, require);
    } catch (error) {
      module.failed = { error };
      throw error;
    }
    return module.exports;
  };
  const require = Object.assign((path: string) => load(path), { resolve: native.resolve, isModule: (path: string) => links.isModule(path) });
  return entered((module) => {
    const path = links.entries.get(module);
    return path === undefined ? null : (load(path) as Exports);
  });
}

/** Asks the call that is running, or otherwise. */
type CurrentOr = <T>(ask: (current: Frame) => T, otherwise: () => T) => T;

const asking = (frame: () => Frame): CurrentOr => (ask, otherwise) => {
  let current: Frame | null = null;
  try {
    current = frame();
  } catch {
    // A module's own top level runs outside of any call.
  }
  return current ? ask(current) : otherwise();
};

/**
 * `Convex` leads to the frame that is running; time and chance are its own; fetch and timers are refused in queries and mutations,
 * code from strings unless it `isWithNode`.
 */
function globalsFor(frame: () => Frame, currentOr: CurrentOr, env: RealmOptions["env"], isWithNode: () => boolean): Record<string, unknown> {
  const now = () => currentOr((current) => current.now(), Date.now);
  // With a prototype of its own: what code changes there stays here.
  const { Date: RealmDate } = { Date: class extends Date { static override [Symbol.hasInstance](value: unknown) { return value instanceof Date; } } };
  const OurDate = new Proxy(RealmDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new Date(now()).toString(),
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
  const OurMath = Object.create(Math, {
    random: { value: () => currentOr((current) => current.random(), Math.random) },
  }) as Math;
  const notInTransactions = (what: string) => {
    if (!currentOr((current) => current.kind !== "action", () => false)) return;
    throw new Error(`Can't use ${what} in queries and mutations. Please consider using an action. See https://docs.convex.dev/functions/actions for more details.`);
  };
  /** What is thrown later is its call's failure: nobody else's calls may end with it. */
  const guarded = (callback: (...args: unknown[]) => void, args: unknown[]) => {
    const fail = currentOr<(error: unknown) => void>((current) => (error) => current.fail(error), () => reportStray);
    return () => {
      try {
        callback(...args);
      } catch (error) {
        fail(error);
      }
    };
  };
  const global: Record<string, unknown> = {
    // Frozen: it is all calls', also of those that come later.
    Convex: Object.freeze({
      syscall: (op: string, args: string) => frame().syscall(op, args),
      asyncSyscall: (op: string, args: string) => frame().asyncSyscall(op, args),
      jsSyscall: (op: string, args: Record<string, unknown>) => frame().jsSyscall(op, args),
    }),
    Date: OurDate,
    Math: OurMath,
    ...realmFetch(async (work) => {
      notInTransactions("fetch()");
      return currentOr((current) => current.track("fetch", work()), work);
    }),
    ...realmTimers({ check: notInTransactions, guarded, owner: () => (isWithNode() ? null : currentOr<Frame | null>((current) => current, () => null)) }),
    setImmediate(callback: (...args: unknown[]) => void, ...args: unknown[]) {
      notInTransactions("setImmediate");
      return setImmediate(guarded(callback, args));
    },
    queueMicrotask: (callback: () => void) => queueMicrotask(guarded(callback, [])),
    AsyncLocalStorage,
    AsyncResource,
    Atomics: withoutWait(isWithNode),
    process: realmProcess(
      () => currentOr((current) => current.env(), env),
      (callback, ...args) => process.nextTick(guarded(callback, args)),
    ),
    console: realmConsole((use) => currentOr(use, () => use(toServer))),
    crypto: realmCrypto((method, work) => {
      if (method === "generateKey") notInTransactions("cryptographic randomness");
      return currentOr((current) => (current.kind === "action" ? work() : current.track("crypto", work())), work);
    }),
    performance: realmPerformance(now, () => currentOr<object>((current) => current, () => now)),
    ...realmCode(isWithNode),
  };
  return global;
}

/** Nobody waits for another thread: all would. */
function withoutWait(isWithNode: () => boolean): typeof Atomics {
  const wait = (...args: Parameters<typeof Atomics.wait>) => {
    if (!isWithNode()) throw new TypeError("Atomics.wait cannot be called in this context");
    return Atomics.wait(...args);
  };
  return Object.create(Atomics, { wait: { value: wait, writable: true, configurable: true } }) as typeof Atomics;
}

/** A global object of the realm's own, over Node's: written to, it tells `assign`, and Node's stays as it is. */
function ownGlobal(globals: Record<string, unknown>, assign: (key: string, value: unknown) => void): object {
  const set = (own: Record<string, unknown>, key: string | symbol, value: unknown) => {
    Object.defineProperty(own, key, { value, writable: true, enumerable: true, configurable: true });
    assign(String(key), value);
    return true;
  };
  return new Proxy({ ...globals }, {
    get: (own, key, self) => (key === "globalThis" || key === "global" || key === "self" ? self : key in own ? own[key as string] : (Reflect.get(globalThis, key) as unknown)),
    has: (own, key) => key in own || key in globalThis,
    set,
    defineProperty: (own, key, descriptor) => ("value" in descriptor ? set(own, key, descriptor.value) : Reflect.defineProperty(own, key, { ...descriptor, configurable: true })),
    getOwnPropertyDescriptor: (own, key) => Object.getOwnPropertyDescriptor(own, key) ?? (key in globalThis ? { value: Reflect.get(globalThis, key) as unknown, writable: true, enumerable: false, configurable: true } : undefined),
  });
}
