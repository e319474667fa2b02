// What is measured in the page itself: how long each press took until the next picture, and the gaps between pictures.
import type { Page } from "playwright-core";

export type Press = { name: string; ms: number };

/** Begins to note presses as the browser itself times them (Event Timing). */
export async function watchPresses(page: Page): Promise<void> {
  await page.evaluate(() => {
    const presses = new Map<number, Press>();
    (window as unknown as { presses: typeof presses }).presses = presses;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
        const before = presses.get(entry.interactionId)?.ms ?? 0;
        if (entry.interactionId > 0 && entry.duration > before) presses.set(entry.interactionId, { name: entry.name, ms: entry.duration });
      }
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
}

/** Of every press since `watchPresses`; what took less than 16 ms isn't told by browsers. */
export const pressesOf = (page: Page): Promise<Press[]> => page.evaluate(() => [...(window as unknown as { presses: Map<number, Press> }).presses.values()]);

/** Milliseconds between pictures from now until `gapsOf`. */
export async function watchPictures(page: Page): Promise<void> {
  await page.evaluate(() => {
    const state = { gaps: [] as number[], over: false };
    (window as unknown as { pictures: typeof state }).pictures = state;
    let last = performance.now();
    const next = (now: number) => {
      state.gaps.push(now - last);
      last = now;
      if (!state.over) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

export const gapsOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const { pictures } = window as unknown as { pictures: { gaps: number[]; over: boolean } };
    pictures.over = true;
    return pictures.gaps.slice(1);
  });
