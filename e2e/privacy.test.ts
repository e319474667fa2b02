// What somebody decides about their own data, as they find it: a copy of everything, a passport that is kept sealed, and
// leaving, thought better of.
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { createJapan, type Person } from "./people";
import { axeFaults } from "./screenChecks";
import { stage } from "./stage";

const PASSWORD = "correct horse battery";
const NUMBER = "GB4711007";

describe("one's own data", () => {
  const caravan = stage();
  let ada: Person;
  let page: Page;

  beforeAll(async () => {
    ada = await caravan.traveller("Ada", { reducedMotion: "reduce" });
    page = ada.page;
    await createJapan(page);
    await page.goto(`${caravan.url}/account/privacy`);
  });

  const section = (name: string) => page.getByRole("region", { name, exact: true });

  it("is downloaded as a ZIP that has the trip, once a day", async () => {
    await section("Everything about you").getByRole("button", { name: "Download everything about me" }).click();
    const link = section("Everything about you").getByRole("link", { name: "Download" });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^caravan-\d{4}-\d\d-\d\d\.zip$|\.zip$/);
    const zip = unzipSync(readFileSync(await download.path()));
    const read = (table: string) => JSON.parse(strFromU8(zip[`data/${table}.json`]!)) as Record<string, unknown>[];
    expect(read("trips")).toMatchObject([{ title: "Japan in spring" }]);
    expect(read("users")).toMatchObject([{ name: "Ada", email: "ada@example.org" }]);
    expect(strFromU8(zip["README.txt"]!)).toContain("Everything that Caravan holds about Ada");
    await section("Everything about you").getByText("You can ask for another one from").waitFor();
  });

  it("may hold a passport, which is sealed until its owner looks at it", async () => {
    await section("Travel documents").getByRole("button", { name: "Add a document" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a document" });
    await dialog.getByLabel("Name in it").fill("ADA LOVELACE");
    await dialog.getByLabel("Country").selectOption({ label: "United Kingdom" });
    await dialog.getByLabel("Number").fill("12");
    await dialog.getByLabel("Valid until").fill("2031-05-01");
    await dialog.getByRole("button", { name: "Keep it" }).click();
    await dialog.getByRole("alert").filter({ hasText: "4 to 20" }).waitFor();
    await dialog.getByLabel("Number").fill(NUMBER);
    await dialog.getByRole("button", { name: "Keep it" }).click();

    const passport = page.getByRole("article", { name: "Passport" });
    await passport.waitFor();
    expect(await page.content()).not.toContain(NUMBER);
    await passport.getByRole("button", { name: "Show" }).click();
    await passport.getByText(NUMBER).waitFor();
    await passport.getByRole("button", { name: "Hide" }).click();
    expect(await page.content()).not.toContain(NUMBER);
    await section("What happened to your account").getByText("A travel document was looked at").waitFor();
  });

  it("is counted nowhere unless one says so", async () => {
    const analytics = page.getByRole("switch", { name: "Count how I use Caravan" });
    expect(await analytics.getAttribute("aria-checked")).toBe("false");
    await analytics.click();
    await section("What happened to your account").getByText("Counting the use of Caravan was allowed").waitFor();
  });

  it("goes in fourteen days when one asks, and stays when one thinks better of it, after signing in again too", async () => {
    await page.getByRole("button", { name: "Delete my account" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete your account?" });
    await dialog.getByText("“Japan in spring”").waitFor();
    await dialog.getByRole("button", { name: "Delete in 14 days" }).click();
    const banner = page.getByRole("region", { name: "Account deletion" });
    await banner.getByText("Your account will be deleted on").waitFor();
    expect(await axeFaults(page)).toEqual([]);

    const elsewhere = await caravan.person();
    await elsewhere.page.goto(`${caravan.url}/sign-in`);
    await elsewhere.page.getByLabel("E-mail").fill("ada@example.org");
    await elsewhere.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await elsewhere.page.getByRole("button", { name: "Sign in" }).click();
    await elsewhere.page.getByRole("region", { name: "Account deletion" }).getByRole("button", { name: "Keep my account" }).click();
    await banner.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Delete my account" }).waitFor();
    await elsewhere.page.context().close();
  });

  it("is administered by nobody who wasn't made an administrator", async () => {
    await page.goto(`${caravan.url}/admin/audit`);
    await page.getByRole("heading", { name: "This road goes nowhere" }).waitFor();
  });

  it("has not complained, but for the refusal that was asked for", () => {
    expect(ada.problems.filter((problem) => !/privacy\/documents:add/.test(problem))).toEqual([]);
  });
});
