// Frames while an item is dragged over several days: those that the page itself began (main thread), and those that
// were put on screen (from the browser's trace), which a compositor can go on making while the page is busy.
import { KEPT } from "./trip";
import type { Phone, Point } from "./phone";

const FRAME_MS = 1000 / 60;

export type Frames = {
  seconds: number;
  fps: number;
  /** Percent of the frames that came one or more, two or more too late. */
  late: number;
  veryLate: number;
  longestMs: number;
  /** Put on screen a second. */
  presentedFps: number;
};
type TraceEvent = { name: string; ph: string; ts: number; args?: { frame_reporter?: { state?: string; frame_sequence?: number } } };

/** Runs `what` and tells of the frames meanwhile. */
export async function framesDuring(phone: Phone, what: () => Promise<void>): Promise<Frames> {
  const presented = await startTrace(phone);
  await phone.page.evaluate(() => window.feel.watch());
  await what();
  const stamps = await phone.page.evaluate(() => window.feel.frames());
  const onScreen = await presented();
  const gaps = stamps.slice(1).map((at, index) => at - stamps[index]!);
  const seconds = (stamps.at(-1)! - stamps[0]!) / 1000;
  const over = (frames: number) => (gaps.filter((gap) => gap > (frames + 0.5) * FRAME_MS).length / gaps.length) * 100;
  return { seconds, fps: gaps.length / seconds, late: over(1), veryLate: over(2), longestMs: Math.max(...gaps), presentedFps: onScreen / seconds };
}

async function startTrace({ devtools }: Phone): Promise<() => Promise<number>> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => void events.push(...(value as TraceEvent[]));
  devtools.on("Tracing.dataCollected", collect);
  await devtools.send("Tracing.start", { traceConfig: { includedCategories: ["benchmark"], recordMode: "recordUntilFull" }, transferMode: "ReportEvents" });
  return async () => {
    const complete = new Promise((resolve) => devtools.once("Tracing.tracingComplete", resolve));
    await devtools.send("Tracing.end");
    await complete;
    devtools.off("Tracing.dataCollected", collect);
    // A frame whose parts come from both threads is reported twice.
    const shown = events.filter(({ name, ph, args }) => name === "PipelineReporter" && ph === "b" && args?.frame_reporter?.state?.startsWith("STATE_PRESENTED"));
    return new Set(shown.map(({ args }) => args!.frame_reporter!.frame_sequence)).size;
  };
}

/** Where an item of the first day is picked up. */
export const handle = (phone: Phone): Promise<Point> => phone.at(`[data-row]:has([data-open][aria-label*="${KEPT}"]) [data-handle]`);

/** Picks up what is there, carries it down over several days while the plan scrolls along, back up, and puts it down. */
export async function drag(phone: Phone, from: Point): Promise<void> {
  const { height } = phone.page.viewportSize()!;
  const low = { x: from.x + 120, y: height - 70 };
  const high = { x: from.x + 120, y: 190 };
  const middle = { x: from.x + 120, y: height / 2 };
  await phone.touch("touchStart", [from]);
  await glide(phone, from, low, 900);
  await glide(phone, low, { ...low, x: low.x + 20 }, 3500);
  await glide(phone, low, middle, 600);
  await glide(phone, middle, { ...middle, y: middle.y + 180 }, 900);
  await glide(phone, { ...middle, y: middle.y + 180 }, high, 600);
  await glide(phone, high, { ...high, x: high.x - 20 }, 2000);
  await glide(phone, high, middle, 500);
  await phone.touch("touchEnd", []);
}

/** As a finger: sixty times a second, whether the page keeps up or not. */
async function glide(phone: Phone, from: Point, to: Point, ms: number): Promise<void> {
  const begun = performance.now();
  for (let at = 0; at < ms; at = performance.now() - begun) {
    const share = at / ms;
    void phone.touch("touchMove", [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }]);
    await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
  }
}
