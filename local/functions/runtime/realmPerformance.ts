// The `performance` of a realm: its time is the call's own, which stands still in queries and mutations, and so are its marks and
// measures. What else Node's has is Node's.

type Entry = { name: string; entryType: "mark" | "measure"; startTime: number; duration: number; detail: unknown; toJSON(): object };
type Options = { start?: string | number; end?: string | number; duration?: number; startTime?: number; detail?: unknown };

/** `now()` in milliseconds since 1970; `call()` is an object for as long as the call that runs, on which its entries hang. */
export function realmPerformance(now: () => number, call: () => object): object {
  const timeOrigin = Date.now();
  const elapsed = () => Math.max(0, now() - timeOrigin);
  const kept = new WeakMap<object, Entry[]>();
  const entries = () => {
    const of = call();
    if (!kept.has(of)) kept.set(of, []);
    return kept.get(of)!;
  };
  const add = (name: string, entryType: Entry["entryType"], startTime: number, duration: number, detail: unknown): Entry => {
    const fields = { name, entryType, startTime, duration, detail: structuredClone(detail ?? null) };
    const entry = { ...fields, toJSON: () => fields };
    entries().push(entry);
    return entry;
  };
  const at = (mark: string | number): number => {
    if (typeof mark === "number") return mark;
    const last = entries().findLast(({ name, entryType }) => name === mark && entryType === "mark");
    if (!last) throw new DOMException(`Cannot find mark: "${mark}"`, "SyntaxError");
    return last.startTime;
  };
  const clear = (type: Entry["entryType"]) => (name?: string) => {
    const all = entries();
    all.splice(0, all.length, ...all.filter((entry) => entry.entryType !== type || (name !== undefined && entry.name !== name)));
  };
  const own = {
    timeOrigin,
    now: elapsed,
    toJSON: () => ({ timeOrigin }),
    mark: (name: string, { startTime, detail }: Options = {}) => add(String(name), "mark", startTime ?? elapsed(), 0, detail),
    measure: (name: string, from?: string | Options, to?: string) => {
      const asked: Options = typeof from === "object" ? from : { start: from, end: to };
      const end = asked.end !== undefined ? at(asked.end) : asked.start !== undefined && asked.duration !== undefined ? at(asked.start) + asked.duration : elapsed();
      const start = asked.start !== undefined ? at(asked.start) : asked.duration !== undefined ? end - asked.duration : 0;
      return add(String(name), "measure", start, end - start, asked.detail);
    },
    clearMarks: clear("mark"),
    clearMeasures: clear("measure"),
    getEntries: () => [...entries()],
    getEntriesByName: (wanted: string, type?: string) => entries().filter(({ name, entryType }) => name === wanted && (type === undefined || entryType === type)),
    getEntriesByType: (type: string) => entries().filter(({ entryType }) => entryType === type),
  };
  // Node's own methods want Node's object for `this`.
  return new Proxy(Object.create(performance, Object.getOwnPropertyDescriptors(own)) as typeof own, {
    get: (target, key) => {
      if (Object.hasOwn(target, key)) return Reflect.get(target, key) as unknown;
      const value = Reflect.get(performance, key) as unknown;
      return typeof value === "function" && key !== "constructor" ? (value.bind(performance) as unknown) : value;
    },
  });
}
