// Public function that gives a member the plan as a file.
import { v } from "convex/values";
import { appError } from "../errors";
import { tripQuery } from "../functions";
import { sentence } from "../said";
import { exportFormat, whose, type ExportFormat, type Whose } from "./schema";
import { plansB, snapshotOf, type Snapshot } from "./snapshot";
import { writeCsv } from "./writers/csv";
import { writeGpx } from "./writers/gpx";
import { writeIcs } from "./writers/ics";
import { writeJson } from "./writers/json";
import { writeKml } from "./writers/kml";
import { isLocated } from "./writers/xml";
import { write, written } from "../words/words";

const WRITERS: Record<ExportFormat, { ending: string; type: string; text: (snapshot: Snapshot) => string }> = {
  ics: { ending: "ics", type: "text/calendar;charset=utf-8", text: writeIcs },
  csv: { ending: "csv", type: "text/csv;charset=utf-8", text: writeCsv },
  gpx: { ending: "gpx", type: "application/gpx+xml", text: writeGpx },
  kml: { ending: "kml", type: "application/vnd.google-earth.kml+xml", text: writeKml },
  json: { ending: "json", type: "application/json", text: writeJson },
};

/** The plan as a file. `codes`: confirmation codes too. Throws CONFLICT for a calendar of a trip without dates, and for a file that nothing of the plan would stand in. */
export const file = tripQuery("viewer")({
  args: { format: exportFormat, whose, codes: v.boolean() },
  handler: async (ctx, { format, whose: of, codes }) => {
    if (format === "ics" && ctx.trip.openDates) throw appError("CONFLICT", "This trip has no dates yet, so nothing of it can stand in a calendar.");
    const { ending, type, text } = WRITERS[format];
    const snapshot = await snapshotOf(ctx, ctx.trip, { userId: ctx.user._id, whose: of, codes });
    const missing = format !== "json" && whatIsMissing(format, snapshot, of);
    if (missing) throw appError("CONFLICT", missing);
    return { name: `${fileName(ctx.trip.title) || written(write("Trip"), snapshot.language)}.${ending}`, type, text: text(snapshot) };
  },
});

/** What waits in plans B, plan by plan, for what is made of the plan on the reader's own device. */
export const plansAside = tripQuery("viewer")({
  args: { whose },
  handler: async (ctx, { whose: of }) => {
    const { parked, variants } = await snapshotOf(ctx, ctx.trip, { userId: ctx.user._id, whose: of, codes: false });
    const plans = variants.map(({ _id, day, name }) => ({ day, name, rows: plansB(parked, variants).filter(({ parkedIn }) => parkedIn === _id) }));
    return plans.filter(({ rows }) => rows.length > 0);
  },
});

/** Why such a file would be empty, and what to do about it; null where something stands in it. Our own file holds the trip itself. */
function whatIsMissing(format: Exclude<ExportFormat, "json">, { items, parked }: Snapshot, of: Whose): string | null {
  if (items.length === 0 && (format !== "csv" || parked.length === 0)) return of === "mine" ? sentence("You take part in nothing of this plan yet, so the file would be empty. Choose the whole plan.") : sentence("Nothing is planned yet, so the file would be empty.");
  switch (format) {
    case "csv":
      return null;
    case "ics":
      return items.every(({ day }) => day === null) ? sentence("Nothing of this plan has a day yet, so its calendar would be empty. Give something a day first.") : null;
    case "gpx":
    case "kml":
      return items.some(isLocated) ? null : sentence("Nothing of this plan has a place on the map yet, so the file would be empty. Open something, set where it is, and save again.");
  }
}

/** A title as every system takes it for a file: letters of any script, digits, spaces and hyphens; "" for a title without any. */
export const fileName = (title: string): string =>
  title.replace(/[^\p{L}\p{M}\p{N} -]+/gu, " ").replace(/\s+/g, " ").trim().slice(0, 80);
