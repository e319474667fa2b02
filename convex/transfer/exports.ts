// Public function that gives a member the plan as a file.
import { v } from "convex/values";
import { appError } from "../errors";
import { tripQuery } from "../functions";
import { exportFormat, whose, type ExportFormat } from "./schema";
import { snapshotOf, type Snapshot } from "./snapshot";
import { writeCsv } from "./writers/csv";
import { writeGpx } from "./writers/gpx";
import { writeIcs } from "./writers/ics";
import { writeJson } from "./writers/json";
import { writeKml } from "./writers/kml";
import { write, written } from "../words/words";

const WRITERS: Record<ExportFormat, { ending: string; type: string; text: (snapshot: Snapshot) => string }> = {
  ics: { ending: "ics", type: "text/calendar;charset=utf-8", text: writeIcs },
  csv: { ending: "csv", type: "text/csv;charset=utf-8", text: writeCsv },
  gpx: { ending: "gpx", type: "application/gpx+xml", text: writeGpx },
  kml: { ending: "kml", type: "application/vnd.google-earth.kml+xml", text: writeKml },
  json: { ending: "json", type: "application/json", text: writeJson },
};

/** The plan as a file. `codes`: confirmation codes too. Throws CONFLICT for a calendar of a trip without dates. */
export const file = tripQuery("viewer")({
  args: { format: exportFormat, whose, codes: v.boolean() },
  handler: async (ctx, { format, whose: of, codes }) => {
    if (format === "ics" && ctx.trip.openDates) throw appError("CONFLICT", "This trip has no dates yet, so nothing of it can stand in a calendar.");
    const { ending, type, text } = WRITERS[format];
    const snapshot = await snapshotOf(ctx, ctx.trip, { userId: ctx.user._id, whose: of, codes });
    return { name: `${fileName(ctx.trip.title) || written(write("Trip"), snapshot.language)}.${ending}`, type, text: text(snapshot) };
  },
});

/** A title as every system takes it for a file: letters of any script, digits, spaces and hyphens; "" for a title without any. */
export const fileName = (title: string): string =>
  title.replace(/[^\p{L}\p{M}\p{N} -]+/gu, " ").replace(/\s+/g, " ").trim().slice(0, 80);
