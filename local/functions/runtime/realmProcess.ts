// The `process` of a realm: Node's own, to be read and never to be changed. What it is told stays here, and what would end or
// change the whole deployment is refused.

/** What Node's `process` is told for all. */
const REFUSED = [
  "abort", "chdir", "disconnect", "exit", "initgroups", "kill", "reallyExit", "send", "setegid", "seteuid", "setgid", "setgroups", "setuid",
  "setSourceMapsEnabled", "setUncaughtExceptionCaptureCallback", "_debugEnd", "_debugProcess", "_kill", "_rawDebug",
];
/** Whoever listens to the process, would after his call's end: nobody is told anything. */
const LISTENING = ["addListener", "off", "on", "once", "prependListener", "prependOnceListener", "removeAllListeners", "removeListener", "setMaxListeners"];

type Defer = (callback: (...args: unknown[]) => void, ...args: unknown[]) => void;

/** `env()`: as it is now, for who asks. */
export function realmProcess(env: () => Record<string, string | undefined>, nextTick: Defer): object {
  const own: Record<string, unknown> = { env: ownEnv(env), nextTick, emit: () => false, emitWarning: () => undefined, exitCode: undefined, title: process.title };
  for (const name of REFUSED) {
    own[name] = () => {
      throw new Error(`process.${name}() would be for the whole deployment: functions can't call it.`);
    };
  }
  const realm: object = Object.create(process, Object.fromEntries(Object.entries(own).map(([name, value]) => [name, described(value)]))) as object;
  for (const name of LISTENING) Object.defineProperty(realm, name, described(() => realm));
  return realm;
}

const described = (value: unknown): PropertyDescriptor => ({ value, writable: true, enumerable: true, configurable: true });

/** Over the deployment's variables, those that the realm's code has set or deleted. */
function ownEnv(env: () => Record<string, string | undefined>): object {
  const written = new Map<string, string | undefined>();
  const read = (key: string) => (written.size > 0 && written.has(key) ? written.get(key) : env()[key]);
  const write = (key: string | symbol, value: string | undefined) => {
    if (typeof key === "string") written.set(key, value);
    return true;
  };
  return new Proxy({} as Record<string, string>, {
    get: (target, key) => {
      if (typeof key !== "string") return undefined;
      // What is printed of it says no secrets.
      return read(key) ?? (key === "inspect" ? () => "[process.env]" : (Reflect.get(Object.prototype, key, target) as unknown));
    },
    has: (_target, key) => typeof key === "string" && read(key) !== undefined,
    ownKeys: () => [...new Set([...Object.keys(env()), ...written.keys()])].filter((key) => read(key) !== undefined),
    getOwnPropertyDescriptor: (_target, key) => (typeof key === "string" && read(key) !== undefined ? described(read(key)) : undefined),
    set: (_target, key, value) => write(key, String(value)),
    defineProperty: (_target, key, descriptor) => write(key, String(descriptor.value)),
    deleteProperty: (_target, key) => write(key, undefined),
  });
}
