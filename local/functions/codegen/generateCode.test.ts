// Generated code: what is committed is what would be written today, and a component written beside its project gets its own.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateCode } from "./generateCode";

const FIXTURES = new URL("../../fixtures", import.meta.url).pathname;
const projects = readdirSync(FIXTURES).filter((name) => readdirSync(FIXTURES, { withFileTypes: true }).some((entry) => entry.isDirectory() && entry.name === name));

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "convex-codegen-"));
  cpSync(FIXTURES, dir, { recursive: true });
  symlinkSync(new URL("../../../node_modules", import.meta.url).pathname, join(dir, "node_modules"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("generated code", () => {
  it.each(projects)("of fixtures/%s is as it was committed", async (project) => {
    expect(await generateCode(join(dir, project))).toEqual([]);
  });

  it("is made anew for a project and for a component beside it", async () => {
    const project = join(dir, "files");
    for (const folder of ["convex", "drawer"]) rmSync(join(project, folder, "_generated"), { recursive: true });
    const written = await generateCode(project);
    expect(written.map((path) => path.slice(project.length + 1)).sort()).toEqual([
      ...["api.d.ts", "api.js", "dataModel.d.ts", "server.d.ts", "server.js"].map((name) => `convex/_generated/${name}`),
      ...["api.ts", "component.ts", "dataModel.ts", "server.ts"].map((name) => `drawer/_generated/${name}`),
    ]);
    expect(readFileSync(join(project, "drawer/_generated/component.ts"), "utf8")).toContain('"put": FunctionReference<"action", "internal", { "text": string }, string, Name>;');
    expect(readFileSync(join(project, "convex/_generated/api.d.ts"), "utf8")).toContain('"drawer": import("../../drawer/_generated/component.js").ComponentApi<"drawer">;');
  });
});
