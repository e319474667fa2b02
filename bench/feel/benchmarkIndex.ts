// How quick the page's processor is, on the scale by which Lighthouse and Chromium's developer tools name phones: how often a second it
// builds a string of 10,000 letters, and copies a list of 100,000 numbers, each divided by ten. Tools differ in a loop's details: it is a scale, no certificate.
import type { Page } from "playwright-core";

/** What the developer tools slow a machine down to for their "mid-tier mobile" (a Pixel 5) and "low-tier mobile". */
export const MID_TIER = 1000;
export const LOW_TIER = 264;

export async function benchmarkIndex(page: Page): Promise<number> {
  return page.evaluate(() => {
    const perSecond = (work: (turn: number) => void) => {
      const begun = performance.now();
      let turns = 0;
      while (performance.now() - begun < 400) for (let ten = 0; ten < 10; ten++) work(turns++);
      return turns / 10 / ((performance.now() - begun) / 1000);
    };
    const strings = perSecond(() => {
      let text = "";
      for (let letter = 0; letter < 10_000; letter++) text += "a";
      if (text.length !== 10_000) throw new Error("A string was lost.");
    });
    const lists = [Array.from({ length: 100_000 }, (_, index) => index), Array.from({ length: 100_000 }, (_, index) => index)] as const;
    const copies = perSecond((turn) => {
      const from = lists[turn % 2]!;
      const to = lists[1 - (turn % 2)]!;
      for (let index = 0; index < from.length; index++) to[index] = from[index]!;
    });
    return Math.round((strings + copies) / 2);
  });
}
