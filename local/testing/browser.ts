// Chromium for tests: people in browsers of their own, each with everything that went wrong on their page.
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { findOrInstallChromium } from "../../scripts/browser.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const TIMEOUT_MS = 30_000;
/** What Chromium says of a server that was stopped, or of a network that was taken away, on purpose. */
const UNREACHABLE = /ERR_CONNECTION_REFUSED|WebSocket connection|ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED/;

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findOrInstallChromium(), args: FLAGS });
}

/** One person: a page of their own, with what was thrown or logged as an error on it. */
export type Person = { page: Page; problems: string[] };

/** `expected`: errors, by their text or where they come from, that are no fault of the page. A server out of reach never is one. */
export async function newPerson(browser: Browser, options: BrowserContextOptions = {}, expected?: RegExp): Promise<Person> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    const said = `${message.location().url} ${message.text()}`;
    if (message.type() === "error" && !UNREACHABLE.test(said) && !expected?.test(said)) problems.push(message.text());
  });
  return { page, problems };
}
