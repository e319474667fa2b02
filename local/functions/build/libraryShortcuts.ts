// Shortcuts in the bundled client library for what only costs time here. Each answers, fails and reads the very same as the library's
// own way; a version of the library that looks different keeps its own.
import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

export const REST_OF_STREAM = "local/queryStreamRest";

type Shortcut = {
  file: RegExp;
  /** All of it must be there. */
  needs: RegExp[];
  apply(source: string): string;
};

/** `collect`, and with it `take`, `first` and `unique`, asks for one row a syscall. Asking costs more than reading here: it asks for all at once. */
const COLLECT: Shortcut = {
  file: /[\\/]convex[\\/]dist[\\/]esm[\\/]server[\\/]impl[\\/]query_impl\.js$/,
  needs: [/\bclass QueryImpl\b/, /\bstartQuery\(\) \{/, /\bcloseQuery\(\) \{/, /\bjsonToConvex\b/, /\bperformAsyncSyscall\b/],
  apply: (source) => `${source}
QueryImpl.prototype.collect = async function collect() {
  const queryId = this.startQuery();
  const { rows, isPlain } = await performAsyncSyscall(${JSON.stringify(REST_OF_STREAM)}, { queryId });
  this.closeQuery();
  return isPlain ? rows : rows.map((row) => jsonToConvex(row));
};
`,
};

const TO_JSON = "export function convexToJson(value) {";
/** `convexToJson` copies what it is given. What is the same as a value and as JSON, in the order in which it would be written, is given back. */
const PLAIN: Shortcut = {
  file: /[\\/]convex[\\/]dist[\\/]esm[\\/]values[\\/]value\.js$/,
  needs: [/^export function convexToJson\(value\) \{$/m, /\bMAX_IDENTIFIER_LEN = \d/, /entries\.sort\(/],
  // Lines stay where they are: errors tell of them.
  apply: (source) => `${source.replace(TO_JSON, `${TO_JSON} if (isPlainJson(value)) return value;`)}
const knownFields = new Set();
function isField(k) {
  if (knownFields.has(k)) return true;
  if (k.length > MAX_IDENTIFIER_LEN || k[0] === "$" || !/^[ -~]*$/.test(k)) return false;
  if (knownFields.size < 10000) knownFields.add(k);
  return true;
}
function isPlainJson(value) {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0);
    case "object": {
      if (value === null) return true;
      if (Array.isArray(value)) {
        for (let i = 0; i < value.length; i++) if (!isPlainJson(value[i])) return false;
        return true;
      }
      if (Object.getPrototypeOf(value) !== Object.prototype) return false;
      let last = "";
      for (const k of Object.keys(value)) {
        if (k < last || !isField(k) || !isPlainJson(value[k])) return false;
        last = k;
      }
      return true;
    }
    default:
      return false;
  }
}
`,
};

export const libraryShortcuts: Plugin = {
  name: "libraryShortcuts",
  setup(build) {
    for (const { file, needs, apply } of [COLLECT, PLAIN]) {
      build.onLoad({ filter: file }, async ({ path }) => {
        const source = await readFile(path, "utf8");
        return { contents: needs.every((part) => part.test(source)) ? apply(source) : source, loader: "js" };
      });
    }
  },
};

/** The answer to `REST_OF_STREAM`. Rows without a `$` field are the same as values and as JSON. */
export function restOfStream(next: () => string | null): string {
  const rows: string[] = [];
  for (let row = next(); row !== null; row = next()) rows.push(row);
  const text = rows.join(",");
  return `{"rows":[${text}],"isPlain":${!text.includes('"$')}}`;
}
