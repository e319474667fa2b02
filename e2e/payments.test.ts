// Money as people meet it: a plan from the limit that makes one want it to its end, and a share of a boat between two
// members, with a declined card, a bank's check and something given back. The payment pages are the emulator's.
import { ConvexHttpClient } from "convex/browser";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { api } from "../convex/_generated/api";
import { enterCard, japanForTwo, type Person } from "./people";
import { axeFaults, sideways } from "./screenChecks";
import { stage } from "./stage";

const TRIPS_OF_FREE = 10;
const KYOTO = { name: "Kyoto", countryCode: "JP", lat: 35.0211, lng: 135.7539, timeZone: "Asia/Tokyo", arrival: "2027-04-10", departure: "2027-04-16" };
const TRIP = { startDate: KYOTO.arrival, endDate: KYOTO.departure, travellers: 2, destinations: [KYOTO] };
const SCREENS = [
  { width: 390, height: 844, colorScheme: "light" as const },
  { width: 1440, height: 900, colorScheme: "dark" as const },
];

const caravan = stage();
let ada: Person;
let ben: Person;

beforeAll(async () => {
  [ada, ben] = await Promise.all([caravan.traveller("Ada"), caravan.traveller("Ben")]);
});

/** Trips of Ada's until no more fit into her plan. */
async function fillThePlan() {
  const client = new ConvexHttpClient(caravan.url, { logger: false });
  const { tokens } = await client.action(api.auth.signIn, { provider: "password", params: { flow: "signIn", email: "ada@example.org", password: "correct horse battery" } });
  client.setAuth(tokens!.token);
  for (let made = 0; made < TRIPS_OF_FREE; made++) await client.mutation(api.trips.trips.create, { ...TRIP, title: `Trip ${made + 1}` });
}

const accessible = async (page: Page) => {
  expect(await axeFaults(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
};

describe("a plan", () => {
  it("is chosen where the free one is full, paid on the emulator's page, and on at once in another window", async () => {
    await fillThePlan();
    const { page } = ada;
    await page.goto(`${caravan.url}/trips/new`);
    await page.getByText(`All of your ${TRIPS_OF_FREE} trips ahead are in use.`).waitFor();
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(`${caravan.url}/account/plan`);
    await elsewhere.getByRole("heading", { name: "Free", level: 2 }).waitFor();

    await page.getByRole("link", { name: "See the plans" }).click();
    await page.getByRole("article", { name: "Pro" }).getByRole("button", { name: "Try 14 days free" }).click();
    await page.waitForURL(/\/emulators\/stripe\/pay\//);
    await page.getByText(/emulat/i).first().waitFor();
    await enterCard(page, "4242 4242 4242 4242");
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByRole("heading", { name: "Your plan is on" }).waitFor();
    await elsewhere.getByRole("heading", { name: "Pro", level: 2 }).waitFor();
    await elsewhere.close();
  });

  it("is cancelled in the portal, stays until its period ends, and leaves everything to be read", async () => {
    const { page } = ada;
    await page.goto(`${caravan.url}/account/plan`);
    await page.getByRole("button", { name: "Card, bills and cancelling" }).click();
    await page.getByRole("button", { name: /^Cancel/ }).click();
    await page.getByRole("button", { name: /^Keep/ }).waitFor();
    await page.goto(`${caravan.url}/account/plan`);
    await page.getByRole("button", { name: "Keep the plan" }).waitFor();
    await page.getByRole("heading", { name: "Pro", level: 2 }).waitFor();

    const operator = await page.context().newPage();
    await operator.goto(`${caravan.url}/emulators/stripe/`);
    await operator.getByRole("button", { name: "To the end of the period for ada@example.org" }).click();
    await page.getByRole("heading", { name: "Free", level: 2 }).waitFor();
    await operator.close();
    await page.goto(`${caravan.url}/trips`);
    await page.getByRole("link", { name: /Trip 10/ }).first().click();
    await page.getByRole("heading", { name: "Trip 10" }).waitFor();
  });

  it("isn't claimed by the address of the page that one comes back to", async () => {
    const { page } = ben;
    await page.goto(`${caravan.url}/pay/return?of=nonsense`);
    await page.getByRole("heading", { name: "We don't know this payment" }).waitFor();
  });
});

describe("a share", () => {
  it("is asked for, paid past a declined card and the bank's check, and seen by both at once", async () => {
    const trip = await japanForTwo(ben, ada);
    await ben.page.goto(`${trip}/payments`);
    const asking = ben.page.getByRole("dialog", { name: "Payments" });
    await asking.getByText("Nobody owes anybody").waitFor();
    await asking.getByRole("button", { name: "Ask for a share" }).click();
    await asking.getByLabel("What for").fill("Boat on the Hozu");
    await asking.getByLabel("The whole").fill("90.01");
    await asking.getByRole("button", { name: "Ask them" }).click();
    await asking.getByText(/€0 of €45 is paid/).waitFor();

    await ada.page.goto(`${trip}/payments`);
    await ada.page.getByRole("button", { name: /^Pay €45/ }).click();
    await ada.page.waitForURL(/\/emulators\/stripe\/pay\//);
    await enterCard(ada.page, "4000 0000 0000 0002");
    await ada.page.getByRole("button", { name: /^Pay/ }).click();
    await ada.page.getByRole("alert").filter({ hasText: /declined/ }).waitFor();
    await enterCard(ada.page, "4000 0025 0000 3155");
    await ada.page.getByRole("button", { name: /^Pay/ }).click();
    await ada.page.getByRole("button", { name: /Approve|Complete/ }).click();
    await ada.page.getByRole("heading", { name: "Paid, thank you" }).waitFor();
    await asking.getByRole("listitem", { name: /^Ada/ }).getByText("Paid", { exact: true }).waitFor();
  });

  it("is given back in part, with its reason, and shown in the payer's account", async () => {
    await ben.page.getByRole("listitem", { name: /^Ada/ }).getByRole("button", { name: "Give back" }).click();
    const dialog = ben.page.getByRole("dialog", { name: "Give back to Ada?" });
    await dialog.getByLabel("How much").fill("15");
    await dialog.getByLabel("Why").fill("Shorter tour");
    await dialog.getByRole("button", { name: "Give back" }).click();
    await ben.page.getByText("Partly given back").waitFor();
    await ada.page.goto(`${caravan.url}/account/payments`);
    await ada.page.getByText(/€15 was sent back on .*: Shorter tour/).waitFor();
    await ada.page.getByRole("link", { name: "Receipt" }).first().waitFor();
  });

  it.each(SCREENS)("has accessible screens that fit at $width px, $colorScheme", async ({ width, height, colorScheme }) => {
    for (const { page } of [ada, ben]) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.reload();
      await page.getByText(/Boat on the Hozu/).first().waitFor();
      await expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
      await accessible(page);
    }
  });

  it("has gone without complaints", () => {
    expect([...ada.problems, ...ben.problems].filter((problem) => !/status of 402/.test(problem))).toEqual([]);
  });
});
