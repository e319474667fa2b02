// The advice, as three people see it: one asks, another follows and stops, a viewer looks on.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inviteLink, items, joinAsGuest, openBrowser, person, type Person } from "./people";
import { axeFaults, sideways } from "./screenChecks";
import { Server } from "./server";

const NAMES = ["Planner", "Openings and weather", "Getting around", "Budget", "Lodging", "Local places", "Hidden gems", "Culture and etiquette"];
const SCREENS = [
  { width: 1440, height: 900, colorScheme: "light" as const },
  { width: 1440, height: 900, colorScheme: "dark" as const },
  { width: 390, height: 844, colorScheme: "light" as const },
  { width: 390, height: 844, colorScheme: "dark" as const },
];
const PLAN_MS = 45_000;
const ADVICE_MS = 40_000;

describe("two people ask the specialists, and a viewer looks on", () => {
  let server: Server;
  let browser: Browser;
  let ada: Person;
  let bjorn: Person;
  let chiyo: Person;

  const row = (page: Page, name: string) => page.getByRole("listitem", { name, exact: true });
  const summary = (page: Page) => page.getByRole("region", { name: "Where it stands" });
  const answered = (page: Page) => summary(page).getByText("All 8 have answered.", { exact: false }).waitFor({ timeout: ADVICE_MS });
  const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });

  async function openAdvice(page: Page) {
    await button(page, /^Advice/).first().click();
    await page.getByRole("complementary", { name: "Advice" }).waitFor();
  }

  beforeAll(async () => {
    server = await Server.start();
    browser = await openBrowser();
    ada = await person(browser);
    await ada.page.goto(server.url);
    await ada.page.getByRole("button", { name: /sample trip/i }).first().click();
    await items(ada.page, "Friday 16 April").first().waitFor({ timeout: PLAN_MS });
    const [editorLink, viewerLink] = [await inviteLink(ada.page, "Editor"), await inviteLink(ada.page, "Viewer")];
    [bjorn, chiyo] = await Promise.all([person(browser), person(browser)]);
    await Promise.all([joinAsGuest(bjorn, editorLink, "Björn", "Japan in spring"), joinAsGuest(chiyo, viewerLink, "千代", "Japan in spring")]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("says what it is before anybody has asked, and offers to ask only to those who may", async () => {
    for (const { page } of [ada, bjorn, chiyo]) {
      await openAdvice(page);
      await page.getByRole("heading", { name: "Eight pairs of eyes on your trip" }).waitFor();
    }
    expect(await button(ada.page, "Ask the specialists").count()).toBe(1);
    expect(await button(chiyo.page, "Ask the specialists").count()).toBe(0);
    expect(await axeFaults(ada.page)).toEqual([]);
  });

  it("shows one job's progress to everybody: who asked, how far it is, and then the same answers", async () => {
    const seen = await Promise.all([bjorn, chiyo].map(({ page }) => recordStatus(page)));
    await button(ada.page, "Ask the specialists").click();
    await Promise.all([ada, bjorn, chiyo].map(({ page }) => answered(page)));
    for (const texts of await Promise.all(seen.map((read) => read()))) expect(texts.join("\n")).toMatch(/[0-7] of 8 have answered\. At work: /);
    expect(await summary(bjorn.page).innerText()).toMatch(/^G\s+Guest asked/);
    for (const name of NAMES) {
      const hers = await row(ada.page, name).innerText();
      expect(hers, name).toMatch(/Done · (under )?\d+(\.\d)? s · /);
      expect(await row(bjorn.page, name).innerText(), name).toBe(hers);
    }
  });

  it("opens into findings with warnings first, how sure it is in figures, and dated sources", async () => {
    const { page } = bjorn;
    const details = button(page, /^Openings and weather: /);
    await details.press("Enter");
    expect(await details.getAttribute("aria-expanded")).toBe("true");
    const report = row(page, "Openings and weather");
    expect(await report.getByText(/^Sure to \d+ %\.$/).count()).toBe(1);
    expect(await report.getByRole("list", { name: "Sources of Openings and weather" }).innerText()).toMatch(/, \w+ 20\d\d/);
    const kinds = (await report.getByText(/^(Warning|Suggestion|Tip)$/).allInnerTexts()).map((kind) => ["Warning", "Suggestion", "Tip"].indexOf(kind));
    expect(kinds).toEqual(kinds.toSorted((a, b) => a - b));
    expect(kinds.length).toBeGreaterThan(1);
  });

  it("hides what writes from a viewer", async () => {
    await chiyo.page.getByRole("heading", { name: "What matters most" }).waitFor();
    expect(await button(chiyo.page, /^(Ask|Stop|Retry)/).count()).toBe(0);
  });

  it.each(SCREENS)("is accessible and fits at $width px, $colorScheme", async ({ width, height, colorScheme }) => {
    const { page } = ada;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.getByRole("heading", { name: "What matters most" }).waitFor();
    const details = button(page, /^Budget: /);
    if ((await details.getAttribute("aria-expanded")) === "false") await details.click();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it("hands a finding to the assistant in its own words, and opens the thread", async () => {
    const { page } = ada;
    const offer = button(page, /^Ask the assistant “/).first();
    const request = (await offer.getAttribute("aria-label"))!.replace(/^.*“(.*)”.*$/s, "$1");
    await offer.click();
    await page.getByRole("complementary", { name: "Advice" }).waitFor({ state: "hidden" });
    await button(bjorn.page, "Assistant").click();
    for (const { page: each } of [ada, bjorn]) await each.getByRole("log").getByText(request, { exact: true }).first().waitFor();
    expect([ada.problems, bjorn.problems, chiyo.problems]).toEqual([[], [], []]);
  });
});

/** Keeps every text of the advice's live region from now on; the result reads them. */
async function recordStatus(page: Page): Promise<() => Promise<string[]>> {
  const texts = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const look = () => seen.push(document.querySelector("[aria-label='Where it stands'] [role=status]")?.textContent ?? "");
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    return seen;
  });
  return () => texts.jsonValue();
}
