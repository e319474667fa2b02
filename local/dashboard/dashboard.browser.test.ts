// The developer's page as one finds it: key, tables, functions, logs, schedules, subscriptions, health, in one visit.
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { api } from "../fixtures/sync/convex/_generated/api";
import { newPerson, openBrowser, type Person } from "../testing/browser";
import { FixtureDeployment, watch } from "../testing/fixtureDeployment";

/** Refusals that this visit provokes. */
const REFUSED = /_local\/api\/.*status of 40[01]/;

let server: FixtureDeployment;
let browser: Browser;
let visitor: Person;
let page: Page;
beforeAll(async () => {
  [server, browser] = await Promise.all([FixtureDeployment.start(), openBrowser()]);
  visitor = await newPerson(browser, { reducedMotion: "reduce" }, REFUSED);
  page = visitor.page;
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const PHONE = { width: 390, height: 844, colorScheme: "dark" as const };
const DESK = { width: 1440, height: 900, colorScheme: "light" as const };

/** Accessible, and within the screen. Views are looked at on either in turn. */
const expectGood = async ({ colorScheme, ...size }: typeof PHONE | typeof DESK) => {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
};
const button = (name: string) => page.getByRole("button", { name, exact: true });
const open = async (view: string) => {
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: view }).click();
  if (view !== "Tables") await page.getByRole("heading", { name: view, level: 1 }).waitFor();
};

it("shows a deployment to its developer, and to nobody else", async () => {
  const client = server.client();
  const notes = watch(client, api.notes.list, { channel: "general" });
  await client.mutation(api.notes.add, { channel: "general", body: "first" });
  await client.mutation(api.jobs.later, { channel: "later", bodies: ["x"], delayMs: 3_600_000 });

  await page.goto(`${server.url}/_local`);
  await page.getByLabel("Admin key").fill("not the key");
  await button("Open").click();
  await page.getByRole("alert").getByText("That isn’t this deployment’s admin key.").waitFor();
  await expectGood(PHONE);
  await page.getByLabel("Admin key").fill(server.deployment.adminKey);
  await button("Open").click();

  await page.getByRole("navigation", { name: "Tables" }).getByRole("link", { name: /notes/ }).click();
  const rows = page.getByRole("region", { name: "Rows of notes" });
  await rows.getByRole("cell", { name: "first" }).waitFor();
  await page.getByLabel("Field", { exact: true }).fill("channel");
  await page.getByLabel("Value, as JSON or plain text").fill("general");
  await button("Filter").click();
  await page.getByText("by_channel_body finds just these.").waitFor();
  await expectGood(DESK);
  await rows.getByRole("button").first().click();
  const editor = page.getByRole("dialog").getByLabel("Fields, as Convex JSON");
  await editor.fill('{"channel": "general", "body": 3}');
  await button("Save").click();
  await page.getByRole("alert").getByText("does not match the schema").waitFor();
  expect(await editor.inputValue()).toBe('{"channel": "general", "body": 3}');
  await page.keyboard.press("Escape");
  await button("Go on editing").click();
  await expectGood(PHONE);
  await editor.fill('{"channel": "general", "body": "edited here"}');
  await button("Save").click();
  await rows.getByRole("cell", { name: "edited here" }).waitFor();
  await notes.until((found) => found[0] === "edited here");

  await open("Functions");
  await page.getByLabel("Find a function").fill("listFor");
  await page.getByRole("link", { name: /listFor query/ }).click();
  await page.getByLabel("Arguments, as Convex JSON").fill('{"channel": "general", "flag": "named"}');
  await page.getByLabel("Somebody who is signed in").check();
  await button("Watch").click();
  const result = page.getByRole("region", { name: "Result" });
  await result.getByText('"edited here"').waitFor();
  await client.mutation(api.notes.setFlag, { name: "named", on: true });
  await result.getByText('"user: edited here"').waitFor();
  await expectGood(DESK);

  await open("Subscriptions");
  await page.getByRole("listitem").filter({ hasText: "notes:list" }).getByText('channel = "general"').first().waitFor();
  await page.getByRole("cell", { name: "nobody signed in" }).waitFor();
  await expectGood(PHONE);

  await open("Logs");
  await page.getByLabel("Failures only").check();
  await client.query(api.notes.broken, {}).catch(() => {});
  await page.getByText("broken on purpose").waitFor();
  await button("Pause").click();
  await page.getByLabel("Failures only").uncheck();
  await client.query(api.notes.variable, { name: "X" });
  await page.getByRole("button", { name: /Go on \(\d+ new\)/ }).waitFor();
  expect(await page.getByText("notes:variable").count()).toBe(0);
  await page.getByRole("button", { name: /Go on/ }).click();
  await page.getByText("notes:variable").waitFor();
  await expectGood(DESK);

  await open("Schedules");
  await button("Cancel").click();
  await button("Cancel it").click();
  await page.getByRole("region", { name: "Functions that are over" }).getByText("cancelled").waitFor();
  await expectGood(PHONE);

  await open("Health");
  await page.getByRole("img", { name: /Mutations, until on disk: / }).waitFor();
  await button("Show TEST_JWKS").click();
  await page.getByText(server.issuer.env.TEST_JWKS).waitFor();
  await expectGood(DESK);

  expect(page.url()).not.toContain(server.deployment.adminKey);
  await button("Forget key").click();
  await page.getByLabel("Admin key").waitFor();
  expect(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).toBe("[{},{}]");
  expect(visitor.problems).toEqual([]);
});
