// Values that a parser may trip over, and what becomes of good JSON when somebody meddles with it.
import fc from "fast-check";

/** Wrong types, huge numbers, names that mean something to JavaScript, malformed values of Convex's own kinds. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, [], {}, "", -1, 0.5, 1e308, 2 ** 32, 2 ** 53, -(2 ** 63), "NaN", "\u0000", "\ud800", "__proto__", "constructor", "toString", "🜁".repeat(50)),
  fc.constantFrom<unknown>({ $integer: "x" }, { $integer: "AAAA" }, { $float: "AAAAAAAA" }, { $bytes: "!" }, { $bytes: 5 }, { $undefined: null }, { $commitTs: null }, { $map: [] }, { $set: 1 }, { $a: 1, b: 2 }),
  fc.constantFrom(100, 100_000).map((levels) => deep("[", "]", levels)),
  fc.constant(deep('{"a":', "}", 5000)),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown),
  fc.integer({ min: 1000, max: 200_000 }).map((length) => "x".repeat(length)),
  fc.integer({ min: 9000, max: 20_000 }).map((length) => new Array<number>(length).fill(0)),
  fc.integer({ min: 1025, max: 2000 }).map((fields) => Object.fromEntries(Array.from({ length: fields }, (_, i) => [`f${i}`, i]))),
  fc.jsonValue(),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** Stands for text that JSON.stringify would run out of stack over; `asText` puts it in. */
type Deep = { deep: string };
function deep(open: string, close: string, levels: number): Deep {
  return { deep: `${open.repeat(levels)}0${close.repeat(levels)}` };
}

/** JSON of `value`, deep parts and all. */
export function asText(value: unknown): string {
  const parts: string[] = [];
  const text = JSON.stringify(value, (_name, part: unknown) => {
    if (typeof part !== "object" || part === null || Object.keys(part).join() !== "deep") return part;
    return `\u0001deep${parts.push((part as Deep).deep) - 1}\u0001`;
  });
  return text.replace(/"\\u0001deep(\d+)\\u0001"/g, (_match, index: string) => parts[Number(index)]!);
}

type Meddling = { at: number; how: "replace" | "remove" | "add" | "keep"; value: unknown };
const meddling: fc.Arbitrary<Meddling> = fc.record({
  at: fc.nat(1000),
  how: fc.constantFrom("replace" as const, "replace" as const, "remove" as const, "add" as const, "keep" as const),
  value: hostileValue,
});

/** Some part of it is another, gone, or beside something that nobody expects; now and then it is whole. */
export function meddled(whole: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc.tuple(whole, fc.array(meddling, { maxLength: 2 })).map(([value, changes]) => {
    const copy = structuredClone(value);
    for (const change of changes) meddle(copy, change);
    return copy;
  });
}

function meddle(value: object, { at, how, value: given }: Meddling): void {
  // One that was given before isn't to be meddled with again.
  const hostile = structuredClone(given);
  const places: [holder: Record<string, unknown>, name: string][] = [];
  const collect = (holder: object) => {
    for (const [name, part] of Object.entries(holder) as [string, unknown][]) {
      places.push([holder as Record<string, unknown>, name]);
      if (typeof part === "object" && part !== null) collect(part);
    }
  };
  collect(value);
  if (places.length === 0 || how === "keep") return;
  const [holder, name] = places[at % places.length]!;
  if (how === "replace") holder[name] = hostile;
  else if (how === "remove") delete holder[name];
  else Object.defineProperty(holder, at % 2 ? "__proto__" : "extra", { value: hostile, enumerable: true, configurable: true, writable: true });
}
