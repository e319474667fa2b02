// The clock that requests are routed by outside of tests and simulations.
import type { Clock } from "./routedGenerate";

export const systemClock: Clock = { now: Date.now, sleep };

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
