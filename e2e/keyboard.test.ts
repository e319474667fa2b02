// A plan worked on by keys alone: focus is never lost, whatever goes away under it.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createJapan, day, openBrowser, person, signUp } from "./people";
import { Server } from "./server";

const SATURDAY = "Saturday 10 April";

describe("the keyboard alone", () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    server = await Server.start();
    browser = await openBrowser();
    ({ page } = await person(browser, { reducedMotion: "reduce" }));
    await signUp(page, server.url, "Ada", "ada@example.org");
    await createJapan(page);
    const line = day(page, SATURDAY).getByRole("textbox", { name: /^Jot down something for / });
    for (const text of ["Fushimi Inari 8:00", "Nishiki market 12:00", "Dinner at Nanzenji 19:00"]) {
      await line.fill(text);
      await line.press("Enter");
    }
    await opener("Dinner at Nanzenji").waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const opener = (title: string) => page.locator(`[data-open][aria-label$="${title}"]`);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
  const isAt = (name: RegExp) => expect.poll(focused).toMatch(name);

  it("skips to the content, without an address of its own", async () => {
    const { href } = new URL(page.url());
    await page.reload();
    await opener("Fushimi Inari").waitFor();
    await page.keyboard.press("Tab");
    await isAt(/^Skip to content$/);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    expect(page.url()).toBe(href);
  });

  it("goes from a field that takes its hint away on to the next one", async () => {
    await opener("Nishiki market").focus();
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog", { name: "Nishiki market" });
    await sheet.getByLabel("Notes", { exact: true }).focus();
    await sheet.getByText("**bold**").waitFor();
    await page.keyboard.press("Tab");
    await isAt(/^Add a link$/);
    await sheet.getByLabel("Notes", { exact: true }).click();
    await sheet.getByLabel("Cost for everyone").click();
    await expect.poll(() => sheet.getByLabel("Cost for everyone").evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    await isAt(/Nishiki market$/);
  });

  it("stays in the plan where a row goes back, is no longer chosen, or is removed", async () => {
    await day(page, SATURDAY).getByRole("button", { name: "Move Nishiki market" }).focus();
    for (const key of ["Space", "ArrowRight"]) await page.keyboard.press(key);
    await day(page, "Sunday 11 April").getByRole("button", { name: "Move Nishiki market" }).waitFor();
    await page.keyboard.press("Escape");
    await day(page, SATURDAY).getByRole("button", { name: "Move Nishiki market" }).waitFor();
    await isAt(/^Move Nishiki market$/);

    await opener("Nishiki market").focus();
    await page.keyboard.press("Space");
    await page.getByRole("checkbox", { name: "Select Nishiki market" }).focus();
    await page.keyboard.press("Escape");
    await isAt(/Nishiki market$/);

    await page.keyboard.press("Delete");
    await isAt(/Dinner at Nanzenji$/);
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog", { name: "Dinner at Nanzenji" });
    await sheet.getByRole("button", { name: "Remove from the trip" }).press("Enter");
    await sheet.waitFor({ state: "hidden" });
    await isAt(/Fushimi Inari$/);
  });

  it("writes into the palette as soon as it was asked for, and goes to a day with it", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("day 3");
    await expect.poll(() => page.getByRole("combobox", { name: "What would you like to do?" }).inputValue()).toBe("day 3");
    await page.keyboard.press("Enter");
    await isAt(/^Monday 12 April$/);
  });

  it("tells once of an item that was put on another day, and goes on below with a long name", async () => {
    const said = page.locator('p[aria-live="assertive"]');
    await page.getByRole("button", { name: "Move Fushimi Inari" }).focus();
    for (const key of ["Space", "ArrowRight"]) await page.keyboard.press(key);
    await expect.poll(() => said.textContent()).toMatch(/on Sunday 11 April/);
    await page.keyboard.press("Space");
    await page.getByText("Moved Fushimi Inari to Sunday 11 April").waitFor();
    expect(await said.textContent()).toBe("");

    await opener("Fushimi Inari").press("Enter");
    const name = page.getByRole("dialog").getByRole("textbox", { name: "Name", exact: true });
    const { height } = (await name.boundingBox())!;
    await name.fill("A long walk past all the gates\nand down again by the other way, before breakfast");
    expect((await name.boundingBox())!.height).toBeGreaterThan(1.5 * height);
    await name.press("Enter");
    await opener("gates and down again by the other way, before breakfast").waitFor();
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(false);
  });
});
