// `npm test`: installs what it needs, then types, lint, unit, engine and browser tests, and one
// summary at the end. Names of suites narrow it: `npm test -- unit browser`.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildApp, installPackages, requireNode, root } from "./prepare.mjs";

requireNode();
installPackages();
const { findOrInstallChromium } = await import("./browser.mjs");

const only = process.argv.slice(2);
const wanted = (name) => only.length === 0 || only.includes(name);
const reports = join(root, ".build", "reports");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const started = Date.now();
const results = [];

const bin = (path) => join(root, "node_modules", path);
const checks = [
  ["types", [bin("typescript/bin/tsc"), "--noEmit"]],
  ["lint", [bin("eslint/bin/eslint.js"), "."]],
].filter(([name]) => wanted(name));
await Promise.all(checks.map(([name, args]) => check(name, args)));

const suites = ["unit", "functions", "functions on local", "engine", "wire"].filter(wanted);
if (suites.length > 0) await vitest("unit, functions, engine and wire", suites, {});
if (wanted("browser")) {
  const chromium = await findOrInstallChromium();
  buildApp();
  await vitest("browser", ["browser"], { CARAVAN_CHROMIUM: chromium });
}
summarise();

async function check(name, args) {
  const begun = Date.now();
  const ok = (await node(args, {})) === 0;
  results.push({ name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, seconds: (Date.now() - begun) / 1000 });
}

async function vitest(name, projects, env) {
  const begun = Date.now();
  const report = join(reports, `${projects[0]}.json`);
  const args = [bin("vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const status = await node([...args, ...projects.map((project) => `--project=${project}`)], env);
  const { numPassedTests = 0, numFailedTests = 0 } = readReport(report);
  // A suite that broke before its tests ran counts as one failure.
  const failed = numFailedTests || (status === 0 ? 0 : 1);
  results.push({ name, passed: numPassedTests, failed, seconds: (Date.now() - begun) / 1000 });
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return {};
  }
}

function node(args, env) {
  return new Promise((resolve) => {
    spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } })
      .on("exit", resolve);
  });
}

function summarise() {
  console.log("\nSummary");
  for (const { name, passed, failed, seconds } of results) {
    console.log(`  ${failed ? "✗" : "✓"} ${name.padEnd(28)} ${String(passed).padStart(4)} passed  ${failed} failed  ${seconds.toFixed(0)} s`);
  }
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`  in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  console.log(`${total("passed")} passed, ${total("failed")} failed`);
  process.exit(total("failed") > 0 ? 1 : 0);
}
