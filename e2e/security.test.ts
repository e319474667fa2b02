// An account and what protects it, as its owner meets it: the address confirmed, a second step, a browser that is
// sent away, a password that was forgotten. Mails are read in the outbox, since a test has no mail service.
import { TOTP } from "otpauth";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, person, signUp, type Person } from "./people";
import { axeFaults, sideways } from "./screenChecks";
import { Server } from "./server";

const EMAIL = "ada@example.org";
const PASSWORD = "correct horse battery";
const NEW_PASSWORD = "battery staple correct";
/** Colours differ by the scheme and what fits by the width, so that two of the four say all. */
const SCREENS = [
  { width: 390, height: 844, colorScheme: "dark" as const },
  { width: 1440, height: 900, colorScheme: "light" as const },
];
const PAGES = [
  { path: "/account/profile", heading: "E-mail" },
  { path: "/account/security", heading: "Recent sign-ins" },
  { path: "/verify-email", heading: "Confirm your e-mail" },
  { path: "/outbox", heading: "Outbox" },
];

describe("an account", () => {
  let server: Server;
  let browser: Browser;
  let ada: Person;
  let page: Page;
  /** Of the authenticator app. */
  let secret = "";
  /** Half minutes ahead of the present one: a code works once. */
  let ahead = 0;

  beforeAll(async () => {
    server = await Server.start();
    browser = await openBrowser();
    ada = await person(browser, { reducedMotion: "reduce" });
    page = ada.page;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const appCode = () => new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 * ahead });
  const section = (name: string) => page.getByRole("region", { name });

  const signIn = async (where: Page, password: string) => {
    await where.goto(`${server.url}/sign-in`);
    await where.getByLabel("E-mail").fill(EMAIL);
    await where.getByLabel("Password", { exact: true }).fill(password);
    await where.getByRole("button", { name: "Sign in" }).click();
  };
  const giveCode = async (where: Page, code: string) => {
    await where.getByLabel("Code of your authenticator app").fill(code);
    await where.getByRole("button", { name: "Sign in" }).click();
  };
  const letter = (where: Page, subject: string) => where.getByRole("article", { name: subject }).first();

  it("is entered at once, and its address confirmed by the mail", async () => {
    await signUp(page, server.url, "Ada", EMAIL);
    await page.goto(`${server.url}/account/profile`);
    await section("E-mail").getByText("Not confirmed").waitFor();
    await page.getByRole("link", { name: "outbox" }).click();
    await page.getByText("Stands in for a mail service").waitFor();
    await letter(page, "Confirm your e-mail").getByRole("link").click();
    await page.getByRole("button", { name: "Confirm" }).click();
    await section("E-mail").getByText("Confirmed", { exact: true }).waitFor();
  });

  it("has a name and a currency to choose", async () => {
    await page.getByLabel("Name", { exact: true }).fill("Ada Lovelace");
    await page.getByLabel("Currency").selectOption("JPY");
    await section("Your profile").getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Account: Ada Lovelace" }).waitFor();
    await page.getByRole("link", { name: "Security" }).click();
    await page.getByRole("button", { name: "Set up two-step sign-in" }).waitFor();
    await page.getByRole("link", { name: "Profile" }).click();
    expect(await page.getByLabel("Currency").inputValue()).toBe("JPY");
  });

  it("gets a second step from an authenticator app", async () => {
    await page.getByRole("link", { name: "Security" }).click();
    await page.getByRole("button", { name: "Set up two-step sign-in" }).click();
    const dialog = page.getByRole("dialog", { name: "Set up two-step sign-in" });
    await dialog.getByRole("img", { name: /QR code/ }).waitFor();
    secret = (await dialog.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(" ", "");
    await dialog.getByLabel("Code that the app shows").fill("000000");
    await dialog.getByRole("button", { name: "Switch it on" }).click();
    await dialog.getByRole("alert").waitFor();
    await dialog.getByLabel("Code that the app shows").fill(appCode());
    await dialog.getByRole("button", { name: "Switch it on" }).click();
    const codes = page.getByRole("dialog", { name: "Your recovery codes" });
    await expect.poll(() => codes.getByRole("listitem").count()).toBe(10);
    await codes.getByRole("button", { name: "I have kept them" }).click();
    await section("Two-step sign-in").getByText("10 recovery codes are left").waitFor();
  });

  it("asks for a code after the password from then on", async () => {
    await page.getByRole("button", { name: /^Account: / }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL(`${server.url}/`);
    await signIn(page, PASSWORD);
    await giveCode(page, "000000");
    await page.getByRole("alert").waitFor();
    ahead = 1;
    await giveCode(page, appCode());
    await page.getByRole("heading", { name: "Your trips" }).waitFor();
  });

  it("shows another browser, and sends it away at once", async () => {
    const elsewhere = await person(browser, { userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" });
    await page.goto(`${server.url}/account/security`);
    const codes = await newRecoveryCodes();
    await signIn(elsewhere.page, PASSWORD);
    await giveCode(elsewhere.page, codes[0]!);
    await elsewhere.page.getByRole("heading", { name: "Your trips" }).waitFor();

    // Each waits for the live list: nobody reloads anything here.
    const other = section("Where you are signed in").getByRole("listitem").filter({ hasText: "Firefox on Linux" });
    await other.getByText("Out of the ordinary").waitFor();
    await page.getByRole("list", { name: "To look at" }).getByText(/sign-in from Firefox on Linux/).waitFor();
    await page.getByRole("button", { name: "It was me" }).click();
    await other.getByRole("button", { name: /^Sign out Firefox/ }).click();
    await elsewhere.page.getByText("You were signed out, here or from another device.").waitFor();
    await expect.poll(() => other.count()).toBe(0);
    await elsewhere.page.context().close();
  });

  /** Made anew, after showing who it is where that is asked. */
  async function newRecoveryCodes(): Promise<string[]> {
    await page.getByRole("button", { name: "New recovery codes" }).click();
    const dialog = page.getByRole("dialog", { name: "Your recovery codes" });
    await dialog.waitFor();
    const codes = await dialog.getByRole("listitem").allInnerTexts();
    await dialog.getByRole("button", { name: "I have kept them" }).click();
    return codes;
  }

  it.each(PAGES)("is accessible and fits on every screen: $path", async ({ path, heading }) => {
    await page.goto(`${server.url}${path}`);
    await page.getByRole("heading", { name: heading, exact: true }).waitFor();
    await expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
    for (const { colorScheme, ...viewport } of SCREENS) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectAccessible(`${path} at ${viewport.width}, ${colorScheme}`);
    }
  });

  async function expectAccessible(path: string) {
    expect((await axeFaults(page)).map((fault) => [path, ...fault])).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  }

  it("gets a new password from its mailbox when the old one is forgotten, and strangers see nothing of it", async () => {
    await page.goto(`${server.url}/account/profile`);
    await page.getByRole("button", { name: /^Account: / }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL(`${server.url}/`);

    const stranger = await person(browser);
    for (const where of [stranger.page, page]) {
      await where.goto(`${server.url}/sign-in`);
      await where.getByRole("link", { name: "Forgot your password?" }).click();
      await where.getByRole("heading", { name: "Forgot your password?" }).waitFor();
      await where.getByText(/waits in the outbox of this browser/).waitFor();
      await where.getByLabel("E-mail").fill(EMAIL);
      await where.getByRole("button", { name: "Send me a code" }).click();
      await where.getByText("If there is an account with").waitFor();
      await where.getByRole("link", { name: "outbox" }).click();
    }
    await letter(page, "Choose a new password").getByRole("link").click();
    await expectAccessible("/reset-password");
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await page.getByRole("button", { name: "Set the new password" }).click();
    await page.getByText("Your new password holds from now on.").waitFor();
    await expectAccessible("/sign-in");
    await stranger.page.getByRole("heading", { name: "Nothing for you here" }).waitFor();
    await stranger.page.context().close();

    await signIn(page, PASSWORD);
    await page.getByRole("alert").filter({ hasText: "do not match" }).waitFor();
    await signIn(page, NEW_PASSWORD);
    await page.getByLabel("Code of your authenticator app").waitFor();
    await expectAccessible("/sign-in, second step");
  });

  it("has not complained, but for the refusals that were asked for", () => {
    expect(ada.problems.filter((problem) => !/auth:signIn|users\/totp:confirm/.test(problem))).toEqual([]);
  });
});
