// What a stranger meets: the first page, a sample trip in one press, and screens that hold up on a
// phone and a desk, in light and dark.
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createJapan, inviteLink, items, joinAsGuest, signUp } from "./people";
import { axeFaults, boxAtRest, sideways } from "./screenChecks";
import { stage } from "./stage";

const SCREENS = [
  { width: 390, height: 844, colorScheme: "light" as const },
  { width: 390, height: 844, colorScheme: "dark" as const },
  { width: 1440, height: 900, colorScheme: "light" as const },
  { width: 1440, height: 900, colorScheme: "dark" as const },
];
const MAX_SCRIPT_BYTES = 200_000;

describe("the first impression", () => {
  const caravan = stage();

  it.each(SCREENS)("leads from one line to a planned sample trip at $width px, $colorScheme", async ({ width, height, colorScheme }) => {
    const { page, problems } = await caravan.person({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
    await page.goto(caravan.url);
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
    const { page, problems } = await caravan.person({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(caravan.url);
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
    const { page } = await caravan.person();
    const scripts: Promise<Buffer>[] = [];
    page.on("response", (response) => {
      if (/\.m?js$/.test(new URL(response.url()).pathname)) scripts.push(response.body());
    });
    await page.goto(caravan.url, { waitUntil: "networkidle" });
    const bytes = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(MAX_SCRIPT_BYTES);
    await page.context().close();
  });

  it("has a page for an address that leads nowhere, and for a trip that isn't one's own", async () => {
    const { page } = await caravan.person();
    expect((await page.request.get(`${caravan.url}/t/nothing-here`)).status()).toBe(404);
    await page.goto(`${caravan.url}/t/nothing-here`);
    await page.getByRole("heading", { name: "There is no trip here", level: 1 }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`${caravan.url}/nowhere/at/all`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByRole("link").count()).toBeGreaterThan(0);
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });

  it("says of a link that is over what to ask for, once, signed in or not", async () => {
    const ada = await caravan.person();
    await signUp(ada.page, caravan.url, "Ada", "over@example.org");
    await createJapan(ada.page);
    const link = await inviteLink(ada.page, "Viewer");
    const { page } = await caravan.person();
    await page.goto(link);
    await page.getByRole("button", { name: "Create account and join" }).waitFor();
    await ada.page.getByRole("button", { name: "Share" }).click();
    await ada.page.getByRole("list", { name: "Links in use" }).getByRole("button", { name: "Revoke" }).click();
    const words = "This invitation has been withdrawn. Ask the person who sent it for a new one.";
    await page.getByText(words, { exact: true }).waitFor();
    await signUp(page, caravan.url, "Björn", "over-too@example.org");
    await page.goto(link);
    await page.getByText(words, { exact: true }).waitFor();
    await page.context().close();
    await ada.page.context().close();
  });

  it("hands a trip on while both look, and says to whom it is about what they can do now", async () => {
    const [ada, bjorn] = [await caravan.person(), await caravan.person()];
    await signUp(ada.page, caravan.url, "Ada", "hand@example.org");
    const trip = await createJapan(ada.page);
    const link = await inviteLink(ada.page, "Viewer");
    await signUp(bjorn.page, caravan.url, "Björn", "heir@example.org");
    await bjorn.page.goto(link);
    await bjorn.page.getByRole("heading", { name: "Japan in spring", level: 1 }).waitFor();
    // Of the owner's devices one has nothing open.
    const second = await ada.page.context().newPage();
    await second.goto(trip);
    await second.getByRole("button", { name: "Share" }).waitFor();
    await ada.page.getByRole("button", { name: "Share" }).click();
    await ada.page.getByRole("button", { name: "Björn: Can look. Change" }).click();
    await ada.page.getByRole("menuitemradio", { name: "Can look", checked: true }).waitFor();
    await ada.page.getByRole("menuitemradio", { name: "Can plan" }).click();
    await bjorn.page.getByText("You can plan in this trip now.").waitFor();
    await ada.page.getByRole("button", { name: "Björn: Can plan. Change" }).click();
    await ada.page.getByRole("menuitem", { name: "Make the owner…" }).click();
    await ada.page.getByRole("button", { name: "Hand it over" }).click();
    await ada.page.getByRole("dialog", { name: "People in “Japan in spring”" }).waitFor();
    await bjorn.page.getByText("This trip is yours now", { exact: false }).waitFor();
    expect(await second.getByRole("heading", { name: "Japan in spring", level: 1 }).isVisible()).toBe(true);
    await ada.page.getByRole("button", { name: "You in this trip" }).click();
    await ada.page.getByRole("menuitem", { name: "Leave this trip…" }).click();
    await ada.page.getByRole("button", { name: "Leave", exact: true }).click();
    await ada.page.getByText("You have left “Japan in spring”.").waitFor();
    expect(bjorn.problems).toEqual([]);
    await Promise.all([ada, bjorn].map(({ page }) => page.context().close()));
  });

  it("keeps what somebody writes who may only look from now on, and says why a guest can't be the owner", async () => {
    const ada = await caravan.person();
    await signUp(ada.page, caravan.url, "Ada", "look@example.org");
    await createJapan(ada.page);
    const line = ada.page.getByRole("textbox", { name: "Jot down an idea" });
    await line.fill("Fushimi Inari");
    await line.press("Enter");
    const vera = await joinAsGuest(await caravan.person(), await inviteLink(ada.page, "Editor"), "Vera", "Japan in spring");
    await vera.page.getByRole("region", { name: "Ideas" }).getByRole("button", { name: /Fushimi Inari/ }).first().click();
    const sheet = vera.page.getByRole("dialog", { name: "Fushimi Inari" });
    const become = async (now: string, next: string) => {
      await ada.page.getByRole("button", { name: `Vera: ${now}. Change` }).click();
      await ada.page.getByRole("menuitem", { name: "Guests need an account first", exact: false }).waitFor();
      await ada.page.getByRole("menuitemradio", { name: next }).click();
    };
    await ada.page.getByRole("button", { name: "Share" }).click();
    await sheet.getByLabel("Name", { exact: true }).fill("Fushimi Inari at dawn");
    await become("Can plan", "Can look");
    await vera.page.getByRole("button", { name: "Copy what you wrote" }).waitFor();
    await expect.poll(() => sheet.evaluate((element) => element === document.activeElement)).toBe(true);
    await sheet.getByRole("textbox", { name: "Write a comment" }).fill("At dawn,");
    await become("Can look", "Can plan");
    await sheet.getByLabel("Name", { exact: true }).waitFor();
    expect(await sheet.getByRole("textbox", { name: "Write a comment" }).inputValue()).toBe("At dawn,");
    await Promise.all([ada, vera].map(({ page }) => page.context().close()));
  });

  it("makes a PDF, and says which names it has no letters for", async () => {
    const { page, problems } = await caravan.person({ reducedMotion: "reduce" });
    await signUp(page, caravan.url, "Ada", "pdf@example.org");
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
