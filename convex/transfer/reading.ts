// Reading a file before anything of it is added: what it holds, what of it the trip has already, and what is wrong with it.
// An action, as a long file takes longer than a query may; it writes nothing.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { action, internalMutation } from "../_generated/server";
import { appError } from "../errors";
import { requireUser } from "../functions";
import { needs } from "../permissions";
import { limitWrites } from "../rateLimits";
import { requireTripPermission } from "../trips/access";
import { destinationsOf } from "../trips/model";
import { activitiesOfTrip } from "../trips/order";
import { citiesOf, spanOf } from "./cities";
import { twinOf, type Comparable } from "./likeness";
import { detectFormat, readFile } from "./readFile";
import { importFormat, type ImportFormat } from "./schema";
import { Unreadable, type Clock, type ReadPlan } from "./types";

const file = {
  text: v.string(),
  /** The file's; "" for what was pasted. */
  name: v.string(),
  /** Left out: found by what stands in it. */
  format: v.optional(importFormat),
};
type File = { text: string; name: string; format?: ImportFormat };
type Surroundings = { startDate: string; endDate: string; zones: { from: string; until: string; zone: string }[]; rows: (Comparable & { id: Id<"activities"> })[] };

/** What a file would add to a trip. Throws VALIDATION_ERROR with `line` where it can't be read. */
export const forTrip = needs("trips:write", action({
  args: { tripId: v.id("trips"), ...file },
  handler: async (ctx, { tripId, ...given }): Promise<Preview> => {
    const around = await ctx.runMutation(internal.transfer.reading.admit, { tripId });
    return preview(given, around);
  },
}));

/** What a file would make of a trip of its own. Throws as `forTrip`. */
export const forNewTrip = needs("trips:create", action({
  args: file,
  handler: async (ctx, given): Promise<Preview> => {
    await ctx.runMutation(internal.transfer.reading.admit, { tripId: null });
    return preview(given, null);
  },
}));

/** Lets somebody in who may, and tells what a file is compared with. */
export const admit = internalMutation({
  args: { tripId: v.union(v.id("trips"), v.null()) },
  handler: async (ctx, { tripId }): Promise<Surroundings | null> => {
    const user = await requireUser(ctx, tripId === null ? "trips:create" : "self:write");
    await limitWrites(ctx, user._id);
    if (tripId === null) return null;
    const { trip } = await requireTripPermission(ctx, tripId, user, "trips:write");
    const [cities, rows] = [await destinationsOf(ctx, tripId), await activitiesOfTrip(ctx, tripId)];
    return {
      startDate: trip.startDate,
      endDate: trip.endDate,
      zones: cities.map(({ arrival, departure, timeZone }) => ({ from: arrival, until: departure, zone: timeZone })),
      rows: rows.map(({ _id, title, day, start, lat, lng, type }) => ({ id: _id, title, day, start, lat, lng, type })),
    };
  },
});

export type Preview = ReturnType<typeof shown>;

function preview(given: File, around: Surroundings | null): Preview {
  const format = given.format ?? detectFormat(given.text, given.name);
  return shown(format, readOrRefuse(given.text, format, clockOf(around)), around);
}

function readOrRefuse(text: string, format: ImportFormat, clock: Clock): ReadPlan {
  try {
    return readFile(text, format, clock);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw appError("VALIDATION_ERROR", error.message, { field: "file", format, ...(error.line !== null && { line: error.line }) });
  }
}

const clockOf = (around: Surroundings | null): Clock => ({
  zoneOn: (day) => around?.zones.find(({ from, until }) => from <= day && day <= until)?.zone ?? around?.zones[0]?.zone ?? null,
});

function shown(format: ImportFormat, plan: ReadPlan, around: Surroundings | null) {
  const span = plan.header.startDate && plan.header.endDate ? { startDate: plan.header.startDate, endDate: plan.header.endDate } : spanOf(plan.items);
  return {
    format,
    header: { ...plan.header, ...span },
    /** Its dates are those of its things, and not said by the file. */
    spanned: span !== null && plan.header.startDate === undefined,
    cities: plan.header.destinations ?? (span || plan.items.length > 0 ? citiesOf(plan.items, span ?? { startDate: "", endDate: "" }) : []),
    items: plan.items.map((read) => {
      const twin = around && twinOf(read, around.rows);
      const outside = around !== null && read.day !== null && (read.day < around.startDate || read.day > around.endDate);
      return { ...read, twin: twin && { id: twin.row.id, title: twin.row.title }, outside };
    }),
    days: plan.days,
    variants: plan.variants,
    problems: plan.problems,
  };
}
