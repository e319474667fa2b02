// What the assistant uses, keeps and knows of a person, as that person finds it: a wish told in a trip,
// a request counted, a key refused.
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { ask, createJapan, signUp, type Person } from "./people";
import { axeFaults, sideways } from "./screenChecks";
import { stage } from "./stage";

const PAGES = [
  { path: "plan", heading: /^(Guest|Free|Pro|Agency)$/ },
  { path: "usage", heading: /You have asked the assistant/ },
  { path: "keys", heading: "Keys of your own" },
  { path: "memory", heading: "What the assistant remembers" },
  { path: "privacy", heading: "Everything about you" },
] as const;
const SCREENS = [
  { width: 390, height: 844, colorScheme: "light" as const },
  { width: 390, height: 844, colorScheme: "dark" as const },
  { width: 1440, height: 900, colorScheme: "light" as const },
  { width: 1440, height: 900, colorScheme: "dark" as const },
];
const NONSENSE = "sk-this-is-no-key-at-all-4711";
const ANSWER_MS = 45_000;

describe("the account's pages for the assistant", () => {
  const caravan = stage();
  let ada: Person;
  let page: Page;

  beforeAll(async () => {
    ada = await caravan.person({ reducedMotion: "reduce" });
    page = ada.page;
  });

  const open = async (path: (typeof PAGES)[number]["path"]) => {
    await page.goto(`${caravan.url}/account/${path}`);
    await page.getByRole("heading", { level: 2, name: PAGES.find((one) => one.path === path)!.heading }).waitFor();
  };

  it("send strangers to sign in, and back", async () => {
    const stranger = await caravan.person();
    await stranger.page.goto(`${caravan.url}/account/usage`);
    await stranger.page.getByRole("button", { name: "Try it as a guest" }).click();
    await stranger.page.getByLabel("Your name").fill("Chiyo");
    await stranger.page.getByRole("button", { name: "Continue as a guest" }).click();
    await stranger.page.getByRole("heading", { name: "10 of 10 requests left" }).waitFor();
    await stranger.page.context().close();
  });

  it("say how to begin while there is nothing on them", async () => {
    await signUp(page, caravan.url, "Ada", "ada@example.org");
    await page.goto(`${caravan.url}/account`);
    await page.waitForURL(/\/account\/\w+$/);
    await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name: "Usage" }).click();
    await page.getByRole("heading", { name: "Nothing to count yet" }).waitFor();
    await page.getByRole("link", { name: "Memory" }).click();
    await page.getByText("I'm vegetarian and I hate early mornings").waitFor();
    expect(await page.getByRole("link", { name: "Memory" }).getAttribute("aria-current")).toBe("page");
  });

  it("count a guest's requests down", async () => {
    const guest = await caravan.person();
    await guest.page.goto(caravan.url);
    await guest.page.getByRole("button", { name: /sample trip/i }).first().click();
    await guest.page.getByRole("heading", { name: "Japan in spring", level: 1 }).waitFor();
    await guest.page.goto(`${caravan.url}/account/usage`);
    await guest.page.getByRole("heading", { name: "9 of 10 requests left" }).waitFor();
    expect(await guest.page.getByRole("meter", { name: "Requests used" }).getAttribute("aria-valuetext")).toBe("1 of 10 used");
    await guest.page.context().close();
  });

  it("show what was told to the assistant, from which trip; edited, it is the person's own choice", async () => {
    await createJapan(page);
    await ask(page, "I'm vegetarian and I hate early mornings");
    await open("memory");
    const memory = page.getByRole("article", { name: "Vegetarian" });
    await memory.waitFor({ timeout: ANSWER_MS });
    await memory.getByRole("link", { name: "Japan in spring" }).waitFor();
    expect(await memory.innerText()).toContain("I'm vegetarian");

    await memory.getByRole("button", { name: "Edit: Vegetarian" }).click();
    const dialog = page.getByRole("dialog", { name: "Diet" });
    await dialog.getByLabel("Diet").selectOption({ label: "Something I don't eat" });
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByRole("alert").waitFor();
    await dialog.getByLabel("What").fill("shellfish");
    await dialog.getByRole("button", { name: "Save" }).click();
    const edited = page.getByRole("article", { name: "No shellfish" });
    await edited.waitFor();
    expect(await edited.innerText()).toContain("Set by you");
    expect(await memory.count()).toBe(0);
  });

  it("count the request by day, by model and by trip", async () => {
    await open("usage");
    await page.getByRole("heading", { name: "You have asked the assistant 1 time" }).waitFor();
    await page.getByRole("table", { name: "By model" }).getByRole("row", { name: /Built-in planner/ }).waitFor();
    await page.getByRole("table", { name: "By trip" }).getByRole("link", { name: "Japan in spring" }).waitFor();
    const chart = page.getByRole("img", { name: /by day/ });
    expect(await chart.getAttribute("aria-label")).toMatch(/^Calls by day: [1-9]\d* calls? in 30 days, most on /);
    await page.getByRole("button", { name: "Cost" }).click();
    expect(await chart.getAttribute("aria-label")).toMatch(/^Cost by day: \D*0(\.00)? in 30 days\.$/);
    await page.getByText("Show these days as a table").click();
    expect(await page.getByRole("table", { name: /newest first/ }).getByRole("row").count()).toBe(2);
  });

  it("refuse a nonsense key with a sentence, keep none of it and never show it", async () => {
    await open("keys");
    for (const [key, sentence] of [["nonsense", /doesn't look like a key/], [NONSENSE, /OpenAI (doesn't accept this key|couldn't be asked)/]] as const) {
      await page.getByRole("button", { name: "Add key for OpenAI" }).click();
      const input = page.getByLabel("Key for OpenAI", { exact: true });
      expect(await input.getAttribute("type")).toBe("password");
      await input.fill(key);
      await page.getByRole("button", { name: "Check and keep" }).click();
      await page.getByRole("alert").filter({ hasText: sentence }).waitFor({ timeout: 30_000 });
      expect(await page.locator("body").innerText()).not.toContain(key);
      await page.getByRole("button", { name: "Cancel" }).click();
      expect(await input.count()).toBe(0);
    }
    await page.reload();
    const openai = page.getByRole("article", { name: "OpenAI" });
    await openai.getByText("No key.").waitFor();
    await openai.getByRole("button", { name: "Add key for OpenAI" }).click();
    expect(await page.getByLabel("Key for OpenAI", { exact: true }).inputValue()).toBe("");
    expect(await page.content()).not.toContain(NONSENSE);
  });

  it.each(SCREENS)("are accessible and fit at $width px, $colorScheme", async ({ width, height, colorScheme }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const { path } of PAGES) {
      await open(path);
      await expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
      expect((await axeFaults(page)).map((fault) => [path, ...fault])).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    }
  });

  it("forget one wish after a question, then all, and tell every window that remembering is off", async () => {
    await open("memory");
    await page.getByRole("button", { name: "Forget: No shellfish" }).click();
    await page.getByRole("dialog", { name: "Forget “No shellfish”?" }).getByRole("button", { name: "Forget it" }).click();
    await expect.poll(() => page.getByRole("article").count()).toBe(1);
    await page.getByRole("article", { name: /^Nothing before 10:00/ }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("What the assistant remembers");
    await page.getByRole("button", { name: "Forget everything" }).click();
    await page.getByRole("dialog", { name: "Forget everything?" }).getByRole("button", { name: "Forget everything" }).click();
    await page.getByRole("heading", { name: "Nothing yet" }).waitFor();

    const elsewhere = await page.context().newPage();
    await elsewhere.goto(`${caravan.url}/account/memory`);
    const memory = (where: Page) => where.getByRole("switch", { name: "Remember my wishes" });
    await memory(elsewhere).and(elsewhere.getByRole("switch", { checked: true })).waitFor();
    await memory(page).click();
    await memory(elsewhere).and(elsewhere.getByRole("switch", { checked: false })).waitFor();
    await elsewhere.close();
  });

  it("have not complained, but for the refusals that were asked for", () => {
    expect(ada.problems.filter((problem) => !/ai\/keys\/vault:save/.test(problem))).toEqual([]);
    expect(ada.problems.join("\n")).not.toContain(NONSENSE);
  });
});
