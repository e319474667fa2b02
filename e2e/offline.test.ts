// Without the server: the page opens all the same, with what was last seen and with the edits that wait; and a new version of the app
// is taken by an open page when it is asked for.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createJapan, day, handleOf, inviteLink, joinAsGuest, openBrowser, person, signUp, stops, type Person } from "./people";
import { Server } from "./server";

const SATURDAY = "Saturday 10 April";
const SUNDAY = { name: "Sunday 11 April", date: "2027-04-11" };
const BUILT = fileURLToPath(new URL("../dist", import.meta.url));

describe("without the server", () => {
  let server: Server;
  let browser: Browser;
  let ada: Person;
  let bjorn: Person;
  let trip: string;
  /** The app as it is served here; a new version takes its place. */
  const app = mkdtempSync(join(tmpdir(), "caravan-app-"));

  beforeAll(async () => {
    cpSync(BUILT, app, { recursive: true });
    server = await Server.start(app);
    browser = await openBrowser();
    [ada, bjorn] = await Promise.all([person(browser, { serviceWorkers: "allow" }), person(browser)]);
    await signUp(ada.page, server.url, "Ada", "ada@example.org");
    trip = await createJapan(ada.page);
    await joinAsGuest(bjorn, await inviteLink(ada.page, "Editor"), "Björn", "Japan in spring");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(app, { recursive: true, force: true });
  });

  const pill = (page: Page) => page.getByRole("status").filter({ hasText: /^Offline\. You see what was here on / });
  const item = (page: Page, title: string) => day(page, SATURDAY).getByRole("button", { name: new RegExp(`^(\\d+ )?${title}(,|$)`) }).first();
  async function jotDown(page: Page, text: string) {
    const line = day(page, SATURDAY).getByRole("textbox", { name: /^Jot down something for / });
    await line.fill(text);
    await line.press("Enter");
    await expect.poll(() => line.inputValue()).toBe("");
  }
  async function rename(page: Page, from: string, to: string) {
    await item(page, from).focus();
    await page.keyboard.press("F2");
    const name = page.getByRole("textbox", { name: `Name of ${from}` });
    await name.fill(to);
    await name.press("Enter");
    await expect.poll(() => stops(page, SATURDAY)).toContain(to);
  }

  it("opens with what was last seen and the edits that wait, takes more of them, and sends each once", async () => {
    const { page } = ada;
    const worker = await fetch(`${server.url}/sw.js`);
    expect([worker.headers.get("content-type"), worker.headers.get("cache-control")]).toEqual(["text/javascript; charset=utf-8", "no-cache"]);
    await jotDown(page, "Nishiki market");
    await expect.poll(() => stops(bjorn.page, SATURDAY)).toEqual(["Nishiki market"]);
    // A name of a place that is known ties it to that place.
    await day(bjorn.page, SATURDAY).getByText("A known place, on the map").waitFor({ state: "attached" });
    await workerOf(page);
    await untilKept(page, "Nishiki market");
    await page.context().setOffline(true);
    await rename(page, "Nishiki market", "Nishiki market early");
    await page.reload();
    await pill(page).waitFor();
    await page.getByRole("heading", { name: "Japan in spring", level: 1 }).waitFor();
    await expect.poll(() => stops(page, SATURDAY)).toEqual(["Nishiki market early"]);
    await jotDown(page, "Pontocho alley");
    await page.reload();
    await pill(page).filter({ hasText: "2 changes wait" }).waitFor();
    await expect.poll(() => stops(page, SATURDAY)).toEqual(["Nishiki market early", "Pontocho alley"]);
    // Nothing overtakes what an earlier page left.
    await rename(page, "Nishiki market early", "Nishiki market late");
    expect(await stops(bjorn.page, SATURDAY)).toEqual(["Nishiki market"]);

    await page.context().setOffline(false);
    for (const each of [bjorn.page, page]) await expect.poll(() => stops(each, SATURDAY), { timeout: 30_000 }).toEqual(["Nishiki market late", "Pontocho alley"]);
    await pill(page).waitFor({ state: "hidden" });
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("caravan-edit:")))).toEqual([]);
    expect([...ada.problems, ...bjorn.problems]).toEqual([]);
  });

  it("sends again what was done before the page went, without a word, and does it once", async () => {
    const { page } = ada;
    const said = ada.problems.length;
    // The page goes before it has the answer: what it keeps of the edit stays.
    await page.evaluate(() => {
      Storage.prototype.removeItem = () => undefined;
    });
    await rename(page, "Pontocho alley", "Pontocho at dusk");
    await expect.poll(() => stops(bjorn.page, SATURDAY)).toContain("Pontocho at dusk");
    await rename(bjorn.page, "Pontocho at dusk", "Pontocho alley");
    await expect.poll(() => stops(page, SATURDAY)).toContain("Pontocho alley");
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("caravan-edit:")).length);
    expect(await kept()).toBe(1);
    await page.reload();
    await expect.poll(kept).toBe(0);
    for (const each of [page, bjorn.page]) await expect.poll(() => stops(each, SATURDAY)).toEqual(["Nishiki market late", "Pontocho alley"]);
    expect(await page.getByRole("region", { name: /Notifications/ }).getByRole("listitem").count()).toBe(0);
    expect(ada.problems.slice(said)).toEqual([]);
  });

  it("keeps an undo that was pressed without it over a reload, and does it once", async () => {
    const { page } = ada;
    await untilKept(page, "Nishiki market late");
    await page.context().setOffline(true);
    await rename(page, "Nishiki market late", "Nishiki market at noon");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+z");
    await page.getByText("It will be undone as soon as there is a network.").waitFor();
    await page.reload();
    await pill(page).filter({ hasText: "2 changes wait" }).waitFor();
    await page.context().setOffline(false);
    for (const each of [page, bjorn.page]) await expect.poll(() => stops(each, SATURDAY), { timeout: 30_000 }).toContain("Nishiki market late");
    await pill(page).waitFor({ state: "hidden" });
  });

  it("falls back to the server's plan where an edit is refused meanwhile, and says why", async () => {
    const { page } = ada;
    await untilKept(page, "Nishiki market late");
    await page.context().setOffline(true);
    await rename(page, "Pontocho alley", "Pontocho by night");
    await page.reload();
    await pill(page).waitFor();
    await expect.poll(() => stops(page, SATURDAY)).toEqual(["Nishiki market late", "Pontocho by night"]);
    await item(bjorn.page, "Pontocho alley").focus();
    await bjorn.page.keyboard.press("Delete");
    await expect.poll(() => stops(bjorn.page, SATURDAY)).toEqual(["Nishiki market late"]);
    await page.context().setOffline(false);
    await expect.poll(() => stops(page, SATURDAY), { timeout: 30_000 }).toEqual(["Nishiki market late"]);
    await page.getByRole("region", { name: /Notifications/ }).getByRole("listitem").first().waitFor();
  });

  it("asks what to keep where somebody else has changed the same meanwhile, with both in sight", async () => {
    const { page } = ada;
    const pressed = page.getByRole("button", { name: /^One of your changes met somebody else’s\./ });
    const choosing = page.getByRole("dialog", { name: "Which should it be?" });
    /** Both rename it, Ada without the server, and long enough one after the other that it isn't of one moment. */
    async function renamedByBoth(from: string, mine: string, theirs: string, meanwhile: () => Promise<unknown>) {
      await untilKept(page, from);
      await page.context().setOffline(true);
      await rename(page, from, mine);
      await rename(bjorn.page, from, theirs);
      const renamed = Date.now();
      await meanwhile();
      await expect.poll(() => Date.now() - renamed, { timeout: 10_000 }).toBeGreaterThan(5500);
      await page.context().setOffline(false);
      await pressed.click({ timeout: 30_000 });
      for (const name of [mine, theirs]) await choosing.getByText(name, { exact: true }).waitFor();
    }
    await renamedByBoth("Nishiki market late", "Nishiki market at nine", "Nishiki market at dawn", async () => undefined);
    await choosing.getByRole("button", { name: /^Keep their change/ }).click();
    await choosing.waitFor({ state: "hidden" });
    for (const each of [page, bjorn.page]) await expect.poll(() => stops(each, SATURDAY)).toContain("Nishiki market at dawn");
    await renamedByBoth("Nishiki market at dawn", "Nishiki market late", "Nishiki market at ten", () => page.reload());
    await choosing.getByRole("button", { name: /^Keep my change/ }).click();
    await choosing.waitFor({ state: "hidden" });
    for (const each of [page, bjorn.page]) await expect.poll(() => stops(each, SATURDAY)).toContain("Nishiki market late");
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("caravan-overtaken:")))).toEqual([]);
  });

  it("says what was written and refused, with the text, until that is put away", async () => {
    const { page } = ada;
    await jotDown(page, "Tofu dinner");
    await expect.poll(() => stops(bjorn.page, SATURDAY)).toContain("Tofu dinner");
    await untilKept(page, "Tofu dinner");
    await page.context().setOffline(true);
    await item(page, "Tofu dinner").click();
    await page.getByRole("dialog", { name: "Tofu dinner" }).getByLabel("Notes", { exact: true }).fill("Ring **twice**");
    await page.keyboard.press("Escape");
    await page.reload();
    await pill(page).waitFor();
    await item(bjorn.page, "Tofu dinner").focus();
    await bjorn.page.keyboard.press("Delete");
    await expect.poll(() => stops(bjorn.page, SATURDAY)).not.toContain("Tofu dinner");
    await page.context().setOffline(false);
    const note = page.getByRole("region", { name: /Notifications/ }).getByRole("listitem").filter({ hasText: "Ring **twice**" });
    await note.getByRole("button", { name: "Copy what you wrote" }).waitFor();
    await page.reload();
    await note.getByRole("button", { name: /close/i }).click();
    await note.waitFor({ state: "hidden" });
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("caravan-unsaved:")))).toEqual([]);
  });

  it("lets one work on what was added without it, which the others get as it has become, once", async () => {
    const { page } = ada;
    const said = ada.problems.length;
    await untilKept(page, "Nishiki market late");
    await page.context().setOffline(true);
    await jotDown(page, "Fushimi Inari");
    await rename(page, "Fushimi Inari", "Fushimi Inari at dawn");
    await (await handleOf(page, SATURDAY, "Fushimi Inari at dawn")).click();
    await page.getByRole("menuitem", { name: "Move to…" }).click();
    const moving = page.getByRole("dialog", { name: "Move to…" });
    await moving.getByLabel("Day for Fushimi Inari at dawn").selectOption(SUNDAY.date);
    await moving.getByRole("button", { name: "Move", exact: true }).click();
    const idea = page.getByRole("textbox", { name: "Jot down an idea" });
    await idea.fill("Tea ceremony");
    await idea.press("Enter");
    await page.getByRole("button", { name: "Vote for Tea ceremony, 0 so far" }).click();
    const voted = async (each: Page, pressed: boolean) => {
      await each.getByRole("region", { name: "Ideas" }).scrollIntoViewIfNeeded();
      await each.getByRole("button", { name: "Vote for Tea ceremony, 1 so far", pressed }).waitFor();
    };
    const shown = async () => {
      await expect.poll(() => stops(page, SUNDAY.name)).toEqual(["Fushimi Inari at dawn"]);
      expect(await stops(page, SATURDAY)).toEqual(["Nishiki market late"]);
      await voted(page, true);
    };
    await shown();
    await page.reload();
    await pill(page).filter({ hasText: "5 changes wait" }).waitFor();
    await shown();
    await day(page, SUNDAY.name).getByRole("button", { name: "Fushimi Inari at dawn" }).first().click();
    const sheet = page.getByRole("dialog", { name: "Fushimi Inari at dawn" });
    await sheet.getByText("This item waits to be sent.").waitFor();
    expect(await sheet.getByRole("heading", { name: /^(Comments|Booking|Files|History)$/ }).count()).toBe(0);
    const name = sheet.getByLabel("Name", { exact: true });
    await name.fill("Fushimi Inari at sunrise");

    await page.context().setOffline(false);
    // The sheet and what is being written in it stay when the server has named the row.
    await sheet.getByRole("heading", { name: "Comments", exact: true }).waitFor({ timeout: 30_000 });
    await expect.poll(() => stops(bjorn.page, SUNDAY.name)).toEqual(["Fushimi Inari at dawn"]);
    expect(await name.inputValue()).toBe("Fushimi Inari at sunrise");
    await name.press("Enter");
    await expect.poll(() => stops(bjorn.page, SUNDAY.name)).toEqual(["Fushimi Inari at sunrise"]);
    await page.keyboard.press("Escape");
    for (const each of [page, bjorn.page]) {
      await expect.poll(() => stops(each, SUNDAY.name)).toEqual(["Fushimi Inari at sunrise"]);
      expect(await stops(each, SATURDAY)).toEqual(["Nishiki market late"]);
      await voted(each, each === page);
    }
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("caravan-edit:")))).toEqual([]);
    expect(ada.problems.slice(said)).toEqual([]);
  });

  it("says of what isn't on the device that it needs the network, and shows the list of trips", async () => {
    const { page } = ada;
    await page.context().setOffline(true);
    await page.goto(`${server.url}/trips`);
    await page.getByRole("link", { name: /Japan in spring/ }).first().waitFor();
    await page.goto(`${server.url}/trips/${"k".repeat(32)}`);
    await page.getByText("This isn’t kept on this device.").waitFor();
    await page.goto(`${server.url}/account/profile`);
    await page.getByText("You are offline. Caravan waits for the network.").waitFor();
    await page.context().setOffline(false);
    await expect.poll(() => page.getByLabel("Name", { exact: true }).inputValue()).toBe("Ada");
  });

  it("erases the copy of a trip that one isn't in any more", async () => {
    await ada.page.goto(trip);
    await expect.poll(() => bjorn.page.evaluate(keptHere)).toContain("Nishiki market late");
    await bjorn.page.context().setOffline(true);
    await ada.page.getByRole("button", { name: "Share" }).click();
    await ada.page.getByRole("button", { name: /^Björn: / }).click();
    await ada.page.getByRole("menuitem", { name: "Take out of the trip…" }).click();
    await ada.page.getByRole("button", { name: "Take out" }).click();
    await ada.page.getByText("Björn isn't in the trip any more.").waitFor();
    expect(await bjorn.page.evaluate(keptHere)).toContain("Nishiki market late");
    await bjorn.page.context().setOffline(false);
    await bjorn.page.getByRole("heading", { name: /^You are no longer in / }).waitFor();
    await expect.poll(() => bjorn.page.evaluate(keptHere)).not.toContain("Nishiki market late");
  });

  it("keeps nothing of somebody who has signed out, and shows it to nobody", async () => {
    const { page } = ada;
    await page.goto(`${server.url}/trips`);
    await page.getByRole("button", { name: "Account: Ada" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in" }).first().waitFor();
    expect(await page.evaluate(keptHere)).toBe("[]");
    await page.context().setOffline(true);
    await page.goto(`${server.url}/trips`);
    await page.getByRole("heading", { name: "Welcome back" }).waitFor();
    await page.context().setOffline(false);
  });

  it("ends a session that was left without it, once it is there again", async () => {
    const { page } = ada;
    const signIn = async () => {
      await page.goto(`${server.url}/sign-in`);
      await page.getByLabel("E-mail").fill("ada@example.org");
      await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByRole("heading", { name: "Your trips" }).waitFor();
    };
    await signIn();
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Account: Ada" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    const left = () => page.evaluate(() => localStorage.getItem("caravan-left"));
    await expect.poll(left).not.toBeNull();
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("__convexAuth")))).toEqual([]);
    await page.context().setOffline(false);
    await expect.poll(left).toBeNull();
    await signIn();
    await page.goto(`${server.url}/account/security`);
    await page.getByText("This one", { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: /^Sign out Chrome/ }).count()).toBe(0);
    await page.getByRole("button", { name: "Account: Ada" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in" }).first().waitFor();
  });

  it("keeps what waits where the session was ended from another device, until its person has signed in again", async () => {
    const { page } = ada;
    const [elsewhere, other] = [await person(browser), await person(browser)];
    const signIn = async (each: Page, at: string) => {
      await each.goto(at);
      await again(each);
      await each.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    };
    const again = async (each: Page) => {
      await each.getByLabel("E-mail").fill("ada@example.org");
      await each.getByLabel("Password", { exact: true }).fill("correct horse battery");
      await each.getByRole("button", { name: "Sign in", exact: true }).click();
    };
    for (const each of [page, elsewhere.page, other.page]) await signIn(each, `${server.url}/sign-in?next=${encodeURIComponent(new URL(trip).pathname)}`);
    await day(page, SATURDAY).waitFor();
    await page.context().setOffline(true);
    await jotDown(page, "Written in the air");
    await elsewhere.page.goto(`${server.url}/account/security`);
    await elsewhere.page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await other.page.waitForURL(/note=ended/);
    await page.context().setOffline(false);
    await page.waitForURL(/note=ended/);
    await again(page);
    await elsewhere.page.goto(trip);
    for (const each of [page, elsewhere.page]) await expect.poll(() => stops(each, SATURDAY), { timeout: 30_000 }).toContain("Written in the air");
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("caravan-edit:")))).toEqual([]);
    for (const { page: each } of [elsewhere, other]) await each.context().close();
    await page.goto(`${server.url}/trips`);
    await page.getByRole("button", { name: "Account: Ada" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in" }).first().waitFor();
  });

  it("tells an open page of a new version, which has all its parts until it takes that", async () => {
    const { page } = ada;
    await page.goto(server.url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await workerOf(page);
    await server.kill();
    // A part that the page hasn't needed until now.
    await page.getByRole("link", { name: "Sign in" }).first().click();
    await page.getByRole("heading", { name: "Welcome back" }).waitFor();
    newVersion(app);
    await server.up();
    const note = page.getByRole("listitem").filter({ hasText: "A new version is ready" });
    await note.waitFor();
    expect(await page.locator('meta[name="release"]').count()).toBe(0);
    await Promise.all([page.waitForEvent("load"), note.getByRole("button", { name: "Reload" }).click()]);
    expect(await page.locator('meta[name="release"]').getAttribute("content")).toBe("next");
  });
});

/** Until the worker has kept the shell and answers for this page. */
const workerOf = (page: Page) => expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated" && navigator.serviceWorker.controller !== null)).toBe(true);

/** Until the copy on the device has it. */
const untilKept = (page: Page, title: string) => expect.poll(() => page.evaluate(keptHere)).toContain(title);

/** Everything that was last seen here, as text. Runs in the page. */
const keptHere = () =>
  new Promise<string>((resolve) => {
    const opening = indexedDB.open("caravan-last-seen");
    opening.onsuccess = () => {
      const all = opening.result.transaction("seen").objectStore("seen").getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(JSON.stringify(all.result));
      };
    };
  });

/** What a release changes: the page, and the worker that knows it by its content. */
function newVersion(app: string) {
  const page = join(app, "index.html");
  const worker = join(app, "sw.js");
  writeFileSync(page, readFileSync(page, "utf8").replace("<head>", '<head><meta name="release" content="next" />'));
  writeFileSync(worker, readFileSync(worker, "utf8").replace(/(url:"index\.html",revision:")[^"]+/, "$1next"));
  expect(readFileSync(worker, "utf8")).toContain('url:"index.html",revision:"next"');
}
