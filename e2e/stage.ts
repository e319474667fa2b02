// What browser tests play on: Caravan on a data folder of its own and a browser, there before the tests around the call and gone after them.
//
//   const caravan = stage();
//   it("…", async () => {
//     const { page, problems } = await caravan.person({ reducedMotion: "reduce" });
//     await page.goto(caravan.url);
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser, person, signUp, type Person } from "./people";
import { Server } from "./server";

export function stage() {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    server = await Server.start();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  return {
    get url() {
      return server.url;
    },
    /** Somebody who has never been here. */
    person: (options?: BrowserContextOptions) => person(browser, options),
    /** Somebody with an account at ada@example.org, on the list of their trips. */
    async traveller(name: string, options?: BrowserContextOptions): Promise<Person> {
      const somebody = await person(browser, options);
      await signUp(somebody.page, server.url, name, `${name.toLowerCase()}@example.org`);
      return somebody;
    },
  };
}
