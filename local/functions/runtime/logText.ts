// What a function prints, as Convex's log lines have it: values as the real runtime shows them, a line's length, how many
// lines an execution may have.
const MAX_LINES = 256;
const MAX_LINE_BYTES = 32_768;
const CUT = " (truncated due to length)";
const MAX_DEPTH = 5;
const MAX_STRING = 32_768;
const INDENT = "  ";

/** Adds a line, unless there are too many already: then the last one says so. */
export function addLine(lines: string[], level: string, messages: string[]): void {
  if (lines.length < MAX_LINES - 1) lines.push(`[${level}] ${shortened(messages.join(" "))}`);
  else if (lines.length === MAX_LINES - 1) lines.push(`[ERROR] Log overflow (maximum ${MAX_LINES}). Remaining log lines omitted.`);
}

function shortened(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= MAX_LINE_BYTES) return text;
  // What is cut within a character ends before it.
  return bytes.subarray(0, MAX_LINE_BYTES - CUT.length).toString().replace(/\uFFFD$/, "") + CUT;
}

/** One argument of `console.log`, in the notation of the npm package object-inspect, which Convex prints with. */
export function logText(value: unknown): string {
  return textOf(value, 0, []);
}

function textOf(value: unknown, depth: number, above: readonly object[]): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return `${value}n`;
    case "function":
      return functionText(value as (...args: unknown[]) => unknown, depth, above);
    case "object":
      return value === null ? "null" : objectText(value, depth, above);
    default:
      return String(value);
  }
}

function quoted(text: string): string {
  const shown = text.length > MAX_STRING ? text.slice(0, MAX_STRING) : text;
  const rest = text.length - shown.length;
  // eslint-disable-next-line no-control-regex -- they are what is escaped
  const escaped = shown.replace(/['\\]/g, "\\$&").replace(/[\x00-\x1f]/g, escapeOf);
  return `'${escaped}'${rest > 0 ? `... ${rest} more character${rest > 1 ? "s" : ""}` : ""}`;
}

const ESCAPES: Record<string, string> = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r" };
const escapeOf = (character: string) => ESCAPES[character] ?? `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

function functionText(value: (...args: unknown[]) => unknown, depth: number, above: readonly object[]): string {
  const fields = fieldsOf(value, depth, above);
  return `[Function${value.name === "" ? " (anonymous)" : `: ${value.name}`}]${fields.length > 0 ? ` { ${fields.join(", ")} }` : ""}`;
}

function objectText(value: object, depth: number, above: readonly object[]): string {
  if (depth >= MAX_DEPTH) return Array.isArray(value) ? "[Array]" : "[Object]";
  if (above.includes(value)) return "[Circular]";
  const inner = (item: unknown) => textOf(item, depth + 1, [...above, value]);
  if (Array.isArray(value)) return arrayText(fieldsOf(value, depth, above), depth);
  if (value instanceof Error) return errorText(value, fieldsOf(value, depth, above), inner);
  if (typeof (value as { inspect?: unknown }).inspect === "function") return String((value as { inspect(): unknown }).inspect());
  if (value instanceof Map) return collection("Map", [...(value as Map<unknown, unknown>)].map(([key, item]) => `${inner(key)} => ${inner(item)}`), depth);
  if (value instanceof Set) return collection("Set", [...(value as Set<unknown>)].map(inner), depth);
  if (value instanceof WeakMap || value instanceof WeakSet || value instanceof WeakRef) return `${value.constructor.name} { ? }`;
  if (value instanceof Number || value instanceof Boolean || value instanceof String || value instanceof BigInt || value instanceof Symbol) {
    return `Object(${textOf(value.valueOf(), depth, above)})`;
  }
  if (value instanceof Date || value instanceof RegExp) return String(value);
  const fields = fieldsOf(value, depth, above);
  const tag = tagOf(value);
  return fields.length === 0 ? `${tag}{}` : `${tag}{${lines(fields, depth)}}`;
}

function arrayText(items: string[], depth: number): string {
  if (items.length === 0) return "[]";
  return items.some((item) => item.includes("\n")) ? `[${lines(items, depth)}]` : `[ ${items.join(", ")} ]`;
}

function errorText(error: Error, fields: string[], inner: (value: unknown) => string): string {
  const parts = Object.hasOwn(error, "cause") && !Object.prototype.propertyIsEnumerable.call(error, "cause") ? [`[cause]: ${inner(error.cause)}`, ...fields] : fields;
  return parts.length === 0 ? `[${String(error)}]` : `{ [${String(error)}] ${parts.join(", ")} }`;
}

const collection = (type: string, entries: string[], depth: number) => `${type} (${entries.length}) {${entries.length === 0 ? "" : lines(entries, depth)}}`;

function lines(entries: string[], depth: number): string {
  const before = INDENT.repeat(depth);
  const join = `\n${before}${INDENT}`;
  return `${join}${entries.join(`,${join}`)}\n${before}`;
}

function fieldsOf(value: object, depth: number, above: readonly object[]): string[] {
  const inner = (item: unknown) => textOf(item, depth + 1, [...above, value]);
  const items = Array.isArray(value) ? Array.from(value, (item: unknown, i) => (i in value ? inner(item) : "")) : [];
  for (const name of Object.keys(value)) {
    if (Array.isArray(value) && String(Number(name)) === name) continue;
    items.push(`${/[^\w$]/.test(name) ? quoted(name) : name}: ${inner((value as Record<string, unknown>)[name])}`);
  }
  for (const symbol of Object.getOwnPropertySymbols(value)) {
    if (Object.prototype.propertyIsEnumerable.call(value, symbol)) items.push(`[${String(symbol)}]: ${inner((value as Record<symbol, unknown>)[symbol])}`);
  }
  return items;
}

/** The class of what is no plain object. */
function tagOf(value: object): string {
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === Object.prototype) return "";
  const name = typeof value.constructor === "function" && value.constructor.name !== "" ? `${value.constructor.name} ` : "";
  const nature = Symbol.toStringTag in value ? Object.prototype.toString.call(value).slice(8, -1) : value instanceof Object ? "" : "Object";
  const tags = [nature, value instanceof Object ? "" : "null prototype"].filter((tag) => tag !== "");
  return `${name}${tags.length > 0 ? `[${tags.join(": ")}] ` : ""}`;
}
