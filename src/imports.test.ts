// No imports go in circles, those of types neither, so that whatever a file stands on can be read and tested without it.
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = ["local", "convex", "src"]
  .flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path.replaceAll("\\", "/")}`))
  .filter((path) => /\.tsx?$/.test(path) && !path.includes("/_generated/"));
const known = new Set(files);

/** What a file needs before it can be read; `import()` may lead back to where it stands, as it is followed later. */
function importsOf(file: string): string[] {
  const text = readFileSync(root + file, "utf8");
  const named = ts.preProcessFile(text, true, true).importedFiles.filter(({ pos }) => !/\(\s*$/.test(text.slice(0, pos)));
  return named.flatMap(({ fileName }) => {
    const path = fileName.startsWith(".") ? posix.join(posix.dirname(file), fileName) : fileName.replace(/^@\//, "src/");
    return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`].filter((each) => known.has(each)).slice(0, 1);
  });
}

/** As "a → b → a". Not each of a knot of many, but none only where there is none. */
function circlesAmong(imports: Map<string, string[]>): string[] {
  const circles: string[] = [];
  const way: string[] = [];
  const done = new Set<string>();
  const visit = (file: string) => {
    const at = way.indexOf(file);
    if (at !== -1) circles.push([...way.slice(at), file].join(" → "));
    if (at !== -1 || done.has(file)) return;
    way.push(file);
    imports.get(file)?.forEach(visit);
    way.pop();
    done.add(file);
  };
  [...imports.keys()].forEach(visit);
  return circles;
}

test("a circle is found and named", () => {
  expect(circlesAmong(new Map([["a", ["b", "c"]], ["b", ["d"]], ["c", ["d"]], ["d", ["c"]]]))).toEqual(["d → c → d"]);
});

test("there is none", () => {
  const imports = new Map(files.map((file) => [file, importsOf(file)]));
  expect(imports.get("local/functions/runtime/transactionFrame.ts")).toContain("local/functions/runtime/frame.ts");
  expect(circlesAmong(imports)).toEqual([]);
});
