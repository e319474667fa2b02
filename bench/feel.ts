// How Caravan feels on a middling phone while six people plan: a trip of 14 days and 150 items, five others who edit
// about once a second each, and one phone screen (390 × 844, touch) in Chromium with its processor slowed down four times.
//   npx tsx bench/feel.ts [--url http://…] [--only drag|presses] [--phone mid] [--why]
// Four times slower is another phone on each machine, and on one that is shared at each hour: what it is at that moment is printed, before
// and after. With --phone mid it is slowed down to what the developer tools call a middling phone, whatever the machine does meanwhile.
// What is measured: while an item is dragged over several days, the frames that the page began (requestAnimationFrame) and those that
// were shown (the browser's trace); for every press, the time to the next paint as browsers report it (Event Timing), and until what was
// asked for is there. The server, the five others and Chromium share this machine, and without a graphics card Chromium paints on the
// processor too, in threads that the slowing down doesn't touch: a phone has hardware for that. So the figures are pessimistic for
// painting and say nothing of the network. It takes five minutes, and ends with 1 when a target is missed.
import os from "node:os";
import { parseArgs } from "node:util";
import { openBrowser } from "../e2e/people";
import { Server } from "../e2e/server";
import type { Editors } from "./feel/editors";
import { benchmarkIndex, LOW_TIER, MID_TIER } from "./feel/benchmarkIndex";
import { drag, framesDuring, handle, type Frames } from "./feel/frames";
import { NAMING, Phone } from "./feel/phone";
import { Presses, type Press } from "./feel/presses";
import { DAYS, ITEMS, planTrip } from "./feel/trip";
import { quantile } from "./live/statistics";
import { startWorker } from "./live/worker";
import { line, met, type Measure } from "./plans/target";

const TARGET = { fps: 58, latePercent: 5, pressMs: 100 };

const { values: flags } = parseArgs({ options: { url: { type: "string" }, only: { type: "string" }, phone: { type: "string" }, why: { type: "boolean", default: false } } });
if (flags.phone !== undefined && flags.phone !== "mid") throw new Error(`There is no phone "${flags.phone}": leave it away, or say mid.`);
const isAsked = (part: string) => flags.only === undefined || flags.only === part;

const browser = await openBrowser();
// The server and the five others would be machines of their own: here they give way to the one that is measured.
os.setPriority(os.constants.priority.PRIORITY_LOW);
const server = flags.url === undefined ? await Server.start() : null;
const url = flags.url ?? server!.url;
const editors = startWorker<Editors>(new URL("feel/editors.ts", import.meta.url).href);
try {
  console.log(`${DAYS} days, ${ITEMS} items, six people; Node ${process.version}, ${os.cpus().length} cores, load ${os.loadavg()[0]!.toFixed(1)}, ${browser.browserType().name()} ${browser.version()}\n`);
  const planned = await planTrip(url);
  const phone = await Phone.join(browser, planned.link, "Two weeks in Kansai");
  /** A shared machine's speed wanders: between the parts the phone is made the one that it should be. */
  const hold = async () => {
    if (flags.phone === "mid") await slowDownTo(MID_TIER, phone);
  };
  await hold();
  const indexBefore = await benchmarkIndex(phone.page);
  await editors.start(url, planned);
  await phone.wait(2000);
  const measures: Measure[] = [];
  if (isAsked("drag")) {
    measures.push(...(await measureDrag(phone)));
    await hold();
  }
  if (isAsked("presses")) measures.push(...(await measurePresses(phone, planned.days, hold)));
  const { edits, refused } = await editors.count();
  await editors.end();
  console.log(`\nThe phone's benchmark index: ${indexBefore} before, ${await benchmarkIndex(phone.page)} after; ${MID_TIER} is a mid-tier phone, ${LOW_TIER} a low-tier one.`);
  console.log(`The others made ${edits} edits meanwhile${refused > 0 ? `, of which ${refused} were refused` : ""}.`);
  for (const problem of phone.problems) console.log(`On the page: ${problem}`);
  console.log(`\n${measures.map(line).join("\n")}`);
  process.exitCode = measures.every(met) ? 0 : 1;
} finally {
  editors.stop();
  await browser.close();
  await server?.stop();
}

/** How much that takes is found on an empty page, which nothing but the measuring keeps busy. Not quite in proportion: a second look puts it right. */
async function slowDownTo(index: number, phone: Phone): Promise<void> {
  const page = await browser.newPage();
  await page.evaluate(NAMING);
  const devtools = await page.context().newCDPSession(page);
  let times = (await benchmarkIndex(page)) / index;
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: Math.max(1, times) });
  times *= (await benchmarkIndex(page)) / index;
  await page.close();
  await phone.slowDown(Math.max(1, times));
  console.log(`Slowed down ${Math.max(1, times).toFixed(1)} times.`);
}

async function measureDrag(phone: Phone): Promise<Measure[]> {
  const still = await framesDuring(phone, () => phone.wait(2000));
  const from = await handle(phone);
  const dragged = await framesDuring(phone, () => drag(phone, from));
  print("frames", { nothing: still, "a long drag": dragged });
  return [
    { what: "frames a second while dragging", value: dragged.fps, unit: "fps", target: TARGET.fps, better: "most", note: `${dragged.presentedFps.toFixed(1)} shown; ${still.fps.toFixed(1)} when nothing is done` },
    { what: "frames of the drag that came late", value: dragged.late, unit: "%", target: TARGET.latePercent, better: "least", note: `the longest took ${dragged.longestMs.toFixed(0)} ms` },
  ];
}

function print(title: string, rows: Record<string, Frames>) {
  console.log(`${title.padEnd(24)}${["seconds", "begun/s", "shown/s", "> 16.7 ms %", "> 33 ms %", "longest ms"].map((head) => head.padStart(13)).join("")}`);
  for (const [name, { seconds, fps, presentedFps, late, veryLate, longestMs }] of Object.entries(rows)) {
    console.log(`${name.padEnd(24)}${[seconds, fps, presentedFps, late, veryLate, longestMs].map((value) => value.toFixed(1).padStart(13)).join("")}`);
  }
}

async function measurePresses(phone: Phone, days: string[], between: () => Promise<void>): Promise<Measure[]> {
  const presses = new Presses(phone, days, (press) => flags.why && console.log(press));
  await presses.everything(between);
  const kinds = new Set(presses.all.map(({ kind }) => kind));
  console.log(`\n${"presses".padEnd(24)}${["times", "p50 ms", "p95 ms", "worst ms", "there p50", "there worst"].map((head) => head.padStart(13)).join("")}`);
  for (const kind of kinds) {
    const all = presses.all.filter((press) => press.kind === kind);
    const [paints, theres] = [all.map(({ paint }) => paint), all.map(({ there }) => there)];
    const cells = [all.length, quantile(paints, 0.5), quantile(paints, 0.95), Math.max(...paints), quantile(theres, 0.5), Math.max(...theres)];
    console.log(`${kind.padEnd(24)}${cells.map((value) => value.toFixed(0).padStart(13)).join("")}`);
  }
  for (const missed of presses.missed) console.log(`Missed: ${missed}`);
  const worst = presses.all.reduce<Press>((a, b) => (b.paint > a.paint ? b : a), presses.all[0]!);
  return [{ what: "the slowest press, to the next paint", value: worst.paint, unit: "ms", target: TARGET.pressMs, better: "least", note: `of ${presses.all.length}: ${worst.kind}` }];
}
