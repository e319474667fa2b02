// Runs in the page: notes frames while that is asked for, every event that took the browser more than one, and how long until
// what a press asked for was there.

type Pressed = { name: string; interaction: number; start: number; duration: number };
type Recorder = {
  /** Notes every frame from now on, until asked for them: a page that draws all the time is never at rest. */
  watch(): void;
  frames(): number[];
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
  const pressed: Pressed[] = [];
  let frames: number[] | null = null;
  const everyFrame = (at: number) => {
    if (frames?.push(at)) requestAnimationFrame(everyFrame);
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[]) {
      if (entry.interactionId) pressed.push({ name: entry.name, interaction: entry.interactionId, start: entry.startTime, duration: entry.duration });
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  const until = (selector: string, gone: boolean) =>
    new Promise<number>((resolve) => {
      let since: number | null = null;
      const look = () => {
        const there = document.querySelector(selector) !== null;
        if (there === gone) return requestAnimationFrame(look);
        // The frame that shows it ends with the next one's beginning.
        return requestAnimationFrame((at) => resolve(at - since!));
      };
      // What asks for frames before a press has been taken would have the press wait for them: a tap is taken at its click.
      const taken = ["click", "keydown"];
      const press = (event: Event) => {
        since ??= event.timeStamp;
        if (!taken.includes(event.type)) return;
        for (const name of ["pointerdown", ...taken]) window.removeEventListener(name, press, true);
        requestAnimationFrame(look);
      };
      for (const name of ["pointerdown", ...taken]) window.addEventListener(name, press, true);
    });
  window.feel = {
    watch: () => {
      frames = [];
      requestAnimationFrame(everyFrame);
    },
    frames: () => {
      const seen = frames ?? [];
      frames = null;
      return seen;
    },
    pressed,
    answered: Promise.resolve(0),
    expect: (selector, gone) => {
      window.feel.answered = until(selector, gone);
    },
  };
}
