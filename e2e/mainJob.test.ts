// The main job, as two people and a guest do it: from a sign-up to a week that all of them see change.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, createJapan, day, handleOf, inviteLink, items, joinAsGuest, openBrowser, person, signUp, stops, type Person } from "./people";
import { axeFaults } from "./screenChecks";
import { Server } from "./server";

const DAYS = [
  "Saturday 10 April",
  "Sunday 11 April",
  "Monday 12 April",
  "Tuesday 13 April",
  "Wednesday 14 April",
  "Thursday 15 April",
  "Friday 16 April",
];
const REQUEST = "Plan our week: temples and food markets, one easy day, nothing before 9, vegetarian dinners";
const PLAN_MS = 45_000;

describe("two people plan Japan in spring, and a guest looks on", () => {
  let server: Server;
  let browser: Browser;
  let ada: Person;
  let bjorn: Person;
  let chiyo: Person;
  let tripUrl: string;
  let viewerLink: string;

  beforeAll(async () => {
    server = await Server.start();
    browser = await openBrowser();
    [ada, bjorn, chiyo] = await Promise.all([person(browser), person(browser), person(browser)]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const answered = (page: Person["page"], count: number) =>
    expect
      .poll(() => page.getByRole("log").getByRole("article", { name: "Assistant" }).count(), { timeout: PLAN_MS })
      .toBeGreaterThanOrEqual(count);

  it("the organiser signs up and makes the trip, cities found by other spellings", async () => {
    await signUp(ada.page, server.url, "Ada", "ada@example.org");
    tripUrl = await createJapan(ada.page);
    await ada.page.getByRole("heading", { name: "Japan in spring", level: 1 }).waitFor();
    expect(await ada.page.getByRole("region", { name: /April/ }).count()).toBe(7);
  });

  it("a friend joins by the editor's link, a guest by the viewer's", async () => {
    const editorLink = await inviteLink(ada.page, "Editor");
    viewerLink = await inviteLink(ada.page, "Viewer");
    await bjorn.page.goto(editorLink);
    await bjorn.page.getByRole("heading", { name: "Japan in spring" }).waitFor();
    await bjorn.page.getByLabel("Your name").fill("Björn");
    await bjorn.page.getByLabel("E-mail").fill("bjorn@example.org");
    await bjorn.page.getByLabel("Password", { exact: true }).fill("correct horse battery");
    await bjorn.page.getByRole("button", { name: "Create account and join" }).click();
    await bjorn.page.waitForURL(tripUrl);

    await chiyo.page.goto(viewerLink);
    await chiyo.page.getByRole("tab", { name: "As a guest" }).click();
    await chiyo.page.getByLabel("Your name").fill("千代");
    await chiyo.page.getByRole("button", { name: "Join as a guest" }).click();
    await chiyo.page.waitForURL(tripUrl);
  });

  it("who is let in and taken out again is told of it, and a link that is withdrawn is offered no more", async () => {
    const { page } = ada;
    const guest = await joinAsGuest(await person(browser), await inviteLink(page, "Viewer"), "Vera", "Japan in spring");
    await page.getByRole("button", { name: "Share" }).click();
    const dialog = page.getByRole("dialog", { name: /^Share/ });
    await dialog.getByRole("button", { name: "Make a link" }).click();
    await dialog.getByLabel("Invitation link").waitFor();
    await dialog.getByRole("list", { name: "Links in use" }).getByRole("button", { name: "Revoke" }).first().click();
    await dialog.getByLabel("Invitation link").waitFor({ state: "detached" });
    await dialog.getByRole("button", { name: /Vera/ }).click();
    await page.getByRole("menuitem", { name: /Take .*out/ }).click();
    await page.getByRole("button", { name: "Take out" }).click();
    await guest.page.getByRole("heading", { name: "You are no longer in “Japan in spring”" }).waitFor();
    await guest.page.getByRole("link", { name: "Your trips" }).waitFor();
    await guest.page.context().close();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  it("what one can do is found by other names too", async () => {
    const { page } = ada;
    await page.keyboard.press("Control+k");
    const field = page.getByPlaceholder("Find an item, a day, or something to do");
    for (const [typed, first] of [["invite", "Share"], ["restore", "Keep a version of the plan"], ["dark", "Dark theme"]] as const) {
      await field.fill(typed);
      await page.getByRole("option", { name: first, exact: true }).and(page.locator("[aria-selected=true]")).waitFor();
    }
    await field.fill("xqz");
    await page.getByText("Nothing here is called that.").waitFor();
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "detached" });
  });

  it("focus goes back to what opened a dialog, once that has closed", async () => {
    const { page } = ada;
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Make a link" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(focused).toBe("Share");
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("Find an item, a day, or something to do").fill("Change the dates");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Change dates" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(focused).toBe("Share");
  });

  it("the assistant's plan streams in for everybody, day by day", async () => {
    await ask(ada.page, REQUEST);
    await bjorn.page.getByRole("status").filter({ hasText: /of \d/ }).waitFor({ timeout: PLAN_MS });
    await answered(ada.page, 1);
    // The plan is drawn a moment after it is said that it stands.
    await expect.poll(() => stops(ada.page, DAYS.at(-1)!)).not.toEqual([]);
    for (const date of DAYS) {
      const seen = await stops(ada.page, date);
      expect(seen.length, date).toBeGreaterThan(0);
      await expect.poll(() => stops(bjorn.page, date)).toEqual(seen);
      await expect.poll(async () => (await day(chiyo.page, date).getByRole("listitem").count()) >= seen.length).toBe(true);
    }
    const counts = await Promise.all(DAYS.slice(1, 4).map(async (date) => (await stops(ada.page, date)).length));
    expect(Math.min(...counts)).toBeLessThan(Math.max(...counts));
    expect(await ada.page.getByText(/left$/).first().innerText()).toMatch(/left/);
  });

  it("a viewer has no control that writes", async () => {
    const names = await chiyo.page.getByRole("button").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? one.textContent));
    expect(names.filter((name) => /^(Move |Add |Undo|Redo|Share|Send|Plan it|Stop)/.test(name ?? ""))).toEqual([]);
    expect(await chiyo.page.getByRole("textbox").count()).toBe(0);
  });

  it("follow-up requests change the plan, and each is undone as one step", async () => {
    const everything = async () => Promise.all(DAYS.map((date) => stops(ada.page, date)));
    for (const [index, request] of ["Make Tuesday more relaxed", "add a ramen lunch on day 2"].entries()) {
      const before = await everything();
      await ask(ada.page, request);
      await answered(ada.page, 2 + index);
      await expect.poll(everything).not.toEqual(before);
      await ada.page.getByRole("button", { name: "Undo this" }).last().click();
      await expect.poll(everything).toEqual(before);
    }
    await ask(ada.page, "what does it cost per person?");
    await answered(ada.page, 4);
    expect(await ada.page.getByRole("log").innerText()).toMatch(/€\s?[\d,.]+/);
    await ask(ada.page, "book us a flight to the moon");
    await answered(ada.page, 5);
  });

  it("the friend drags a stop to another day; the organiser sees it move, with the friend's name", async () => {
    const [moved] = await stops(bjorn.page, DAYS[1]!);
    const handle = await handleOf(bjorn.page, DAYS[1]!, moved!);
    await handle.focus();
    await items(ada.page, DAYS[2]!).first().scrollIntoViewIfNeeded();
    await drag(bjorn, handle, items(bjorn.page, DAYS[2]!).first());
    await expect.poll(() => stops(ada.page, DAYS[2]!)).toContain(moved);
    await expect.poll(() => stops(ada.page, DAYS[1]!)).not.toContain(moved);
    await day(ada.page, DAYS[2]!).getByText("Björn", { exact: true }).waitFor();
  });

  it("both edit one activity at the same time and neither edit is lost", async () => {
    const [title] = await stops(ada.page, DAYS[0]!);
    const open = async ({ page }: Person) => {
      await day(page, DAYS[0]!).getByRole("button", { name: new RegExp(`^\\d*\\s*${escape(title!)}`) }).first().click();
      return page.getByRole("dialog", { name: title! });
    };
    const [hers, his] = await Promise.all([open(ada), open(bjorn)]);
    await hers.getByLabel("Notes").fill("Bring socks without holes");
    await his.getByLabel("Where", { exact: true }).fill("By the east gate");
    await Promise.all([hers.getByLabel("Notes").blur(), his.getByLabel("Where", { exact: true }).blur()]);
    for (const sheet of [hers, his]) {
      await sheet.getByRole("region", { name: "Notes" }).getByText("Bring socks without holes", { exact: true }).waitFor();
      await expect.poll(() => sheet.getByLabel("Where", { exact: true }).inputValue()).toBe("By the east gate");
    }
    await Promise.all([ada.page.keyboard.press("Escape"), bjorn.page.keyboard.press("Escape")]);
    // A sheet hides the page behind it from everybody until it has gone.
    await Promise.all([hers.waitFor({ state: "hidden" }), his.waitFor({ state: "hidden" })]);
  });

  it("survives a server that is killed: both pages come back by themselves with everything", async () => {
    await expect.poll(() => stops(ada.page, DAYS[0]!)).not.toEqual([]);
    const before = await Promise.all(DAYS.map((date) => stops(ada.page, date)));
    await server.kill();
    await server.up();
    await ask(bjorn.page, "what does it cost per person?");
    await answered(ada.page, 6);
    expect(before.flat().length).toBeGreaterThan(20);
    await expect.poll(() => Promise.all(DAYS.map((date) => stops(ada.page, date)))).toEqual(before);
    await bjorn.page.reload();
    await expect.poll(() => stops(bjorn.page, DAYS[0]!), { timeout: 20_000 }).toEqual(before[0]);
  });

  it("shows the trip on a map without a network", async () => {
    const map = ada.page.getByRole("region", { name: "Map of the trip" });
    await map.getByRole("button", { name: /stop 1 of day 1/ }).waitFor();
    expect(await map.locator("canvas").count()).toBe(1);
    expect(await map.getByRole("button", { name: /, stop \d+ of day/ }).count()).toBeGreaterThan(7);
  });

  it("is accessible, and no page has complained", async () => {
    for (const { page } of [ada, chiyo]) {
      expect(await axeFaults(page)).toEqual([]);
    }
    expect([ada.problems, bjorn.problems, chiyo.problems]).toEqual([[], [], []]);
  });
});

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

async function drag({ page }: Person, from: ReturnType<Person["page"]["getByRole"]>, to: ReturnType<Person["page"]["getByRole"]>) {
  const start = (await from.boundingBox())!;
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2 + 12, { steps: 4 });
  await to.scrollIntoViewIfNeeded();
  const end = (await to.boundingBox())!;
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 });
  await page.mouse.up();
}
