// Reading a file before anything of it is added: what it holds, what of it the trip has already, and what is wrong with it.
// An action, as a long file takes longer than a query may; it writes nothing.
import { literals } from "convex-helpers/validators";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import { action, internalMutation, type ActionCtx } from "../_generated/server";
import { admitRequest } from "../ai/usage/ledgerModel";
import { appError } from "../errors";
import { requireUser } from "../functions";
import { needs } from "../permissions";
import { limitAssistant, limitWrites } from "../rateLimits";
import { sentence } from "../said";
import { requireTripPermission } from "../trips/access";
import { parkedIn, variantsOf } from "../trips/days/dayModel";
import { destinationsOf } from "../trips/model";
import { membersOf } from "../trips/people/members";
import { activitiesOfTrip } from "../trips/activities/order";
import { citiesOf, spanOf } from "./cities";
import { itemsOf } from "./confirmation/things";
import type { ModelReading } from "./confirmations";
import { wordsForModel } from "./formats/text";
import type { DateOrder } from "./formats/words/dates";
import { twinOf, type Comparable } from "./likeness";
import { detectFormat, fittedPlan, readFile } from "./readFile";
import { importFormat, type ImportFormat } from "./schema";
import { emptyPlan, Unreadable, type ReadPlan, type World } from "./types";
import type { Language } from "../words/languages";

const file = {
  text: v.string(),
  /** The file's; "" for what was pasted. */
  name: v.string(),
  /** Left out: found by what stands in it. */
  format: v.optional(importFormat),
  /** Left out: a confirmation is read by a language model where there is one. */
  by: v.optional(v.literal("rules")),
  /** Which number comes first in dates that go both ways. Left out: worked out, as far as that goes. */
  order: v.optional(literals("dayFirst", "monthFirst")),
};
type File = { text: string; name: string; format?: ImportFormat; by?: "rules"; order?: DateOrder };
type Admitted = { userId: Id<"users">; tripId: Id<"trips"> | null; language: Language; around: Surroundings | null };
type Surroundings = { people: Id<"users">[]; startDate: string; endDate: string; zones: { from: string; until: string; zone: string }[]; rows: Row[] };
/** `plan`: which of its day's plans it belongs to, where there are several; `holds`: it is followed. */
type Row = Comparable & { id: Id<"activities">; plan: string | null; holds: boolean };

/** What a file would add to a trip. Throws VALIDATION_ERROR with `line` where it can't be read. */
export const forTrip = needs("trips:write", action({
  args: { tripId: v.id("trips"), ...file },
  handler: async (ctx, { tripId, ...given }): Promise<Preview> => {
    return preview(ctx, given, await ctx.runMutation(internal.transfer.reading.admit, { tripId }));
  },
}));

/** What a file would make of a trip of its own. Throws as `forTrip`. */
export const forNewTrip = needs("trips:create", action({
  args: file,
  handler: async (ctx, given): Promise<Preview> => {
    return preview(ctx, given, await ctx.runMutation(internal.transfer.reading.admit, { tripId: null }));
  },
}));

/** Lets somebody in who may, and tells what they read and what a file is compared with. */
export const admit = internalMutation({
  args: { tripId: v.union(v.id("trips"), v.null()) },
  handler: async (ctx, { tripId }): Promise<Admitted> => {
    const user = await requireUser(ctx, tripId === null ? "trips:create" : "self:write");
    await limitWrites(ctx, user._id);
    const language = user.language ?? "en";
    if (tripId === null) return { userId: user._id, tripId, language, around: null };
    const { trip } = await requireTripPermission(ctx, tripId, user, "trips:write");
    const [cities, rows, plans] = [await destinationsOf(ctx, tripId), await activitiesOfTrip(ctx, tripId), await variantsOf(ctx, tripId)];
    const comparable = ({ _id, title, day, start, lat, lng, type }: Doc<"activities">) => ({ id: _id, title, day, start, lat, lng, type });
    const aside = await Promise.all(plans.filter(({ holds }) => !holds).map(async ({ _id, name }) => (await parkedIn(ctx, tripId, _id)).map((row) => ({ ...comparable(row), plan: name, holds: false }))));
    const around = {
      people: (await membersOf(ctx, tripId)).map((member) => member.userId),
      startDate: trip.startDate,
      endDate: trip.endDate,
      zones: cities.map(({ arrival, departure, timeZone }) => ({ from: arrival, until: departure, zone: timeZone })),
      rows: [...rows.map((row) => ({ ...comparable(row), plan: plans.find(({ holds, day }) => holds && day === row.day)?.name ?? null, holds: true })), ...aside.flat()],
    };
    return { userId: user._id, tripId, language, around };
  },
});

/** Counts a reading by a model as a request to the assistant. Throws RATE_LIMIT_EXCEEDED. */
export const admitModel = internalMutation({
  args: { userId: v.id("users") },
  returns: v.null(),
  handler: async (ctx, { userId }) => {
    const user = await ctx.db.get(userId);
    if (!user) throw appError("RESOURCE_NOT_FOUND", "This account isn't there any more.");
    await limitAssistant(ctx, userId);
    await admitRequest(ctx, user);
    return null;
  },
});

export type Preview = ReturnType<typeof shown>;

async function preview(ctx: ActionCtx, given: File, { userId, tripId, language, around }: Admitted): Promise<Preview> {
  const people = new Set(around?.people ?? [userId]);
  const format = given.format ?? detectFormat(given.text, given.name);
  const near = { today: new Date().toISOString().slice(0, 10), startDate: around?.startDate ?? null, endDate: around?.endDate ?? null };
  const world: World = { zoneOn: zonesOf(around), language, near, ...(given.order && { order: given.order }) };
  const words = format === "text" && given.by !== "rules" ? wordsForModel(given.text, world) : null;
  if (words === null) return shown(format, readOrRefuse(given, format, world), around, people, { by: "rules", model: null, note: null });
  const reading: ModelReading = await ctx.runAction(internal.transfer.confirmations.read, { userId, tripId, words, near, language });
  if (reading.kind === "read" && reading.things.length > 0) {
    const plan = fittedPlan({ ...emptyPlan(), ...itemsOf(reading.things, words, language) }, language);
    return shown(format, plan, around, people, { by: "model", model: reading.model, note: null });
  }
  return shown(format, readOrRefuse(given, format, world), around, people, { by: "rules", model: null, note: NOTES[reading.kind] });
}

/** Who made out what stands in a confirmation, and why not a model where there is one. */
type ReadBy = { by: "rules" | "model"; model: string | null; note: string | null };
const NOTES: Record<ModelReading["kind"], string | null> = {
  none: null,
  busy: sentence("The language model can't be asked just now, so this was read by rules."),
  failed: sentence("The language model couldn't make this out, so it was read by rules."),
  read: sentence("The language model found no booking in this, so it was read by rules."),
};

function readOrRefuse({ text, name }: File, format: ImportFormat, world: World): ReadPlan {
  try {
    return readFile(text, format, world);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw appError("VALIDATION_ERROR", error.saidOf(name === "" ? "text" : "file"), { field: "file", format, ...(error.line !== null && { line: error.line }), ...(error.column !== null && { column: error.column }) });
  }
}

const zonesOf = (around: Surroundings | null): World["zoneOn"] => (day) => around?.zones.find(({ from, until }) => from <= day && day <= until)?.zone ?? around?.zones[0]?.zone ?? null;

/** What stands in one plan of a day is not what stands in another: a copy of the day is a plan of its own. */
function mayBe({ day, variant }: ReadPlan["items"][number], { variants }: ReadPlan, row: Row): boolean {
  const own = variant === undefined ? variants.find((other) => other.holds && other.day === day) : variants[variant];
  return (row.holds && (variant === undefined || !own || own.holds)) || (own !== undefined && row.plan === own.name && row.day === day);
}

/** A file of another Caravan names people whom nobody knows here. */
function knownPeople({ participants, assignees, payerId, ...read }: ReadPlan["items"][number], people: ReadonlySet<Id<"users">>) {
  const takePart = participants?.filter((userId) => people.has(userId));
  return {
    ...read,
    ...(participants === null && { participants }),
    ...(takePart && takePart.length > 0 && { participants: takePart }),
    ...(assignees && { assignees: assignees.filter((userId) => people.has(userId)) }),
    ...(payerId && people.has(payerId) && { payerId }),
  };
}

function shown(format: ImportFormat, plan: ReadPlan, around: Surroundings | null, people: ReadonlySet<Id<"users">>, readBy: ReadBy) {
  const span = plan.header.startDate && plan.header.endDate ? { startDate: plan.header.startDate, endDate: plan.header.endDate } : spanOf(plan.items);
  return {
    format,
    readBy,
    header: { ...plan.header, ...span },
    /** Its dates are those of its things, and not said by the file. */
    spanned: span !== null && plan.header.startDate === undefined,
    cities: plan.header.destinations ?? (span || plan.items.length > 0 ? citiesOf(plan.items, span ?? { startDate: "", endDate: "" }) : []),
    items: plan.items.map((read) => {
      const twin = around && twinOf(read, around.rows.filter((row) => mayBe(read, plan, row)));
      const outside = around !== null && read.day !== null && (read.day < around.startDate || read.day > around.endDate);
      return { ...knownPeople(read, people), twin: twin && { id: twin.row.id, title: twin.row.title }, outside };
    }),
    days: plan.days,
    variants: plan.variants,
    problems: plan.problems,
    /** Of the trip that it would go into. */
    tripDates: around && { startDate: around.startDate, endDate: around.endDate },
    /** Some of its dates go both ways, and neither the file nor the trip says which. */
    datesOpen: plan.datesOpen ?? false,
  };
}
