// Finds a Chromium for the browser tests, or gets one: what is installed, else Playwright's own
// download, else, as root on Debian, the distribution's package.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { refuse, root } from "./prepare.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** Path of an executable Chromium. Ends the process with a sentence when none can be had. */
export async function findOrInstallChromium() {
  return installed() ?? (await playwrights()) ?? debians() ?? refuse("No Chromium was found or could be installed. Install one, or set CARAVAN_CHROMIUM to its path.");
}

function installed() {
  const given = process.env.CARAVAN_CHROMIUM;
  if (given) return executable(given) ? given : refuse(`CARAVAN_CHROMIUM names ${given}, which can't be run.`);
  const folders = (process.env.PATH ?? "").split(delimiter);
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), mac].find(executable);
}

async function playwrights() {
  const { chromium } = await import("playwright-core");
  if (executable(chromium.executablePath())) return chromium.executablePath();
  console.log("Downloading a browser for the tests…");
  const cli = join(root, "node_modules/playwright-core/cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "ignore", timeout: 180_000 });
  return executable(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function debians() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("Installing Debian's chromium package…");
  const apt = (...args) => spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  apt("update", "-qq");
  apt("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk");
  return installed();
}

function executable(path) {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
