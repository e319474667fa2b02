// Runs in the page: notes every frame, every event that took the browser more than one, and how long until
// what a press asked for was there.

export type Pressed = { name: string; interaction: number; start: number; duration: number };
export type Recorder = {
  frames: number[];
  pressed: Pressed[];
  /** Milliseconds from the press that was expected until what it asked for was there. */
  answered: Promise<number>;
  /** Of the next press: it asks for the selector's element to be there or, with `gone`, to be no longer. */
  expect(selector: string, gone: boolean): void;
};

declare global {
  interface Window {
    feel: Recorder;
  }
}

export function record(): void {
  const frames: number[] = [];
  const pressed: Pressed[] = [];
  const everyFrame = (at: number) => {
    frames.push(at);
    requestAnimationFrame(everyFrame);
  };
  requestAnimationFrame(everyFrame);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[]) {
      if (entry.interactionId) pressed.push({ name: entry.name, interaction: entry.interactionId, start: entry.startTime, duration: entry.duration });
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  const PRESSES = ["pointerdown", "keydown"];
  const until = (selector: string, gone: boolean) =>
    new Promise<number>((resolve) => {
      const begin = (event: Event) => {
        for (const name of PRESSES) window.removeEventListener(name, begin, true);
        const look = () => {
          const there = document.querySelector(selector) !== null;
          if (there === gone) return requestAnimationFrame(look);
          // The frame that shows it ends with the next one's beginning.
          return requestAnimationFrame((at) => resolve(at - event.timeStamp));
        };
        requestAnimationFrame(look);
      };
      for (const name of PRESSES) window.addEventListener(name, begin, true);
    });
  window.feel = {
    frames,
    pressed,
    answered: Promise.resolve(0),
    expect: (selector, gone) => {
      window.feel.answered = until(selector, gone);
    },
  };
}
