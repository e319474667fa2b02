// `collect`, `take`, `first` and `unique` of the client library ask for one row a syscall. Here the
// rows are a function call away, so that asking costs more than reading: the bundled library gets a
// `collect` that asks for all of them at once. It answers, fails and reads the very same.
import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

export const REST_OF_STREAM = "local/queryStreamRest";

const COLLECT = `
QueryImpl.prototype.collect = async function collect() {
  const queryId = this.startQuery();
  const { rows, isPlain } = await performAsyncSyscall(${JSON.stringify(REST_OF_STREAM)}, { queryId });
  this.closeQuery();
  return isPlain ? rows : rows.map((row) => jsonToConvex(row));
};
`;
/** What the addition builds on; a version of the library that lacks any of it keeps its own `collect`. */
const NEEDED = [/^class QueryImpl\b|export class QueryImpl\b/m, /\bstartQuery\(\) \{/, /\bcloseQuery\(\) \{/, /\bjsonToConvex\b/, /\bperformAsyncSyscall\b/];

export const collectAtOnce: Plugin = {
  name: "collectAtOnce",
  setup(build) {
    build.onLoad({ filter: /[\\/]convex[\\/]dist[\\/]esm[\\/]server[\\/]impl[\\/]query_impl\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      return { contents: NEEDED.every((part) => part.test(source)) ? source + COLLECT : source, loader: "js" };
    });
  },
};

/** The syscall's answer. Rows without a `$` key are the same as values and as JSON. */
export function restOfStream(next: () => string | null): string {
  const rows: string[] = [];
  for (let row = next(); row !== null; row = next()) rows.push(row);
  const text = rows.join(",");
  return `{"rows":[${text}],"isPlain":${!text.includes('"$')}}`;
}
