// The co-traveller as two people meet it: asked by voice, its sources and places looked at, judged, spoken to
// alone, and its proposals reviewed and voted on by both.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, inviteLink, items, joinAsGuest, openBrowser, person, stops, type Person } from "./people";
import { axeFaults, sideways } from "./screenChecks";
import { Server } from "./server";

const SCREENS = [
  { width: 390, height: 844, colorScheme: "light" as const },
  { width: 390, height: 844, colorScheme: "dark" as const },
  { width: 1440, height: 900, colorScheme: "light" as const },
  { width: 1440, height: 900, colorScheme: "dark" as const },
];
const SECOND_DAY = "Sunday 11 April";
const ANSWER_MS = 45_000;

describe("two people and their co-traveller", () => {
  let server: Server;
  let browser: Browser;
  let ada: Person;
  let bjorn: Person;
  let tripUrl: string;

  const log = (page: Page) => page.getByRole("log");
  const answers = (page: Page) => log(page).getByRole("article", { name: "Assistant" });
  const review = (page: Page) => log(page).getByRole("region", { name: "Proposed changes" });
  const button = (within: Page | Locator, name: string | RegExp) => within.getByRole("button", { name, exact: typeof name === "string" });

  /** Asks, and resolves to the answer once it is whole and what it does is done. */
  async function answer(page: Page, request: () => Promise<unknown>): Promise<Locator> {
    const before = await answers(page).count();
    await request();
    await expect.poll(() => answers(page).count(), { timeout: ANSWER_MS }).toBeGreaterThan(before);
    const latest = answers(page).last();
    await button(latest, "About this answer").waitFor();
    return latest;
  }

  async function changesComeIn(page: Page, rule: string) {
    await button(page, "How changes come in").click();
    await page.getByRole("radio", { name: rule }).check();
    await page.keyboard.press("Escape");
    await page.getByRole("radio", { name: rule }).waitFor({ state: "hidden" });
  }

  beforeAll(async () => {
    server = await Server.start();
    browser = await openBrowser();
    [ada, bjorn] = await Promise.all([person(browser), person(browser)]);
    await ada.page.addInitScript(fakeSpeech);
    await bjorn.page.addInitScript(noSpeech);
    await ada.page.goto(server.url);
    await button(ada.page, /sample trip/i).first().click();
    await items(ada.page, "Friday 16 April").first().waitFor({ timeout: ANSWER_MS });
    await button(answers(ada.page).first(), "Undo this").waitFor({ timeout: ANSWER_MS });
    tripUrl = ada.page.url();
    await joinAsGuest(bjorn, await inviteLink(ada.page, "Editor"), "Björn", "Japan in spring");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("shows a first plan as a small map and its changes by day, to be unfolded", async () => {
    const first = answers(bjorn.page).first();
    await button(first, /^Show on the map: .* from .* to /).waitFor();
    await first.getByText(/^\d+ added$/).click();
    await first.getByRole("list", { name: /Sun.* 11/ }).getByText("Added:").first().waitFor();
    expect(await first.getByRole("list", { name: /Sun.* 11/ }).innerText()).toMatch(/\d{2}:\d{2}–\d{2}:\d{2}/);
  });

  it("is asked by voice where the browser listens, and offers it nowhere else", async () => {
    expect(await button(bjorn.page, "Speak").count()).toBe(0);
    const speak = button(ada.page, "Speak");
    await speak.click();
    await speak.and(ada.page.locator("[aria-pressed=true]")).waitFor();
    await ada.page.evaluate((said) => window.dispatchEvent(new CustomEvent("said", { detail: said })), "What else could we see?");
    const box = ada.page.getByRole("textbox", { name: "Message to the assistant" });
    await expect.poll(() => box.inputValue()).toBe("What else could we see?");
    await speak.click();
    await speak.and(ada.page.locator("[aria-pressed=false]")).waitFor();
    await answer(ada.page, () => button(ada.page, "Send").click());
    await log(bjorn.page).getByText("What else could we see?", { exact: true }).waitFor();
  });

  it("shows the places that it found, each with what it is, what it costs and how sure that is", async () => {
    const place = answers(ada.page).last().getByRole("list", { name: "Places" }).getByRole("listitem").first();
    expect(await place.innerText()).toMatch(/·[\s\S]*(Free|about ¥)[\s\S]*(Very sure|check before you go)[\s\S]*Caravan's places of \w+, \w+ 20\d\d/);
    const show = button(place, /^Show .* on the map$/);
    const name = (await show.getAttribute("aria-label"))!.slice("Show ".length, -" on the map".length);
    await show.click();
    await ada.page.getByRole("region", { name: "Map of the trip" }).getByText(name, { exact: true }).waitFor();
  });

  it("discloses its sources, who answered and what it cost", async () => {
    const latest = answers(bjorn.page).last();
    await button(latest, "Sources").click();
    expect(await latest.getByRole("list", { name: "Sources of this answer" }).innerText()).toMatch(/Caravan's places of \w+, \w+ 20\d\d\s+Opening hours, prices and positions:\s+Very sure: \w+/);
    await button(latest, "About this answer").click();
    expect(await latest.getByRole("list", { name: "Sources of this answer" }).count()).toBe(0);
    for (const fact of ["Built-in planner", "Nothing"]) await latest.getByText(fact, { exact: true }).waitFor();
  });

  it("takes a thumb down with its reason, each person's own", async () => {
    const thumb = (page: Page) => button(answers(page).last(), "Bad answer");
    await thumb(ada.page).click();
    const asked = ada.page.getByRole("dialog", { name: "What was wrong?" });
    await asked.getByRole("textbox").fill("All of it is out of town");
    await button(asked, "Tell").click();
    await asked.waitFor({ state: "hidden" });
    await ada.page.reload();
    await thumb(ada.page).and(ada.page.locator("[aria-pressed=true]")).waitFor();
    expect(await thumb(bjorn.page).getAttribute("aria-pressed")).toBe("false");
  });

  it("keeps one's own thread from the other", async () => {
    const secret = "What does it cost per person?";
    await bjorn.page.getByRole("tab", { name: "Only me" }).click();
    await bjorn.page.getByRole("heading", { name: "Between us" }).waitFor();
    await answer(bjorn.page, () => ask(bjorn.page, secret));
    await log(bjorn.page).getByText(secret, { exact: true }).waitFor();
    for (const tab of ["Only me", "Trip"]) {
      await ada.page.getByRole("tab", { name: tab }).click();
      await (tab === "Trip" ? answers(ada.page).first() : ada.page.getByRole("heading", { name: "Between us" })).waitFor();
      expect(await log(ada.page).getByText(secret, { exact: true }).count()).toBe(0);
    }
    await bjorn.page.getByRole("tab", { name: "Trip" }).click();
  });

  it("proposes a change that the group reviews as a diff: some of it is taken, and what then clashes is said", async () => {
    await changesComeIn(ada.page, "We review first");
    const before = await stops(ada.page, SECOND_DAY);
    await answer(ada.page, () => ask(ada.page, "add a ramen lunch on day 2"));
    for (const { page } of [ada, bjorn]) await review(page).getByText("Nothing is in the plan yet.", { exact: false }).waitFor();
    const rows = review(bjorn.page).getByRole("listitem");
    const removed = rows.filter({ hasText: "Removed:" });
    const added = rows.filter({ hasText: "Added:" });
    expect(await removed.getByRole("deletion").innerText()).toMatch(/^Lunch: /);
    await button(removed, /^Decline: /).click();
    await review(ada.page).getByText(/^At the same time as Lunch: .*, which stays\.$/).first().waitFor();
    expect(await stops(ada.page, SECOND_DAY)).toEqual(before);
    const lunch = (await button(added, /^Accept: /).getAttribute("aria-label"))!.slice("Accept: ".length);
    await button(added, /^Accept: /).click();
    const rest = button(review(bjorn.page), "Decline the rest");
    if (await rest.count()) await rest.click();
    await answers(ada.page).last().getByText(/^1 of \d changes were accepted/).waitFor();
    await expect.poll(async () => (await stops(ada.page, SECOND_DAY)).toSorted()).toEqual([...before, lunch].toSorted());
    await button(answers(ada.page).last(), "Undo this").click();
    await expect.poll(() => stops(ada.page, SECOND_DAY)).toEqual(before);
  });

  it("lets the group vote where the trip says so", async () => {
    await changesComeIn(ada.page, "We vote");
    await answer(bjorn.page, () => ask(bjorn.page, "Make Tuesday more relaxed"));
    await review(ada.page).getByText("A change needs 2 of the 2 who plan this trip", { exact: false }).waitFor();
    expect(await button(review(bjorn.page), /^(Accept|Decline)/).count()).toBe(0);
    const row = (page: Page) => review(page).getByRole("listitem").first();
    await button(row(bjorn.page), /^For: /).click();
    await button(row(ada.page), /^For: .*, 1 so far$/).click();
    for (const { page } of [ada, bjorn]) await row(page).getByText("Accepted", { exact: true }).waitFor();
    await button(review(ada.page), /^Decline (all|the rest)$/).click();
    await answers(bjorn.page).last().getByText(/^1 of \d+ changes were accepted/).waitFor();
  });

  it("opens the map at a change's place from a card, on a phone in place of the thread that filled the screen", async () => {
    const { page } = ada;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${tripUrl}/assistant`);
    await answers(page).first().waitFor();
    expect(await page.getByRole("complementary", { name: "Assistant" }).boundingBox()).toMatchObject({ x: 0, width: 390 });
    await button(answers(page).last(), /^Show on the map: .* on Tue/).click();
    await page.waitForURL(/\/map$/);
    const map = page.getByRole("region", { name: "Map of the trip" });
    await map.getByRole("button", { name: /^Tue/ }).and(page.locator("[aria-pressed=true]")).waitFor();
    await map.getByRole("button", { name: /, stop 1 of day 4$/ }).waitFor();
    expect(await map.getByRole("button", { name: /of day 3$/ }).count()).toBe(0);
    await page.goBack();
    await answers(page).first().waitFor();
  });

  it.each(SCREENS)("is accessible and fits with its cards at $width px, $colorScheme", async ({ width, height, colorScheme }) => {
    const { page } = ada;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const [added, sources] = [answers(page).first().locator("details").first(), button(answers(page).nth(1), "Sources")];
    if ((await added.getAttribute("open")) === null) await added.locator("summary").click();
    if ((await sources.getAttribute("aria-expanded")) === "false") await sources.click();
    expect(await axeFaults(page, "aside[aria-label=Assistant]")).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    // Nothing scrolls the workspace itself away under its header.
    expect(await page.evaluate(() => document.querySelector("#main")!.parentElement!.scrollTop)).toBe(0);
  });

  it("lets one specialist be stopped, and tried again, while the others go on", async () => {
    const { page } = ada;
    await button(page, /^Advice/).first().click();
    const culture = page.getByRole("listitem", { name: "Culture and etiquette", exact: true });
    let isStopped = false;
    // It takes no time: on a busy machine it may have answered before the press arrives. Then they are asked again.
    for (let tries = 0; tries < 5 && !isStopped; tries++) {
      await pressWhenOffered(page, "Stop Culture and etiquette");
      await button(page, tries === 0 ? "Ask the specialists" : "Ask again").click();
      await culture.getByText(/^Stopped|^Done · /).first().waitFor({ timeout: ANSWER_MS });
      isStopped = await culture.getByText(/^Stopped/).first().isVisible();
      if (!isStopped) await button(page, "Ask again").waitFor({ timeout: ANSWER_MS });
    }
    expect(isStopped).toBe(true);
    await button(bjorn.page, /^Advice/).first().click();
    await bjorn.page.getByRole("listitem", { name: "Budget", exact: true }).getByText(/^Done · /).waitFor({ timeout: ANSWER_MS });
    await button(culture, "Retry Culture and etiquette").click();
    for (const { page: each } of [ada, bjorn]) await each.getByRole("listitem", { name: "Culture and etiquette", exact: true }).getByText(/^Done · /).waitFor({ timeout: ANSWER_MS });
  });

  it("makes and plans a trip that is only described, without dates and without a verb", async () => {
    const { page } = ada;
    await page.goto(new URL("/trips/new?by=sentence", page.url()).href);
    await page.getByLabel("Your trip in a sentence").fill("Six days in Rome and Florence in May");
    await page.getByText(/Rome.*Florence/).first().waitFor();
    await answer(page, () => button(page, "Create and plan it").click());
    for (let number = 1; number <= 6; number++) await expect.poll(() => stops(page, `Day ${number}`)).not.toEqual([]);
  });

  it("has left no page complaining", () => {
    expect([ada.problems, bjorn.problems]).toEqual([[], []]);
  });
});

/** A browser that hears what the test says. */
function fakeSpeech() {
  class Recognition {
    onresult: ((event: unknown) => void) | null = null;
    onend: (() => void) | null = null;
    private readonly hear = (event: Event) => this.onresult?.({ results: [[{ transcript: (event as CustomEvent<string>).detail }]] });
    start() {
      window.addEventListener("said", this.hear);
    }
    stop() {
      window.removeEventListener("said", this.hear);
      this.onend?.();
    }
    abort() {
      this.stop();
    }
  }
  Object.assign(window, { SpeechRecognition: Recognition });
}

function noSpeech() {
  Object.assign(window, { SpeechRecognition: undefined, webkitSpeechRecognition: undefined });
}

/** Presses the button the moment it appears: faster than a hand, as the work is short. */
async function pressWhenOffered(page: Page, name: string) {
  await page.evaluate((words) => {
    const look = new MutationObserver(() => {
      const offered = [...document.querySelectorAll("button")].find((one) => (one.ariaLabel ?? one.textContent) === words);
      if (!offered) return;
      look.disconnect();
      offered.click();
    });
    look.observe(document.body, { subtree: true, childList: true });
  }, name);
}
