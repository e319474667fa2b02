// Booking together: a stay through the emulated provider, paid on the emulator's page and given back, and one that was booked
// elsewhere, with its ticket. What one of the two does the other sees.
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { enterCard, japanForTwo, type Person } from "./people";
import { axeFaults, sideways } from "./screenChecks";
import { stage } from "./stage";

const SCREENS = [
  { width: 390, height: 844, colorScheme: "light" as const },
  { width: 1440, height: 900, colorScheme: "dark" as const },
];

const caravan = stage();
let ada: Person;
let ben: Person;
let trip: string;

beforeAll(async () => {
  [ada, ben] = await Promise.all([caravan.traveller("Ada"), caravan.traveller("Ben")]);
  trip = await japanForTwo(ada, ben);
});

/** Adds an item by hand to the trip's first day, and opens its sheet. */
async function addItem(page: Page, title: string, kind: string, cost: string) {
  await page.getByRole("button", { name: /^Add to .*10 Apr/ }).first().click();
  const adding = page.getByRole("dialog", { name: /^Add to/ });
  await adding.getByLabel("What").fill(title);
  await adding.getByLabel("Kind").selectOption({ label: kind });
  await adding.getByRole("button", { name: "Add to the day" }).click();
  await adding.waitFor({ state: "hidden" });
  const sheet = await openItem(page, title);
  await sheet.getByLabel("Cost for everyone").fill(cost);
  await sheet.getByLabel("Cost for everyone").press("Enter");
  return sheet;
}

async function openItem(page: Page, title: string) {
  await page.getByRole("button", { name: new RegExp(`^(?!More about).*${title}`) }).last().click();
  const sheet = page.getByRole("dialog", { name: title });
  await sheet.getByRole("heading", { name: "Booking" }).waitFor();
  return sheet;
}

const inPanel = (page: Page, title: string) => page.getByRole("dialog", { name: "Bookings" }).getByRole("listitem", { name: title });

describe("a stay", () => {
  it("is quoted, held by one press or two, paid, and confirmed in both browsers", async () => {
    const sheet = await addItem(ada.page, "Ryokan", "Stay", "200");
    await ben.page.goto(`${trip}/bookings`);
    await ben.page.getByText("Nothing is booked yet").waitFor();
    await sheet.getByRole("button", { name: "See the price" }).click();
    await sheet.getByText(/this provider is emulated/).waitFor();
    await sheet.getByRole("button", { name: "Book for €200" }).dblclick();
    await sheet.getByText("Held for you").waitFor();
    expect(await inPanel(ben.page, "Ryokan").count()).toBe(1);

    await inPanel(ben.page, "Ryokan").getByRole("button", { name: "Pay €200" }).click();
    await ben.page.waitForURL(/\/emulators\/stripe\/pay\//);
    await enterCard(ben.page, "4242 4242 4242 4242");
    await ben.page.getByRole("button", { name: /^Pay/ }).click();
    await ben.page.getByRole("heading", { name: "Paid, thank you" }).waitFor();
    await sheet.getByText("Confirmed", { exact: true }).waitFor();
    await sheet.getByText("€200 paid by Ben.").waitFor();
    const code = await sheet.getByText(/^EMU-/).innerText();
    await ben.page.getByRole("link", { name: "Back to the trip" }).click();
    await inPanel(ben.page, "Ryokan").getByText(code, { exact: true }).waitFor();
    await inPanel(ben.page, "Ryokan").getByRole("link", { name: /^Voucher/ }).waitFor();
  });

  it("is cancelled for what was said before, and given back for both to see", async () => {
    await ada.page.getByRole("button", { name: "Cancel booking" }).click();
    const question = ada.page.getByRole("dialog", { name: "Cancel Ryokan?" });
    await question.getByText("All of it comes back: €200, to the card that paid.").waitFor();
    await question.getByRole("button", { name: "Cancel the booking" }).click();
    await inPanel(ben.page, "Ryokan").getByText("€200 paid by Ben. €200 given back.").waitFor();
    await inPanel(ben.page, "Ryokan").getByText("Cancelled", { exact: true }).waitFor();
    await ada.page.getByRole("button", { name: "See the price" }).waitFor();
    await ada.page.keyboard.press("Escape");
  });
});

describe("a booking made elsewhere", () => {
  it("is kept once, with its code and ticket, which the other opens", async () => {
    const sheet = await addItem(ada.page, "Nara express", "Transport", "30");
    await sheet.getByRole("button", { name: "Add a booking" }).click();
    await sheet.getByLabel("Confirmation number").fill("KX-77");
    await sheet.getByRole("button", { name: "Keep the booking" }).dblclick();
    await sheet.getByText("KX-77", { exact: true }).waitFor();
    await sheet.getByLabel("Ticket or voucher").setInputFiles({ name: "page.html", mimeType: "text/html", buffer: Buffer.from("<b>") });
    await sheet.getByRole("alert").filter({ hasText: "Add a PDF" }).waitFor();
    await sheet.getByLabel("Ticket or voucher").setInputFiles({ name: "ticket.txt", mimeType: "text/plain", buffer: Buffer.from("Seat 12A") });
    await sheet.getByRole("link", { name: /ticket\.txt/ }).waitFor();

    const theirs = inPanel(ben.page, "Nara express");
    await theirs.getByText("KX-77", { exact: true }).waitFor();
    expect(await theirs.count()).toBe(1);
    const address = await theirs.getByRole("link", { name: /ticket\.txt/ }).getAttribute("href");
    expect(await (await ben.page.request.get(address!)).text()).toBe("Seat 12A");
    await sheet.getByRole("button", { name: "Remove ticket.txt" }).click();
    await theirs.getByRole("link", { name: /ticket\.txt/ }).waitFor({ state: "detached" });
    expect((await ben.page.request.get(address!, { headers: { "cache-control": "no-cache" } })).status()).toBe(404);
  });

  it.each(SCREENS)("has accessible screens that fit at $width px, $colorScheme", async ({ width, height, colorScheme }) => {
    for (const { page } of [ada, ben]) {
      await page.setViewportSize({ width, height });
      // Nothing moves any more when the colours change: half-way between two they have too little contrast.
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.getByText("KX-77", { exact: true }).first().waitFor();
      // A chip that is drawn while the colours change is half-way between two until it has come to rest.
      await expect.poll(() => axeFaults(page), { timeout: 10_000 }).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    }
  });

  it("has gone without complaints", () => {
    expect([...ada.problems, ...ben.problems].filter((problem) => !/Add a PDF/.test(problem))).toEqual([]);
  });
});
