// `npm run bench:feel`: what a trip of 14 days and 150 items feels like while six people edit it, on a phone whose
// processor is four times slower than this machine's. Presses as the browser times them, pictures while one drags.
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { api } from "../convex/_generated/api";
import { joinAsGuest, openBrowser, person } from "../e2e/people";
import { Server } from "../e2e/server";
import { DAYS, inviteEditors, ITEMS, linkFor, makeBigTrip, patiently, type BigTrip, type Editor } from "./feel/bigTrip";
import { gapsOf, pressesOf, watchPictures, watchPresses } from "./feel/page";
import { quantile } from "./live/statistics";

const { values: flags } = parseArgs({ options: { slower: { type: "string", default: "4" }, presses: { type: "string", default: "25" }, quiet: { type: "boolean" } } });
const TITLE = "Two weeks in Kyoto";
const OTHERS = 5;
const EDIT_EVERY_MS = 1000;
const DRAG_STEPS = 150;
/** A press answered later than this is felt as waiting; and 60 pictures a second. */
const TARGETS = { pressMs: 100, pictureMs: 1000 / 60 };

const server = await Server.start();
const browser = await openBrowser();
let over = false;
try {
  const trip = await makeBigTrip(server.url);
  const editors = await inviteEditors(server.url, trip, OTHERS);
  const { page } = await person(browser, { viewport: { width: 390, height: 844 }, hasTouch: false, deviceScaleFactor: 2 });
  await joinAsGuest({ page, problems: [] }, `${server.url}/join/${await linkFor(trip)}`, "Phone", TITLE);
  await page.getByText("Stop 1 of the trip", { exact: true }).first().waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: Number(flags.slower) });
  const edits = flags.quiet ? [] : editors.map((editor, index) => keepEditing(editor, trip, index));
  console.log(`${DAYS} days, ${ITEMS} items, ${edits.length + 1} people editing, processor ${flags.slower} times slower`);
  await measurePresses(page);
  await measureDrag(page);
  over = true;
  await Promise.all(edits);
} finally {
  over = true;
  await browser.close();
  await server.stop();
}

/** Renames, one after another, as people do who plan at the same time. */
async function keepEditing({ client, name }: Editor, { tripId, activityIds }: BigTrip, offset: number): Promise<void> {
  for (let step = 0; !over; step++) {
    const activityId = activityIds[(offset * 29 + step * 7) % activityIds.length]!;
    await patiently(() => client.mutation(api.trips.activities.update, { tripId, activityId, set: { description: `${name}, ${step}` } }));
    await new Promise((resolve) => setTimeout(resolve, EDIT_EVERY_MS));
  }
}

/** Opens items and closes them again, and goes from view to view. */
async function measurePresses(page: Page): Promise<void> {
  await watchPresses(page);
  for (let press = 0; press < Number(flags.presses); press++) {
    await page.locator("[data-row] [data-open]").nth(press % 12).click();
    const sheet = page.getByRole("dialog");
    await sheet.waitFor();
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
  }
  for (const view of ["Map", "Assistant", "Plan"]) await page.getByRole("navigation", { name: "Trip" }).getByRole("button", { name: view }).click();
  const all = (await pressesOf(page)).map(({ ms }) => ms);
  report("presses", all, TARGETS.pressMs, all.filter((ms) => ms > TARGETS.pressMs).length);
}

/** Picks a row up by its handle and carries it over the list for a few seconds. */
async function measureDrag(page: Page): Promise<void> {
  const handle = page.getByRole("button", { name: /^Move Stop/ }).first();
  await handle.scrollIntoViewIfNeeded();
  const box = (await handle.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 20, { steps: 4 });
  await watchPictures(page);
  for (let step = 0; step < DRAG_STEPS; step++) await page.mouse.move(x, y + 20 + 200 * Math.abs(Math.sin(step / 25)));
  const gaps = await gapsOf(page);
  await page.mouse.up();
  report("between pictures of a drag", gaps, TARGETS.pictureMs, gaps.filter((ms) => ms > 1.5 * TARGETS.pictureMs).length);
  console.log(`  ${Math.round((1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0))} pictures a second`);
}

function report(what: string, values: number[], target: number, beyond: number): void {
  const at = (share: number) => quantile(values, share).toFixed(1);
  console.log(`${what}: ${values.length}, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms; target ${target.toFixed(1)} ms, ${beyond} beyond it`);
}
