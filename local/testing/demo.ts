// A demo project of local/fixtures as its users meet it: a deployment that serves the project's page, and people who look at it in
// Chromium. Whatever a page throws, or logs as an error, is a problem that the test has to expect or fails by.
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { demoOptions, pathOf } from "../fixtures/demoOptions";
import { newPerson, openBrowser, type Person } from "./browser";
import { FixtureDeployment } from "./fixtureDeployment";

/** People in one Chromium, each with cookies, network and page of their own, who go from demo to demo. */
export class People {
  private readonly here = new Map<string, Person>();
  private expected: RegExp[] = [];

  private constructor(private readonly browser: Browser) {}

  static async gather(): Promise<People> {
    return new People(await openBrowser());
  }

  async page(name: string): Promise<Page> {
    const known = this.here.get(name);
    if (known && !known.page.isClosed()) return known.page;
    const person = await newPerson(this.browser, { viewport: { width: 480, height: 360 } });
    this.here.set(name, person);
    return person.page;
  }

  expectProblem(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** What went wrong since it was last asked, and wasn't expected. */
  problems(): string[] {
    const expected = this.expected.splice(0);
    const seen = [...this.here.values()].flatMap(({ problems }) => problems.splice(0));
    return seen.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
  }

  async goAway(): Promise<void> {
    await Promise.all([...this.here.values()].map(({ page }) => page.isClosed() || page.goto("about:blank")));
    this.problems();
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

export class Demo {
  private constructor(
    private readonly name: string,
    private readonly people: People,
    readonly deployment: FixtureDeployment,
  ) {}

  static async start(name: string, people: People): Promise<Demo> {
    return new Demo(name, people, await FixtureDeployment.start(await demoOptions(name)));
  }

  /** Somebody opens the page, as `?me=`; opens it anew when they have it open. `search`: more of its address, "&list=long". */
  async visit(person: string, search = ""): Promise<Page> {
    const page = await this.page(person);
    await page.goto(`${this.deployment.url}${pathOf(this.name)}?me=${person}${search}`);
    return page;
  }

  /** The page of somebody's browser, wherever it is. */
  page(person: string): Promise<Page> {
    return this.people.page(person);
  }

  /** A problem that belongs to what the running test does. */
  expectProblem(pattern: RegExp): void {
    this.people.expectProblem(pattern);
  }

  async close(): Promise<void> {
    await this.people.goAway();
    await this.deployment.close();
  }
}

/** Waits until what `look` sees on a page is `wanted`; fails with what it saw last. */
export const until = <T>(look: () => Promise<T>, wanted: unknown) => expect.poll(look, { timeout: 20_000, interval: 50 }).toEqual(wanted);
