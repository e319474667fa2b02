// People in browsers of their own, and what they do: in the words of the screen.
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { newPerson, openBrowser, type Person } from "../local/testing/browser";

export { openBrowser, type Person };

/** Online map tiles can't be had in a test. */
const MAP_TILES = /openfreemap/;

/** Without a service worker, which has tests of its own: what pages fetch is then what tests see and answer. */
export const person = (browser: Browser, options: BrowserContextOptions = {}): Promise<Person> => newPerson(browser, { serviceWorkers: "block", ...options }, MAP_TILES);

export async function signUp(page: Page, url: string, name: string, email: string) {
  await page.goto(`${url}/sign-up`);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("heading", { name: "Your trips" }).waitFor();
}

export async function createJapan(page: Page): Promise<string> {
  await page.goto(`${new URL(page.url()).origin}/trips/new`);
  const dialog = page.getByRole("dialog", { name: "Where to?" });
  const city = dialog.getByRole("combobox").first();
  await city.fill("kyōto");
  await dialog.getByRole("option", { name: /Kyoto.*Japan/ }).first().click();
  await city.fill("大阪");
  await dialog.getByRole("option", { name: /Osaka.*Japan/ }).first().click();
  const [start, end] = [dialog.locator("input[type=date]").nth(0), dialog.locator("input[type=date]").nth(1)];
  await start.fill("2027-04-10");
  await end.fill("2027-04-16");
  await dialog.getByLabel("Budget").first().fill("2,400");
  await dialog.getByLabel("Currency of the budget").selectOption("EUR");
  await dialog.getByLabel("Name of the trip").fill("Japan in spring");
  await dialog.getByRole("button", { name: "One night more in Kyoto" }).click();
  await dialog.getByRole("button", { name: "Create trip" }).click();
  await page.waitForURL(/\/trips\/[a-z0-9]{20,}/);
  return page.url();
}

/** Makes a link of a kind in the share dialog and closes it again. */
export async function inviteLink(page: Page, kind: "Editor" | "Viewer"): Promise<string> {
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByLabel("Whoever opens the link").selectOption({ label: kind === "Editor" ? "Can plan" : "Can look" });
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Invitation link").inputValue();
  await page.keyboard.press("Escape");
  return link;
}

/** Somebody with a link joins the trip without an account, in a browser of their own. */
export async function joinAsGuest(joined: Person, link: string, name: string, trip: string): Promise<Person> {
  const { page } = joined;
  await page.goto(link);
  await page.getByRole("tab", { name: "As a guest" }).click();
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Join as a guest" }).click();
  await page.getByRole("heading", { name: trip, level: 1 }).waitFor();
  return joined;
}

/** A trip to Japan that its owner and a friend plan; its address, from which its views and sheets go on. */
export async function japanForTwo(owner: Person, friend: Person): Promise<string> {
  await createJapan(owner.page);
  await friend.page.goto(await inviteLink(owner.page, "Editor"));
  await friend.page.waitForURL(/\/trips\/[a-z0-9]{20,}/);
  return owner.page.url().replace(/\/trips\/([a-z0-9]+).*/, "/trips/$1");
}

/** On a page of the emulated checkout. */
export async function enterCard(page: Page, number: string) {
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel(/^Expires/).fill("12 / 39");
  await page.getByLabel(/^(CVC|Security code)/).fill("123");
  await page.getByLabel("Name on the card").fill("A Card");
}

export async function ask(page: Page, text: string) {
  const box = page.getByRole("textbox", { name: "Message to the assistant" });
  await box.fill(text);
  await box.press("Enter");
}

/** The day's section of the plan, by its date in words: "Saturday 10 April". */
export const day = (page: Page, date: string) => page.getByRole("region", { name: new RegExp(date) });

/** The stops of a day, in order, by what opens them: what else there is to a row is drawn when it comes near what is seen. */
export const items = (page: Page, date: string) => day(page, date).locator("[data-row] [data-open]");

/** Names of the stops of a day, in order. */
export async function stops(page: Page, date: string): Promise<string[]> {
  return (await items(page, date).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")!))).map((label) => label.replace(/^\d+ /, ""));
}

/** What a stop is moved by, once it is in sight. */
export async function handleOf(page: Page, date: string, title: string): Promise<Locator> {
  const row = day(page, date).getByRole("listitem").filter({ has: page.locator(`[data-open][aria-label$="${title}"]`) });
  await row.scrollIntoViewIfNeeded();
  const handle = row.locator("[data-handle]");
  await handle.waitFor();
  return handle;
}
