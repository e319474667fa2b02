// Positions in a source map: those that Node's own reader finds.
import { SourceMap, type SourceMapPayload } from "node:module";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { Positions, type SourceMapJson } from "./positions";

let text: string;
let map: SourceMapJson;
beforeAll(async () => {
  const { outputFiles } = await build({ stdin: { contents: 'export * from "convex/server";', resolveDir: import.meta.dirname }, bundle: true, write: false, format: "cjs", platform: "node", sourcemap: "external", outdir: "out", logLevel: "silent" });
  text = outputFiles.find(({ path }) => path.endsWith(".js"))!.text;
  map = JSON.parse(outputFiles.find(({ path }) => path.endsWith(".map"))!.text) as SourceMapJson;
});

describe("positions", () => {
  it("are those that Node's own reader finds, on every line", () => {
    const theirs = new SourceMap(map as unknown as SourceMapPayload);
    const ours = new Positions(map);
    const lines = text.split("\n");
    expect(lines.length).toBeGreaterThan(2000);
    for (const [line, code] of lines.entries()) {
      for (const column of [0, Math.floor(code.length / 2), code.length]) {
        const entry = theirs.findEntry(line, column);
        // Node goes back to lines before; what isn't mapped on its own line comes from nowhere.
        const isThere = "originalSource" in entry && entry.generatedLine === line && entry.originalSource !== undefined;
        const expected = isThere ? { source: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 } : null;
        expect(ours.find(line + 1, column + 1)).toEqual(expected);
      }
    }
  });

  it("are counted below lines that were added, and are null outside of the code", () => {
    const line = text.split("\n").findIndex((code) => code.includes("async function invokeMutation("));
    const at = new Positions(map).find(line + 1, 1);
    expect(at?.source).toContain("registration_impl.ts");
    expect(new Positions(map, 7).find(line + 8, 1)).toEqual(at);
    expect([new Positions(map).find(10 ** 6, 1), new Positions(map).find(0, 1)]).toEqual([null, null]);
  });

  it("of a torn map are refused", () => {
    expect(() => new Positions({ ...map, mappings: "AAAA;A!" })).toThrow("torn");
  });
});
