// `npm test`: installs what it needs, then types, lint, unit, engine and browser tests, and one
// summary at the end. Names of suites narrow it: `npm test -- unit browser`.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
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
  results.push({ name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, seconds: (Date.now() - begun) / 1000, failures: [] });
}

async function vitest(name, projects, env) {
  const begun = Date.now();
  const report = join(reports, `${projects[0]}.json`);
  const args = [bin("vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const status = await node([...args, ...projects.map((project) => `--project=${project}`)], env);
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = readReport(report);
  // A suite that broke before its tests ran counts as one failure.
  const failed = numFailedTests || (status === 0 ? 0 : 1);
  const failures = testResults.flatMap(failuresOf);
  results.push({ name, passed: numPassedTests, failed, seconds: (Date.now() - begun) / 1000, failures });
}

/** What failed in a file, each with the first lines of why: the summary is all that some CIs keep of a run. */
function failuresOf({ name, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter(({ status }) => status === "failed");
  if (failed.length === 0) return message ? [`${file}\n${begin(message)}`] : [];
  return failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${begin(failureMessages.join("\n"))}`);
}

function begin(message) {
  return message.split("\n").slice(0, 12).map((line) => `      ${line.slice(0, 300)}`).join("\n");
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
  for (const failure of results.flatMap(({ failures }) => failures)) console.log(`  ✗ ${failure}`);
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`  in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  console.log(`${total("passed")} passed, ${total("failed")} failed`);
  process.exit(total("failed") > 0 ? 1 : 0);
}
