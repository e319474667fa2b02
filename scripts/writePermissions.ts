// Writes docs/permissions.md: npm run permissions
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { publicFunctions } from "../convex/publicFunctions.testing";
import { permissionsPage } from "./permissionsPage";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "convex");

/** As Convex does: no generated code, and no file with two dots in its name. */
const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => /^[^.]+\.ts$/.test(path) && !path.startsWith("_generated"));
const modules = await Promise.all(paths.map(async (path) => [path, (await import(pathToFileURL(join(folder, path)).href)) as Record<string, unknown>] as const));

writeFileSync(join(root, "docs/permissions.md"), permissionsPage(publicFunctions(Object.fromEntries(modules))));
