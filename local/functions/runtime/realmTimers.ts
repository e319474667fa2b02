// The timers of a realm: what they call fails its call alone, and what an action leaves ends with it, as in Convex's own runtime. In Node's
// actions it goes on, as a process of Node's does.
export type TimerHost = {
  /** Throws in queries and mutations. */
  check(name: string): void;
  /** What is thrown by what it returns is its call's failure. */
  guarded(callback: Callback, args: unknown[]): () => void;
  /** What ends it; null where nothing does. */
  owner(): { begin(name: string, undo: () => void): () => void } | null;
};
type Callback = (...args: unknown[]) => void;
type Timer = (callback: Callback, ms?: number, ...args: unknown[]) => NodeJS.Timeout;

export function realmTimers({ check, guarded, owner }: TimerHost): { setTimeout: Timer; setInterval: Timer; clearTimeout: typeof clearTimeout; clearInterval: typeof clearInterval } {
  /** Told of a timer that won't fire any more. */
  const ends = new WeakMap<object, () => void>();
  const owned = (name: string, timer: NodeJS.Timeout) => {
    const end = owner()?.begin(name, () => clearTimeout(timer));
    if (end) ends.set(timer, end);
    return timer;
  };
  const clear = (timer?: NodeJS.Timeout | string | number) => {
    if (typeof timer === "object") ends.get(timer)?.();
    clearTimeout(timer);
  };
  return {
    setTimeout(callback, ms, ...args) {
      check("setTimeout");
      const call = guarded(callback, args);
      const timer: NodeJS.Timeout = owned("setTimeout", setTimeout(() => {
        ends.get(timer)?.();
        call();
      }, ms));
      return timer;
    },
    setInterval(callback, ms, ...args) {
      check("setInterval");
      return owned("setInterval", setInterval(guarded(callback, args), ms));
    },
    clearTimeout: clear,
    clearInterval: clear,
  };
}
