// The measured person's phone: 390 × 844, touch, its processor slower than this machine's.
import type { Browser, CDPSession, Page } from "playwright-core";
import { joinAsGuest, person } from "../../e2e/people";
import { record } from "./recorder";

const THROTTLE = 4;
const WAIT_MS = 4000;
/** What the bundler of these scripts wraps functions in, pages too must have. */
export const NAMING = "globalThis.__name = (named) => named";
const LOOK_MS = 400;
/** How long a finger stays down when it taps. */
const TAP_MS = 70;

export type Point = { x: number; y: number };

export class Phone {
  private constructor(
    readonly page: Page,
    readonly devtools: CDPSession,
    readonly problems: string[],
  ) {}

  /** In the trip, with everything that a first visit fetches fetched. */
  static async join(browser: Browser, link: string, trip: string): Promise<Phone> {
    const { page, problems } = await person(browser, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1, hasTouch: true, isMobile: true });
    await page.addInitScript({ content: NAMING });
    await page.addInitScript(record);
    await joinAsGuest({ page, problems }, link, "Mia", trip);
    await page.locator("[data-row]").first().waitFor();
    const devtools = await page.context().newCDPSession(page);
    const phone = new Phone(page, devtools, problems);
    await phone.slowDown(THROTTLE);
    return phone;
  }

  async slowDown(times: number): Promise<void> {
    await this.devtools.send("Emulation.setCPUThrottlingRate", { rate: times });
  }

  /** Where a finger would press it, once it stands still in the middle of the screen. */
  async at(selector: string): Promise<Point> {
    const element = this.page.locator(selector).first();
    // A row far from what is seen isn't drawn whole: as a person does, the day comes first.
    const day = /^(\[id="[^"]+"\])/.exec(selector)?.[1];
    if (day && (await element.count()) === 0) await this.page.locator(day).evaluate((section) => section.scrollIntoView({ block: "center" }));
    await element.waitFor({ timeout: WAIT_MS });
    return element.evaluate(async (one) => {
      const middle = () => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      };
      const reached = (point: { x: number; y: number }) => {
        const under = document.elementFromPoint(point.x, point.y);
        return under !== null && (one.contains(under) || under.contains(one));
      };
      if (!reached(middle())) one.scrollIntoView({ block: "center" });
      for (let before = middle(), tries = 0; tries < 30; tries++) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = middle();
        if (Math.abs(now.y - before.y) < 1 && Math.abs(now.x - before.x) < 1 && reached(now)) return now;
        before = now;
      }
      return middle();
    });
  }

  /** Looks for it, as a person does, before the finger comes down. */
  async found(selector: string): Promise<Point> {
    await this.at(selector);
    await this.wait(LOOK_MS);
    return this.at(selector);
  }

  async tap(point: Point): Promise<void> {
    await this.touch("touchStart", [point]);
    await this.wait(TAP_MS);
    await this.touch("touchEnd", []);
  }

  touch(type: "touchStart" | "touchMove" | "touchEnd", points: Point[]): Promise<unknown> {
    return this.devtools.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  }

  wait = (ms: number) => this.page.waitForTimeout(ms);
}
