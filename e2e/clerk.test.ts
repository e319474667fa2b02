// The app with Clerk on: the built app with a publishable key in its page, an emulated Clerk behind it, and a stand-in for
// the script that Clerk would serve. What is Clerk's own is left to scripts/smoke/clerk.mjs.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexHttpClient } from "convex/browser";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { api } from "../convex/_generated/api";
import { startDeployment, type Deployment } from "../local/cli/startDeployment";
import { accountKeys } from "../scripts/accountKeys";
import { clerkScriptOrigins } from "../scripts/clerkOrigins";
import { PUBLISHABLE_KEY, serveClerkBrowser } from "./emulators/clerkBrowser";
import { startClerkEmulator, type ClerkEmulator } from "./emulators/clerkEmulator";
import { openBrowser, person } from "./people";

const folder = mkdtempSync(join(tmpdir(), "caravan-clerk-e2e-"));
const staticDir = join(folder, "dist");
let clerk: ClerkEmulator;
let server: Deployment;
let browser: Browser;

beforeAll(async () => {
  // The same app as in the other tests: built once, and again only when it has changed.
  execFileSync(process.execPath, ["--input-type=module", "--eval", 'import("./scripts/prepare.mjs").then(({ buildApp }) => buildApp())'], {
    env: { ...process.env, NODE_ENV: "production" },
  });
  cpSync("dist", staticDir, { recursive: true });
  const index = join(staticDir, "index.html");
  writeFileSync(index, readFileSync(index, "utf8").replace("<head>", `<head><meta name="clerk-publishable-key" content="${PUBLISHABLE_KEY}" />`));
  clerk = await startClerkEmulator();
  server = await startDeployment({
    projectDir: process.cwd(),
    dataDir: join(folder, "data"),
    port: 0,
    staticDir,
    scriptOrigins: clerkScriptOrigins(PUBLISHABLE_KEY),
    env: async (dir) => ({ ...(await accountKeys(dir)), ...clerk.env }),
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await clerk?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function visitor() {
  const one = await person(browser);
  await serveClerkBrowser(one.page.context(), clerk);
  return one;
}

/** As one made before Clerk was turned on. */
async function passwordAccount(email: string, password: string) {
  const params = { flow: "signUp", name: "Ada", email, password };
  await new ConvexHttpClient(server.url, { logger: false }).action(api.auth.signIn, { provider: "password", params });
}

describe("with Clerk on", () => {
  it("a guest plans at once, signs up at Clerk and goes on with the same trip; signing out leaves nobody", async () => {
    const { page, problems } = await visitor();
    await page.goto(`${server.url}/sign-in`);
    // Clerk's form takes its place above the button, which may move from under the press.
    const asGuest = page.getByRole("button", { name: "Try it as a guest" });
    await vi.waitFor(async () => {
      if (await asGuest.isVisible()) await asGuest.click();
      await page.getByLabel("Your name").waitFor({ timeout: 1000 });
    }, 20_000);
    await page.getByLabel("Your name").fill("Visitor");
    await page.getByRole("button", { name: "Continue as a guest" }).click();
    await page.getByRole("heading", { name: "Your trips" }).waitFor();
    await page.getByRole("button", { name: "Try it with a sample trip" }).click();
    await page.waitForURL(/\/trips\/[a-z0-9]{20,}/);
    const { pathname } = new URL(page.url());

    await page.goto(`${server.url}/sign-up`);
    await page.getByText("Everything that you planned as a guest comes along.").waitFor();
    await page.getByLabel("Name at Clerk").fill("Grace Hopper");
    await page.getByRole("button", { name: "Continue at Clerk" }).click();
    await page.waitForURL(`${server.url}/trips`);
    await page.locator(`a[href="${pathname}"]`).first().waitFor();
    await page.getByRole("button", { name: "Account: Grace Hopper" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL(`${server.url}/`);
    await page.goto(`${server.url}/trips`);
    await page.getByLabel("Name at Clerk").waitFor();
    expect(problems).toEqual([]);
  });

  it("somebody who comes straight to Clerk is themselves, and still so when the page is loaded again", async () => {
    const { page, problems } = await visitor();
    await page.goto(`${server.url}/sign-in?next=${encodeURIComponent("/account/usage")}`);
    await page.getByLabel("Name at Clerk").fill("Mary Shelley");
    await page.getByRole("button", { name: "Continue at Clerk" }).click();
    await page.waitForURL(`${server.url}/account/usage`);
    await page.reload();
    await page.getByRole("button", { name: "Account: Mary Shelley" }).waitFor();
    expect(page.url()).toBe(`${server.url}/account/usage`);
    expect(problems).toEqual([]);
  });

  it("somebody with a password links Clerk to it, and both lead to the same account", async () => {
    const { page, problems } = await visitor();
    const [email, password] = ["ada@example.org", "correct horse battery"];
    await passwordAccount(email, password);
    await page.goto(`${server.url}/sign-in?way=password&next=${encodeURIComponent("/account/security")}`);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("button", { name: "Link a Clerk sign-in" }).click();
    // This browser is new to that account, so it is asked who is there.
    const proof = page.getByRole("dialog", { name: "Is it you?" });
    await proof.getByLabel("Your password").fill(password);
    await proof.getByRole("button", { name: "Go on" }).click();
    await page.getByLabel("Name at Clerk").fill("Augusta King");
    await page.getByRole("button", { name: "Continue at Clerk" }).click();
    await page.getByText("Profile at Clerk").waitFor();
    await page.getByRole("button", { name: "Account: Ada" }).waitFor();
    await page.getByRole("button", { name: "Remove Caravan password" }).waitFor();
    expect(problems.filter((problem) => !problem.includes("Show once more that it's you"))).toEqual([]);
  });

  it("a guest isn't kept waiting when Clerk's script can't be had", async () => {
    const { page } = await person(browser);
    await page.context().route(/clerk\.accounts\.dev/, (route) => route.abort());
    await page.goto(`${server.url}/sign-in`);
    await page.getByRole("button", { name: "Try it as a guest" }).click();
    await page.getByLabel("Your name").fill("Visitor");
    await page.getByRole("button", { name: "Continue as a guest" }).click();
    await page.getByRole("heading", { name: "Your trips" }).waitFor();
    expect(await page.getByRole("button", { name: "Account: Visitor" }).isVisible()).toBe(true);
  });
});
