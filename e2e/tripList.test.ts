// A long list of trips as somebody comes back to it, and a link that ends while its page is open.
import type { Browser, Page } from "playwright-core";
import { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../convex/_generated/api";
import { createJapan, inviteLink, openBrowser, person, signUp, type Person } from "./people";
import { Server } from "./server";

/** More than one page of the list. */
const PAST_TRIPS = 30;
const DAY_MS = 86_400_000;

describe("a long list of trips", () => {
  let server: Server;
  let browser: Browser;
  let ada: Person;

  beforeAll(async () => {
    server = await Server.start();
    browser = await openBrowser();
    ada = await person(browser, { reducedMotion: "reduce" });
    await signUp(ada.page, server.url, "Ada", "ada@example.org");
    const client = await clientOf(ada.page, server.url);
    for (let made = 1; made <= PAST_TRIPS; made++) {
      const month = `2024-${String((made % 12) + 1).padStart(2, "0")}`;
      const dates = { startDate: `${month}-10`, endDate: `${month}-14` };
      const kyoto = { name: "Kyoto", countryCode: "JP", lat: 35.02, lng: 135.75, timeZone: "Asia/Tokyo", arrival: dates.startDate, departure: dates.endDate };
      await client.mutation(api.trips.trips.create, { title: `Journey ${made}`, ...dates, travellers: 2, destinations: [kyoto] });
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("is as long as it was, and where it was, for who comes back from a trip", async () => {
    const { page } = ada;
    await page.goto(`${server.url}/trips?show=past`);
    await page.getByRole("button", { name: "Show more trips" }).click();
    const cards = page.getByRole("article");
    await expect.poll(() => cards.count()).toBe(PAST_TRIPS);
    const title = cards.last().getByRole("link");
    const name = await title.innerText();
    await title.scrollIntoViewIfNeeded();
    const top = await page.evaluate(() => window.scrollY);
    expect(top).toBeGreaterThan(1000);
    await title.click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await page.goBack();
    await expect.poll(() => cards.count()).toBe(PAST_TRIPS);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(top - 100);
    expect(new URL(page.url()).search).toBe("?show=past");
  });

  it("has a trip whose invitation says that it has ended to whoever reads it over its end", async () => {
    await createJapan(ada.page);
    const link = await inviteLink(ada.page, "Viewer");
    const { page } = await person(browser);
    await page.clock.install();
    await page.goto(link);
    await page.getByRole("tab", { name: "As a guest" }).waitFor();
    await page.clock.setFixedTime(Date.now() + 15 * DAY_MS);
    await page.clock.runFor(6000);
    await page.getByText("This invitation has expired.").waitFor();
    await page.context().close();
  });

  it("has not complained", () => expect(ada.problems).toEqual([]));
});

/** Asks the deployment as whoever is signed in on the page. */
async function clientOf(page: Page, url: string): Promise<ConvexHttpClient> {
  const token = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith("__convexAuthJWT"))?.[1]);
  const client = new ConvexHttpClient(url);
  client.setAuth(token!);
  return client;
}
