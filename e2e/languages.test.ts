// Caravan in other languages: mirrored English shows that every word goes through the messages and every screen turns
// round; German, that longer words find room.
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { day, handleOf, items, signUp, stops, type Person } from "./people";
import { stickingOut, typedWords, unbracketed, axeFaults } from "./screenChecks";
import { stage } from "./stage";

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** As a sheet is called in English and German. */
const SHEETS = {
  places: ["Find a place", "Ort finden"],
  problems: ["What doesn’t fit", "Was nicht passt"],
  bookings: ["Bookings", "Buchungen"],
  files: ["Files", "Dateien"],
  polls: ["Polls", "Umfragen"],
  payments: ["Payments", "Zahlungen"],
  history: ["What has changed", "Was sich geändert hat"],
  settings: ["Trip settings", "Reiseeinstellungen"],
  import: ["Import", "Importieren"],
  export: ["Export and calendar", "Export und Kalender"],
} as const;
const PANES = ["timeline", "table", "now", "map", "advice"];
const ACCOUNT = ["profile", "security", "plan", "payments", "usage", "keys", "memory", "privacy"];
const [SUNDAY, MONDAY] = ["Sunday 11 April", "Monday 12 April"] as const;
/** Others are checked by the tests of their own, in English: a direction changes little there. */
const AXE = new Set(["plan", "an item", "trips"]);
const PLANNED_MS = 45_000;

describe("another language", () => {
  const caravan = stage();

  /** Somebody with a planned sample trip, whose screens speak `language`. */
  async function withSampleTrip(language: string, name: string, locale: string): Promise<Person & { trip: string; typed: () => string[] }> {
    const somebody = await caravan.person({ reducedMotion: "reduce", locale });
    const { page } = somebody;
    const typed = typedWords(page);
    await page.addInitScript(() => localStorage.getItem("caravan-language") ?? localStorage.setItem("caravan-language", "en"));
    await signUp(page, caravan.url, name, `${language.toLowerCase()}@example.org`);
    await page.evaluate((tag) => localStorage.setItem("caravan-language", tag), language);
    await page.reload();
    await page.getByRole("button", { name: /sample trip|Beispielreise/i }).first().click();
    await page.getByRole("heading", { name: "Japan in spring", level: 1 }).waitFor();
    await page.locator('[id="2027-04-16"] [data-open]').first().waitFor({ timeout: PLANNED_MS });
    return { ...somebody, trip: new URL(page.url()).pathname, typed };
  }
  const settled = (page: Page) => expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
  /** As a press on a link goes there: the page stays. */
  async function go(page: Page, path: string, stands: Locator) {
    await page.evaluate((to) => {
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
    }, path);
    await stands.first().waitFor();
  }
  /** All that the specialists have to say. */
  async function readReports(page: Page, german: 0 | 1) {
    await page.getByRole("button", { name: ["Ask the specialists", "Fachleute fragen"][german]! }).click();
    const reports = page.getByRole("region", { name: ["Each specialist", "Die Fachleute im Einzelnen"][german]! }).locator("button[aria-expanded]");
    await expect.poll(() => reports.count(), { timeout: PLANNED_MS }).toBe(8);
    for (const report of await reports.all()) await report.click();
  }
  /** Each screen in turn, once it stands. */
  async function eachScreen(page: Page, trip: string, german: 0 | 1, look: (name: string, thorough?: boolean) => Promise<void>) {
    const title = page.getByRole("heading", { name: "Japan in spring", level: 1, includeHidden: true });
    await look("plan", true);
    await page.locator("[data-row] [data-open]").first().click();
    await page.getByRole("dialog").waitFor();
    await look("an item", true);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: ["More about this trip", "Mehr zu dieser Reise"][german]! }).click();
    await page.getByRole("menu").waitFor();
    await look("the trip's menu");
    await page.keyboard.press("Escape");
    for (const pane of PANES) {
      await go(page, `${trip}/${pane}`, title);
      if (pane === "advice") await readReports(page, german);
      await look(pane, pane !== "advice");
    }
    for (const [sheet, names] of Object.entries(SHEETS)) {
      await go(page, `${trip}/${sheet}`, page.getByRole("dialog", { name: names[german] }));
      await look(sheet, sheet === "settings");
    }
    await go(page, `${trip}/print`, page.getByRole("button", { name: ["Print", "Drucken"][german]! }));
    await look("print");
    await go(page, "/trips", page.getByRole("heading", { level: 1, name: ["Your trips", "Deine Reisen"][german]! }));
    await look("trips", true);
    await go(page, "/trips/new", page.getByRole("dialog"));
    await look("a new trip", true);
    for (const path of ACCOUNT) {
      await go(page, `/account/${path}`, page.locator(`nav a[aria-current=page][href$="/account/${path}"]`));
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      await look(`account: ${path}`);
    }
  }

  describe("that runs from right to left", () => {
    let mirrored: Awaited<ReturnType<typeof withSampleTrip>>;
    const block = (title: string, date: string) => mirrored.page.getByRole("region", { name: "Timeline" }).getByRole("button", { name: new RegExp(`^⟦${escape(title)}, ${date}`) });

    beforeAll(async () => {
      mirrored = await withSampleTrip("en-XB", "Ада", "en-GB");
    });

    it("turns every screen round, with no word that isn't a message", async () => {
      const { page, trip, typed } = mirrored;
      const wrong: unknown[] = [];
      const look = async (name: string, thorough = false) => {
        await settled(page);
        wrong.push(...[...(await stickingOut(page)), ...(await unbracketed(page, typed))].map((what) => [name, DESK.width, what]));
        if (!thorough) return;
        await page.setViewportSize(PHONE);
        await settled(page);
        wrong.push(...(await stickingOut(page)).map((what) => [name, PHONE.width, what]));
        await page.setViewportSize(DESK);
        if (!AXE.has(name)) return;
        wrong.push(...(await axeFaults(page)).map((fault) => [name, ...fault]));
      };
      expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
      await eachScreen(page, trip, 0, look);
      const stranger = await caravan.person({ reducedMotion: "reduce" });
      await stranger.page.addInitScript(() => localStorage.setItem("caravan-language", "en-XB"));
      await stranger.page.goto(caravan.url);
      await stranger.page.getByRole("heading", { level: 1 }).waitFor();
      wrong.push(...(await stickingOut(stranger.page)), ...(await unbracketed(stranger.page, () => [])));
      await stranger.page.context().close();
      expect(wrong).toEqual([]);
    });

    it("drags an item to another day of the list, by mouse and by keys", async () => {
      const { page, trip } = mirrored;
      await go(page, trip, day(page, SUNDAY));
      const [first, second] = await stops(page, SUNDAY);
      await drag(page, await centre(await handleOf(page, SUNDAY, first!)), async () => {
        const target = items(page, MONDAY).nth(1);
        await target.scrollIntoViewIfNeeded();
        return centre(target);
      });
      await expect.poll(() => stops(page, MONDAY)).toContain(first);
      expect(await stops(page, SUNDAY)).not.toContain(first);

      await (await handleOf(page, SUNDAY, second!)).focus();
      await page.keyboard.press("Space");
      // The next day is further on: to the left.
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("Space");
      await expect.poll(() => stops(page, MONDAY)).toContain(second);
    });

    it("moves an item of the timeline to the day beside it, by mouse and by keys", async () => {
      const { page, trip } = mirrored;
      await go(page, `${trip}/timeline`, page.getByRole("region", { name: "Timeline" }));
      const columns = page.locator("[data-column]");
      const [from, to] = [(await columns.nth(0).boundingBox())!, (await columns.nth(1).boundingBox())!];
      expect(to.x).toBeLessThan(from.x);
      const held = page.locator("[data-column]").first().locator("[data-block]").first();
      const title = /^⟦(.*?), Sat/.exec((await held.getAttribute("aria-label"))!)![1]!;
      await held.scrollIntoViewIfNeeded();
      const start = await centre(held);
      await drag(page, start, async () => ({ x: start.x + to.x - from.x, y: start.y }));
      await block(title, "Sun").waitFor();
      await block(title, "Sun").focus();
      await page.keyboard.press("Alt+ArrowLeft");
      await block(title, "Mon").waitFor();
      await page.keyboard.press("Alt+ArrowRight");
      await block(title, "Sun").waitFor();
      expect(mirrored.problems).toEqual([]);
    });
  });

  it("German finds room on every screen", async () => {
    const { page, trip, problems } = await withSampleTrip("de", "Käthe", "de-DE");
    const wrong: unknown[] = [];
    expect(await page.locator("html").getAttribute("lang")).toBe("de");
    // Where there is least room.
    await page.setViewportSize(PHONE);
    await eachScreen(page, trip, 1, async (name) => {
      await settled(page);
      wrong.push(...(await stickingOut(page)).map((what) => [name, what]));
    });
    expect(wrong).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("on a desk without room for three, stands the map or the assistant beside the plan, as it was asked for", async () => {
    const { page, trip } = await withSampleTrip("en", "Zoë", "en-GB");
    await page.setViewportSize({ width: 1024, height: 768 });
    const [map, assistant] = [page.getByRole("region", { name: /Map of the trip/ }), page.getByRole("complementary", { name: /Assistant/ })];
    await go(page, `${trip}/assistant`, assistant);
    expect(await map.count()).toBe(0);
    await page.locator("[data-list] [aria-haspopup=menu]").first().click();
    await page.getByRole("menuitem", { name: /Show on the map/ }).click();
    await map.waitFor();
    expect(await assistant.count()).toBe(0);
    expect((await map.boundingBox())!.width).toBeGreaterThan(400);
    await page.setViewportSize(DESK);
    await assistant.waitFor();
    expect(await map.count()).toBe(1);
    await page.context().close();
  });

  it("is chosen in the menu, or on the first page, and stays", async () => {
    const { page } = await caravan.person({ reducedMotion: "reduce", locale: "de-AT" });
    await page.goto(caravan.url);
    const spoken = () => page.evaluate(() => document.documentElement.lang);
    await expect.poll(spoken).toBe("de");
    await page.getByLabel("Sprache").selectOption("en");
    await page.getByLabel("Language").waitFor();
    expect(await spoken()).toBe("en");
    await signUp(page, caravan.url, "Käthe", "kaethe@example.org");
    await page.getByRole("button", { name: "Account: Käthe" }).click();
    await page.getByRole("menuitemradio", { name: "Deutsch" }).click();
    await page.getByRole("heading", { name: "Deine Reisen" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Deine Reisen" }).waitFor();
    expect(await spoken()).toBe("de");
    await page.context().close();
  });
});

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

async function centre(of: Locator) {
  const { x, y, width, height } = (await of.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

/** `target` is asked for once the drag has begun: the page may have to scroll to it. */
async function drag(page: Page, from: { x: number; y: number }, target: () => Promise<{ x: number; y: number }>) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 12, { steps: 4 });
  const to = await target();
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
}
