// What every command needs before it can run: a Node that fits, and the packages of the lock file.
// Plain JavaScript without dependencies: it runs on a fresh clone.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Prints one sentence and ends the process. */
export function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

export function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const needed = engines.node.replace(/[^\d.]/g, "").split(".").map(Number);
  const actual = process.versions.node.split(".").map(Number);
  const [major, minor] = [actual[0] - needed[0], actual[1] - needed[1]];
  if (major < 0 || (major === 0 && minor < 0)) {
    refuse(`Caravan needs Node ${needed.slice(0, 2).join(".")} or newer; this is ${process.version}. Get it from nodejs.org and try again.`);
  }
}

/** Installs what the lock file says, unless that very lock file is installed already. */
export function installPackages() {
  const stamp = join(root, "node_modules", ".caravan-lock");
  const lock = hashFiles(["package-lock.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing packages…");
  // Not `npm ci`: it refuses a lock file without every platform's optional binaries, which a lock made
  // on one platform may lack. Versions are the lock file's all the same, and it isn't written.
  run("npm", ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], "The packages could not be installed. Check the network and try again.");
  writeFileSync(stamp, lock);
}

/** Builds the app into dist/, unless it was built from these very files and settings. */
export function buildApp() {
  const stamp = join(root, "dist", ".built-from");
  const sources = hashFiles(["src", "public", "index.html", "vite.config.ts", "package-lock.json", "convex/_generated"]) + hashText(appSettings());
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  console.log("Building the app…");
  run(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], "The app could not be built.");
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

/**
 * The module `from`, a path in the project, with all of ours that it imports as one file of JavaScript: loading 300 of TypeScript one by
 * one takes longer than all else of a start. Returns its address. Stacks name the files that were written.
 */
export async function builtModule(from) {
  const out = join(root, ".build", "server", basename(from, ".ts"));
  const stamp = `${out}.json`;
  const { inputs, hash } = existsSync(stamp) ? JSON.parse(readFileSync(stamp, "utf8")) : { inputs: [] };
  process.setSourceMapsEnabled(true);
  if (inputs.length === 0 || hash !== hashFiles(inputs)) {
    const { build } = await import("esbuild");
    const result = await build({
      absWorkingDir: root,
      entryPoints: [from],
      outfile: `${out}.mjs`,
      bundle: true,
      write: false,
      metafile: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      sourcemap: "linked",
      sourcesContent: false,
      plugins: [{ name: "ownAddress", setup: ownAddress }],
    });
    const built = [...Object.keys(result.metafile.inputs), "package-lock.json"].sort();
    mkdirSync(dirname(out), { recursive: true });
    const files = [...result.outputFiles, { path: stamp, contents: JSON.stringify({ inputs: built, hash: hashFiles(built) }) }];
    // Another start may be reading them, or writing the same.
    for (const { path, contents } of files) {
      writeFileSync(`${path}.${process.pid}`, contents);
      renameSync(`${path}.${process.pid}`, path);
    }
  }
  return pathToFileURL(`${out}.mjs`).href;
}

/** What stands beside a file is found from where the file was written. */
function ownAddress(build) {
  build.onLoad({ filter: /[\\/](?:local|scripts|bench|e2e)[\\/].*\.(?:ts|mjs)$/ }, ({ path }) => ({
    contents: readFileSync(path, "utf8").replace(/(?<!")import\.meta\.url/g, JSON.stringify(pathToFileURL(path).href)),
    loader: path.endsWith(".ts") ? "ts" : "js",
  }));
}

function run(command, args, sentence) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" && command === "npm" });
  if (status !== 0) refuse(sentence);
}

/** What Vite reads into the app: VITE_ lines of .env, and of the environment. */
function appSettings() {
  const file = join(root, ".env");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const variables = Object.entries(process.env).map(([name, value]) => `${name}=${value}`);
  return [...lines, ...variables].filter((line) => line.startsWith("VITE_")).sort().join("\n");
}

const hashText = (text) => createHash("sha256").update(text).digest("hex");

function hashFiles(paths) {
  const hash = createHash("sha256");
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(join(path, name));
    } else {
      hash.update(path).update("\0").update(readFileSync(full));
    }
  };
  paths.forEach(visit);
  return hash.digest("hex");
}
