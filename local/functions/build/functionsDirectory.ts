// The folder of a project's functions: what convex.json says, else "convex".
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export function functionsDirectory(projectDir: string): string {
  const config = join(projectDir, "convex.json");
  const named = existsSync(config) ? (JSON.parse(readFileSync(config, "utf8")) as { functions?: string }).functions : undefined;
  return join(projectDir, named ?? "convex");
}
