// How the HTTP API writes a function's values: so that all of them can be read back, which official clients ask for, or as
// plain JSON, for everybody else.

export type ValueFormat = "encoded" | "plain";

/** Under their older names too. */
const FORMATS = new Map<unknown, ValueFormat>([
  ["convex_encoded_json", "encoded"],
  ["convex_json", "encoded"],
  ["json", "plain"],
  ["convex_clean_json", "plain"],
]);

/** Null for one that there isn't. */
export const formatOf = (asked: unknown): ValueFormat | null => FORMATS.get(asked ?? "json") ?? null;

/** A value that JSON hasn't, as JSON.stringify writes it. No string can hold this: its quotes would be escaped. */
const SPECIAL = /\{"\$(integer|float|bytes)":"([^"]*)"\}/g;

/** `encoded`: JSON text without white space. */
export function written(encoded: string, format: ValueFormat): string {
  if (format === "encoded" || !encoded.includes('{"$')) return encoded;
  return encoded.replace(SPECIAL, (_all, kind: string, base64: string) => {
    if (kind === "bytes") return `"${base64}"`;
    const bytes = Buffer.from(base64, "base64");
    if (kind === "integer") return `"${bytes.readBigInt64LE()}"`;
    const float = bytes.readDoubleLE();
    return Number.isFinite(float) ? "-0.0" : `"${float}"`;
  });
}
