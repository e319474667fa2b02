// The workspace as two people plan in it for an evening: what they jot down, move, say, keep ready and decide,
// each seen by the other; and the page that a stranger reads.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createJapan, day, inviteLink, joinAsGuest, openBrowser, person, signUp, stops, type Person } from "./people";
import { axeFaults, boxAtRest } from "./screenChecks";
import { Server } from "./server";

const [SATURDAY, SUNDAY] = ["Saturday 10 April", "Sunday 11 April"] as const;
const QUESTION = "Boat or train to Arashiyama?";

describe("two people in the workspace", () => {
  let server: Server;
  let browser: Browser;
  let ada: Person;
  let bjorn: Person;

  beforeAll(async () => {
    server = await Server.start();
    browser = await openBrowser();
    [ada, bjorn] = await Promise.all([person(browser, { reducedMotion: "reduce" }), person(browser)]);
    await signUp(ada.page, server.url, "Ada", "ada@example.org");
    await createJapan(ada.page);
    await joinAsGuest(bjorn, await inviteLink(ada.page, "Editor"), "Björn", "Japan in spring");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const row = (page: Page, date: string, title: string) => day(page, date).getByRole("listitem").filter({ has: page.getByRole("button", { name: opens(title) }) });
  const opener = (page: Page, date: string, title: string) => day(page, date).getByRole("button", { name: opens(title) });
  const bothSee = (date: string, titles: string[]) => Promise.all([ada, bjorn].map(({ page }) => expect.poll(() => stops(page, date)).toEqual(titles)));
  const close = async (page: Page, name: string) => {
    const dialog = page.getByRole("dialog", { name });
    // What was there before it may still be going, and take the key.
    await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  };
  async function openSheet(page: Page, date: string, title: string) {
    await opener(page, date, title).click();
    const sheet = page.getByRole("dialog", { name: title });
    await sheet.getByRole("heading", { name: "Comments" }).waitFor();
    return sheet;
  }

  it("jot lines down, which are read as names, times and costs and stand in the order of the day", async () => {
    const line = day(ada.page, SATURDAY).getByRole("textbox", { name: /^Jot down something for / });
    for (const text of ["Dinner at Nanzenji 19:00 €40", "Nishiki market 12:00", "Fushimi Inari 8:00-10:30", "Pontocho alley"]) {
      await line.fill(text);
      await line.press("Enter");
      await expect.poll(() => line.inputValue()).toBe("");
    }
    const inOrder = async (page: Page) => {
      const seen = await stops(page, SATURDAY);
      return seen.includes("Pontocho alley") && seen.filter((title) => title !== "Pontocho alley");
    };
    for (const { page } of [ada, bjorn]) await expect.poll(() => inOrder(page)).toEqual(["Fushimi Inari", "Nishiki market", "Dinner at Nanzenji"]);
    await bothSee(SATURDAY, await stops(ada.page, SATURDAY));
    expect(await row(bjorn.page, SATURDAY, "Dinner at Nanzenji").innerText()).toMatch(/€40[\s\S]*19:00/);
  });

  it("write in a row without opening it: its name, then its time and cost", async () => {
    const { page } = bjorn;
    await opener(page, SATURDAY, "Dinner at Nanzenji").focus();
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: "Name of Dinner at Nanzenji" }).fill("Tofu dinner");
    await page.keyboard.press("Tab");
    await page.getByRole("textbox", { name: /^Time of / }).fill("half past");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: "Write a time like" }).waitFor();
    await page.getByRole("textbox", { name: /^Time of / }).fill("7:30pm");
    await page.keyboard.press("Tab");
    await page.getByRole("textbox", { name: /^Cost for everyone of / }).fill("52");
    await page.keyboard.press("Enter");
    await expect.poll(() => row(ada.page, SATURDAY, "Tofu dinner").innerText()).toMatch(/€52[\s\S]*19:30/);
  });

  it("select several and move them at once, and undo it at once", async () => {
    const { page } = ada;
    const before = await stops(page, SATURDAY);
    const moved = ["Fushimi Inari", "Nishiki market"];
    for (const title of moved) await opener(page, SATURDAY, title).press("Space");
    const bar = page.getByRole("toolbar", { name: "Selected items" });
    await bar.getByText("2 selected", { exact: true }).waitFor();
    await bar.getByRole("button", { name: "Move to…" }).click();
    const dialog = page.getByRole("dialog", { name: "Move to…" });
    await dialog.getByLabel("Day for 2 items").selectOption("2027-04-11");
    await dialog.getByRole("button", { name: "Move" }).click();
    await bothSee(SUNDAY, moved);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await bothSee(SATURDAY, before);
    await page.getByRole("button", { name: "Redo" }).click();
    await bothSee(SUNDAY, moved);
  });

  it("swap two days once, however often the button is pressed", async () => {
    const { page } = bjorn;
    const [saturday, sunday] = await Promise.all([SATURDAY, SUNDAY].map((date) => stops(page, date)));
    await day(page, SATURDAY).getByRole("button", { name: `More about ${SATURDAY}` }).click();
    await page.getByRole("menuitem", { name: "Move or swap the day…" }).click();
    const dialog = page.getByRole("dialog", { name: "Move this day" });
    await dialog.getByLabel("To").selectOption("2027-04-11");
    await dialog.getByRole("button", { name: "Swap the two days" }).dblclick();
    await dialog.waitFor({ state: "hidden" });
    await bothSee(SATURDAY, sunday!);
    await bothSee(SUNDAY, saturday!);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await bothSee(SATURDAY, saturday!);
  });

  it("take back what a note names, though something else came after it", async () => {
    const { page } = ada;
    const before = await stops(page, SATURDAY);
    await opener(page, SATURDAY, "Pontocho alley").press("Delete");
    await page.getByText("Removed Pontocho alley").waitFor();
    const line = day(page, SATURDAY).getByRole("textbox", { name: /^Jot down something for / });
    await line.fill("Late walk 22:00");
    await line.press("Enter");
    await bothSee(SATURDAY, [...before.filter((title) => title !== "Pontocho alley"), "Late walk"]);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await bothSee(SATURDAY, [...before, "Late walk"]);
    await page.getByRole("button", { name: "Undo your last change" }).click();
    await bothSee(SATURDAY, before);
  });

  it("talk about an item and put a file to it, in its sheet", async () => {
    const [hers, his] = await Promise.all([ada, bjorn].map(({ page }) => openSheet(page, SATURDAY, "Tofu dinner")));
    await his!.getByLabel("Write a comment").fill("Is it vegetarian?");
    await his!.getByRole("button", { name: "Comment", exact: true }).click();
    await hers!.getByText("Is it vegetarian?", { exact: true }).waitFor();
    await hers!.getByLabel("Add files").setInputFiles({ name: "menu.txt", mimeType: "text/plain", buffer: Buffer.from("Yudofu") });
    const file = his!.getByRole("link", { name: /menu\.txt/ });
    await file.waitFor();
    expect(await (await bjorn.page.request.get((await file.getAttribute("href"))!)).text()).toBe("Yudofu");
    await expectAccessible(ada.page, "the item's sheet");
    await Promise.all([ada, bjorn].map(({ page }) => close(page, "Tofu dinner")));
    const marks = await row(ada.page, SATURDAY, "Tofu dinner").innerText();
    for (const mark of [/\b1\s*comment\b/, /\b1\s*file\b/]) expect(marks).toMatch(mark);
  });

  it("see what the other is writing in, each in their own language", async () => {
    const speak = async (tag: string) => {
      await bjorn.page.evaluate((chosen) => localStorage.setItem("caravan-language", chosen), tag);
      await bjorn.page.reload();
      await opener(bjorn.page, tag === "de" ? "Samstag, 10. April" : SATURDAY, "Tofu dinner").waitFor();
    };
    await speak("de");
    const hers = await openSheet(ada.page, SATURDAY, "Tofu dinner");
    await bjorn.page.getByRole("button", { name: opens("Tofu dinner") }).click();
    const his = bjorn.page.getByRole("dialog", { name: "Tofu dinner" });
    await hers.getByLabel("Notes", { exact: true }).focus();
    await his.getByText("Ada schreibt in Notizen", { exact: true }).waitFor();
    await his.getByLabel("Beginn", { exact: true }).focus();
    await hers.getByText("Björn is writing in Starts", { exact: true }).waitFor();
    await close(ada.page, "Tofu dinner");
    await speak("en");
  });

  it("keep a Plan B of a day, change to it and take that back", async () => {
    const { page } = ada;
    const before = await stops(page, SATURDAY);
    await (await openSheet(bjorn.page, SATURDAY, before[0]!)).getByLabel("Starts", { exact: true }).focus();
    await day(page, SATURDAY).getByRole("img", { name: "Björn, here now" }).waitFor();
    await page.getByRole("button", { name: `More about ${SATURDAY}` }).click();
    await page.getByRole("menuitem", { name: "Plan B…" }).click();
    const dialog = page.getByRole("dialog", { name: `Plans for ${SATURDAY}` });
    await dialog.getByLabel("Name a second plan").fill("Rainy day");
    await dialog.getByRole("button", { name: "Begin empty" }).click();
    await dialog.getByRole("listitem", { name: "Rainy day" }).getByRole("button", { name: "Change to this plan" }).click();
    await page.getByText(/^Changed to Rainy day, without “.+”, (?:in which Björn is writing|which Björn has open) right now/).waitFor();
    await expect.poll(() => stops(bjorn.page, SATURDAY)).toEqual([]);
    await day(bjorn.page, SATURDAY).getByRole("button", { name: /^Rainy day, with .+ ready/ }).waitFor();
    await close(page, `Plans for ${SATURDAY}`);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await bothSee(SATURDAY, before);
  });

  it("ask each other, and see the answer", async () => {
    await ada.page.getByRole("button", { name: "More about this trip" }).click();
    await ada.page.getByRole("menuitem", { name: "Polls" }).click();
    const hers = ada.page.getByRole("dialog", { name: "Polls" });
    await hers.getByRole("button", { name: "Ask the group" }).click();
    await hers.getByLabel("Question").fill(QUESTION);
    await hers.getByLabel("Option 1").fill("Boat");
    await hers.getByLabel("Option 2").fill("Train");
    await hers.getByRole("button", { name: "Ask", exact: true }).click();
    await bjorn.page.getByRole("button", { name: "1 poll waits for your answer" }).click();
    const his = bjorn.page.getByRole("dialog", { name: "Polls" });
    await his.getByRole("listitem", { name: QUESTION }).getByRole("button", { name: /^Boat/ }).click();
    await hers.getByText("1 of 2 have answered", { exact: true }).waitFor();
    await Promise.all([ada, bjorn].map(({ page }) => close(page, "Polls")));
  });

  it("split up: what only one of them does isn't in the other's itinerary", async () => {
    const sheet = await openSheet(ada.page, SUNDAY, "Nishiki market");
    await sheet.getByRole("button", { name: "Who takes part Everybody" }).click();
    await ada.page.getByRole("checkbox", { name: "Ada" }).click();
    await sheet.getByRole("button", { name: "Who takes part Ada", includeHidden: true }).waitFor();
    await close(ada.page, "Who takes part");
    await close(ada.page, "Nishiki market");
    const choose = async (now: string, next: string) => {
      await bjorn.page.getByRole("button", { name: now, exact: true }).click();
      await bjorn.page.getByRole("menuitemradio", { name: next }).click();
    };
    await choose("Everybody", "My itinerary");
    await expect.poll(() => stops(bjorn.page, SUNDAY)).toEqual(["Fushimi Inari"]);
    await choose("My itinerary", "Everybody");
    await bothSee(SUNDAY, ["Fushimi Inari", "Nishiki market"]);
  });

  it("find an item from anywhere by its name", async () => {
    const { page } = bjorn;
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("Find an item, a day, or something to do").fill("fushimi");
    await page.getByRole("option", { name: /Fushimi Inari/ }).and(page.locator("[aria-selected=true]")).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Fushimi Inari" }).waitFor();
    await close(page, "Fushimi Inari");
  });

  it("look at the plan as a list, a timeline and a table", async () => {
    const { page } = ada;
    const look = (name: string) => page.getByRole("navigation", { name: "Ways to look at the plan" }).getByRole("button", { name }).click();
    await expectAccessible(page, "the list");
    await look("Timeline");
    const timeline = page.getByRole("region", { name: "Timeline" });
    await timeline.getByRole("button", { name: /^Tofu dinner, .*19:30/ }).waitFor();
    await expectAccessible(page, "the timeline");
    await look("Table");
    const table = page.getByRole("grid", { name: "All items" });
    await table.getByText("Tofu dinner").first().waitFor();
    expect(await table.getByRole("row").count()).toBe(5);
    await expectAccessible(page, "the table");
    await look("List");
    await bothSee(SUNDAY, ["Fushimi Inari", "Nishiki market"]);
  });

  it("press on a town's name on the map as on the map itself, and find the map as they left it", async () => {
    const { page } = ada;
    const map = page.getByRole("region", { name: "Map of the trip" });
    const where = async (name: string) => {
      const { x, y } = (await map.getByText(name, { exact: true }).boundingBox())!;
      return { x: Math.round(x) + 20, y: Math.round(y) + 8 };
    };
    await map.getByText("Takatsuki", { exact: true }).waitFor();
    const town = await where("Takatsuki");
    await page.mouse.click(town.x, town.y);
    const spot = map.getByRole("dialog", { name: "This place on the map" });
    await spot.getByText("Takatsuki, Japan").waitFor();
    await close(page, "This place on the map");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("CANVAS");
    const fitted = await where("Kyoto");
    await map.getByRole("button", { name: "Zoom in" }).click();
    await expect.poll(() => where("Kyoto")).not.toEqual(fitted);
    const left = await where("Kyoto");
    const look = (name: string) => page.getByRole("navigation", { name: "Ways to look at the plan" }).getByRole("button", { name }).click();
    await look("Table");
    await map.waitFor({ state: "hidden" });
    await look("List");
    await expect.poll(() => where("Kyoto").catch(() => null)).toEqual(left);
  });

  it("do different things at the same time, side by side in the list until they meet again", async () => {
    const line = day(bjorn.page, SUNDAY).getByRole("textbox", { name: /^Jot down something for / });
    for (const text of ["Aquarium 12:30-14:00", "Okonomiyaki 19:00"]) {
      await line.fill(text);
      await line.press("Enter");
      await expect.poll(() => stops(bjorn.page, SUNDAY)).toContain(text.split(" ")[0]);
    }
    const sheet = await openSheet(bjorn.page, SUNDAY, "Aquarium");
    await sheet.getByRole("button", { name: "Who takes part Everybody" }).click();
    await bjorn.page.getByRole("checkbox", { name: "Björn" }).click();
    await sheet.getByRole("button", { name: "Who takes part Björn", includeHidden: true }).waitFor();
    await close(bjorn.page, "Who takes part");
    await close(bjorn.page, "Aquarium");
    const apart = day(ada.page, SUNDAY).getByRole("group", { name: "At the same time: Ada, Björn" });
    await apart.getByRole("list", { name: "Björn" }).getByRole("button", { name: "Aquarium", exact: true }).waitFor();
    const heights = await Promise.all(["Ada", "Björn"].map(async (name) => (await apart.getByRole("list", { name }).boundingBox())!.y));
    expect(heights[0]).toBe(heights[1]);
    await bothSee(SUNDAY, ["Fushimi Inari", "Nishiki market", "Aquarium", "Okonomiyaki"]);

    // What is Björn's stays his wherever it goes; past what Ada does meanwhile it goes in one step.
    const handle = day(ada.page, SUNDAY).getByRole("button", { name: "Move Aquarium" });
    await handle.press("Space");
    await handle.press("ArrowUp");
    await handle.press("Space");
    await bothSee(SUNDAY, ["Aquarium", "Fushimi Inari", "Nishiki market", "Okonomiyaki"]);
    // What is asked of its time there goes with the move that is undone.
    const question = ada.page.getByRole("group", { name: "Time of Aquarium" });
    await question.waitFor();
    await ada.page.keyboard.press("Control+z");
    await apart.waitFor();
    await question.waitFor({ state: "detached" });
    await expectAccessible(ada.page, "the list with tracks");
  });

  it("drag an idea onto the timeline, where it gets the time at which it is dropped", async () => {
    const { page } = ada;
    const line = page.getByRole("region", { name: "Ideas" }).getByRole("textbox");
    await line.fill("Tea ceremony");
    await line.press("Enter");
    await page.getByRole("navigation", { name: "Ways to look at the plan" }).getByRole("button", { name: "Timeline" }).click();
    const [idea, column] = [page.getByRole("button", { name: "Tea ceremony, idea" }), page.getByRole("region", { name: SUNDAY, exact: true })];
    const from = await boxAtRest(idea);
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2, from.y - 20, { steps: 4 });
    // On the way there the hours may scroll.
    for (let look = 0; look < 2; look++) {
      const to = await boxAtRest(column);
      await page.mouse.move(to.x + to.width / 2, to.y + (to.height * 10) / 24, { steps: 8 });
    }
    await page.mouse.up();
    await page.getByRole("button", { name: `Tea ceremony, ${SUNDAY}, 10:00 – 11:00` }).waitFor();
    await expect.poll(() => stops(bjorn.page, SUNDAY)).toContain("Tea ceremony");
    await page.getByRole("navigation", { name: "Ways to look at the plan" }).getByRole("button", { name: "List" }).click();
  });

  it("show the trip to everybody who has its address, without what is the group's own", async () => {
    const { page } = ada;
    await page.getByRole("button", { name: "Share" }).click();
    const dialog = page.getByRole("dialog", { name: /^Share/ });
    await dialog.getByRole("tab", { name: "Public page" }).click();
    await dialog.getByRole("switch", { name: "Anybody can read this trip" }).click();
    const address = await dialog.getByRole("textbox", { name: "Address of the public page" }).inputValue();
    expect(new URL(address).pathname).toMatch(/^\/t\/.+/);
    const stranger = await person(browser);
    await stranger.page.goto(address);
    await stranger.page.getByRole("heading", { name: "Japan in spring", level: 1 }).waitFor();
    expect((await stranger.page.request.get(address)).status()).toBe(200);
    const read = await stranger.page.getByRole("main").innerText();
    for (const title of ["Tofu dinner", "Fushimi Inari", "Nishiki market"]) expect(read).toContain(title);
    expect(read).not.toMatch(/vegetarian|menu\.txt|Björn|Arashiyama|2,400/);
    const map = stranger.page.getByRole("region", { name: "Map of the trip" });
    await map.getByRole("button", { name: "Sun 11 Apr" }).click();
    await map.getByRole("button", { name: /^Nishiki market, stop \d of day 2$/ }).click();
    await expect.poll(() => stranger.page.evaluate(() => document.activeElement?.textContent)).toContain("Nishiki market");
    await stranger.page.getByRole("button", { name: "Show on the map: Nishiki market" }).click();
    await map.getByText("Nishiki market", { exact: true }).waitFor();
    await expectAccessible(stranger.page, "the public page");
    await stranger.page.emulateMedia({ media: "print" });
    await stranger.page.getByRole("img", { name: "Map of the trip" }).waitFor();
    expect(await map.locator("canvas").isVisible()).toBe(false);
    await stranger.page.emulateMedia({ media: null });
    await dialog.getByRole("switch", { name: "Anybody can read this trip" }).click();
    await stranger.page.getByRole("heading", { name: "This trip isn't shown any more" }).waitFor();
    expect((await stranger.page.request.get(address)).status()).toBe(404);
    expect(stranger.problems).toEqual([]);
    await stranger.page.context().close();
  });

  it("go through a table that is longer than the screen by wheel and by keyboard, and rename an item from its menu", async () => {
    const { page } = bjorn;
    // As a list that was copied elsewhere.
    await page.getByRole("textbox", { name: "Jot down an idea" }).evaluate((line, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      line.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, [..."ABCDEFG"].flatMap((city) => [..."abcdefg"].map((street) => `Walk ${city}${street}`)).join("\n"));
    const last = page.getByRole("region", { name: "Ideas" }).getByRole("listitem").filter({ has: page.getByRole("button", { name: "Walk Gg", exact: true }) });
    // Far from what is seen there is what opens it, and the rest once it comes into sight.
    await last.waitFor();
    expect(await last.getByRole("button").count()).toBe(1);
    await last.scrollIntoViewIfNeeded();
    await last.getByRole("button", { name: /^More about / }).click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await page.keyboard.type("The last walk");
    await page.keyboard.press("Enter");
    await page.getByRole("navigation", { name: "Ways to look at the plan" }).getByRole("button", { name: "Table" }).click();
    const table = page.getByRole("grid", { name: "All items" });
    const cell = (text: string) => table.getByText(text, { exact: true });
    await cell("Aquarium").click();
    expect(await cell("The last walk").count()).toBe(0);
    await page.mouse.wheel(0, 10_000);
    await cell("The last walk").waitFor();
    await page.mouse.wheel(0, -10_000);
    await page.keyboard.press("Control+End");
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("tr")?.textContent)).toContain("The last walk");
    await page.getByRole("navigation", { name: "Ways to look at the plan" }).getByRole("button", { name: "List" }).click();
  });

  it("have not been left with a page that complains", () => {
    expect([ada.problems, bjorn.problems]).toEqual([[], []]);
  });
});

/** What opens an item: its name, with its number on the map before it. */
const opens = (title: string) => new RegExp(`^(\\d+ )?${title}$`);

async function expectAccessible(page: Page, what: string) {
  await expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
  expect((await axeFaults(page)).map((fault) => [what, ...fault])).toEqual([]);
}
