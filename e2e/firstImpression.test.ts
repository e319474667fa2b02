// What a stranger meets: the first page, a sample trip in one press, and screens that hold up on a
// phone and a desk, in light and dark.
import type { Browser } from "playwright-core";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createJapan, items, openBrowser, person, signUp } from "./people";
import { axeFaults, boxAtRest, sideways } from "./screenChecks";
import { Server } from "./server";

const SCREENS = [
  { width: 390, height: 844, colorScheme: "light" as const },
  { width: 390, height: 844, colorScheme: "dark" as const },
  { width: 1440, height: 900, colorScheme: "light" as const },
  { width: 1440, height: 900, colorScheme: "dark" as const },
];
const MAX_SCRIPT_BYTES = 200_000;

describe("the first impression", () => {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    server = await Server.start();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });


  it.each(SCREENS)("leads from one line to a planned sample trip at $width px, $colorScheme", async ({ width, height, colorScheme }) => {
    const { page, problems } = await person(browser, { viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
    await page.goto(server.url);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).not.toBe("");
    expect(await axeFaults(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: /sample trip/i }).first().click();
    await page.getByRole("heading", { name: "Japan in spring", level: 1 }).waitFor();
    await items(page, "Friday 16 April").first().waitFor({ timeout: 45_000 });
    expect(await axeFaults(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    // A phone's header has room for the trip alone.
    if (width < 640) await page.getByRole("button", { name: /^Account: / }).click();
    await page.getByRole(width < 640 ? "menuitem" : "button", { name: /Demo mode/ }).click();
    await page.getByText("The built-in planner", { exact: false }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("opens a menu by a tap, not where a finger begins to scroll, and closes it by another", async () => {
    const { page, problems } = await person(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(server.url);
    await page.getByRole("button", { name: /sample trip/i }).first().tap();
    await items(page, "Friday 16 April").first().waitFor({ timeout: 45_000 });
    const more = page.locator('button[aria-label^="More about Saturday"]').first();
    await more.scrollIntoViewIfNeeded();
    const { x, y } = await boxAtRest(more);
    const devtools = await page.context().newCDPSession(page);
    const finger = (type: "touchStart" | "touchMove" | "touchEnd", up = 0) =>
      devtools.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: x + 10, y: y + 10 - up }] });
    const scrolled = () => page.evaluate(() => document.scrollingElement!.scrollTop + [...document.querySelectorAll("main, main *")].reduce((sum, { scrollTop }) => sum + scrollTop, 0));
    const before = await scrolled();
    await finger("touchStart");
    for (const up of [20, 60, 120, 180]) await finger("touchMove", up);
    await finger("touchEnd");
    await expect.poll(async () => (await scrolled()) - before).toBeGreaterThan(50);
    // It moves on for a while.
    await boxAtRest(more);
    expect(await more.getAttribute("aria-expanded")).toBe("false");
    await more.tap();
    await page.getByRole("menu").waitFor();
    expect(await more.getAttribute("aria-expanded")).toBe("true");
    await more.tap();
    await page.getByRole("menu").waitFor({ state: "hidden" });
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("loads little before the first screen stands", async () => {
    const { page } = await person(browser);
    const scripts: Promise<Buffer>[] = [];
    page.on("response", (response) => {
      if (/\.m?js$/.test(new URL(response.url()).pathname)) scripts.push(response.body());
    });
    await page.goto(server.url, { waitUntil: "networkidle" });
    const bytes = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(MAX_SCRIPT_BYTES);
    await page.context().close();
  });

  it("has a page for an address that leads nowhere, and for a trip that isn't one's own", async () => {
    const { page } = await person(browser);
    expect((await page.request.get(`${server.url}/t/nothing-here`)).status()).toBe(404);
    await page.goto(`${server.url}/t/nothing-here`);
    await page.getByRole("heading", { name: "There is no trip here", level: 1 }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`${server.url}/nowhere/at/all`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByRole("link").count()).toBeGreaterThan(0);
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });

  it("makes a PDF, and says which names it has no letters for", async () => {
    const { page, problems } = await person(browser, { reducedMotion: "reduce" });
    await signUp(page, server.url, "Ada", "pdf@example.org");
    const trip = await createJapan(page);
    const line = page.getByRole("textbox", { name: "Jot down an idea" });
    // A letter that no device can have: nothing is assigned to it.
    await line.fill("Walk to \u0379");
    await line.press("Enter");
    await page.getByRole("region", { name: "Ideas" }).getByRole("button", { name: /Walk to/ }).first().waitFor();
    await page.goto(`${trip}/export`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as PDF" }).click()]);
    expect(download.suggestedFilename()).toBe("Japan in spring.pdf");
    const said = page.getByRole("status").filter({ hasText: "This device has no letters for some names" });
    expect(await said.getByRole("listitem").allInnerTexts()).toEqual(["Walk to \u0379 · Ideas"]);
    expect(await axeFaults(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
