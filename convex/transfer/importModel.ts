// What of a file becomes part of a plan: fitted to the trip's days, cities and people, as one event.
import { generateKeyBetween } from "fractional-indexing";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { insertBooking, moveBooking } from "../bookings/bookingModel";
import { kindOf } from "../bookings/kinds";
import { addDays, daysBetween, endsNextMorning } from "../dates";
import { appError } from "../errors";
import { say, sentence } from "../said";
import { distanceKm } from "../places/distance";
import type { ActivityFields } from "../trips/activities/activityBounds";
import { addition, requireRoom, statusOn } from "../trips/activities/activityModel";
import { applyChanges, type Change } from "../trips/changes";
import { description, variantsOf } from "../trips/days/dayModel";
import { MAX_PLANS } from "../trips/days/variantModel";
import { membersOf } from "../trips/people/members";
import { createTrip, destinationsOf, type TripInput } from "../trips/model";
import { activitiesOfDay, DayOrders } from "../trips/activities/order";
import { named } from "../trips/history/stepWords";
import { boundedText } from "../validation";
import { MAX_ITEMS } from "./types";
import type { ImportDay, ImportItem, ImportVariant } from "./schema";

export type Imported = { items: ImportItem[]; days: ImportDay[]; variants: ImportVariant[] };

const CITY_KM = 60;
const MAX_BOOKINGS = 100;
const ON_THE_WAY = new Set(["hotel", "transport"]);

/** Adds what was chosen to a trip as one step of undo. Days beyond the trip's become ideas. Returns the batch to undo, and how many were added. */
export async function importInto(ctx: MutationCtx, user: Doc<"users">, trip: Doc<"trips">, imported: Imported): Promise<{ batchId: string; added: number }> {
  const { items } = imported;
  if (items.length === 0 && imported.days.length === 0) throw appError("VALIDATION_ERROR", "Choose at least one thing to add.", { field: "items" });
  if (items.length > MAX_ITEMS) throw appError("VALIDATION_ERROR", say("{max, number} things can be added at once. Choose fewer.", { max: MAX_ITEMS }), { field: "items", max: MAX_ITEMS });
  requireRoom(trip, items.length);
  const cities = await destinationsOf(ctx, trip._id);
  const people = new Set((await membersOf(ctx, trip._id)).map(({ userId }) => userId));
  const plans = await insertPlans(ctx, trip, user, imported.variants);
  const orders = new DayOrders(ctx, trip._id);
  const changes: Change[] = [...plans.changes];
  const orderOf = await fileOrders(ctx, trip, items);
  for (const read of items) {
    const fields = fieldsFor(trip, cities, people, read);
    const parkedIn = plans.idOf(read);
    changes.push(insertion(await addition(ctx, trip, fields, "import", orders), read, parkedIn, orderOf(fields, parkedIn)));
  }
  for (const { day, title, notes } of imported.days) {
    if (day >= trip.startDate && day <= trip.endDate) changes.push(await description(ctx, trip, day, { title, notes }));
  }
  const batchId = crypto.randomUUID();
  const label = say("imported {item}", { item: named(items) });
  const living = items.filter((read) => plans.idOf(read) === null);
  const ids = await applyChanges(ctx, { trip, actor: { userId: user._id, assistant: false }, batchId, label }, changes);
  await keepCodes(ctx, user, trip, living, ids);
  return { batchId, added: items.length };
}

/** A trip made of a file: its cities, its dates, and everything in it. */
export async function importAsTrip(ctx: MutationCtx, owner: Doc<"users">, input: TripInput, imported: Imported): Promise<Id<"trips">> {
  const tripId = await createTrip(ctx, owner, input);
  const trip = (await ctx.db.get(tripId))!;
  const shift = daysBetween(input.startDate, trip.startDate);
  const moved = (day: string) => addDays(day, shift);
  await importInto(ctx, owner, trip, {
    items: imported.items.map((read) => ({ ...read, day: read.day && moved(read.day), ...(read.endDay && { endDay: moved(read.endDay) }) })),
    days: imported.days.map((row) => ({ ...row, day: moved(row.day) })),
    variants: imported.variants.map((row) => ({ ...row, day: moved(row.day) })),
  });
  return tripId;
}

/** What the trip takes of an item: its own days, its own people, the city it is in. */
function fieldsFor(trip: Doc<"trips">, cities: Doc<"destinations">[], people: Set<Id<"users">>, read: ImportItem): ActivityFields {
  const { status: _status, code: _code, city, variant: _variant, participants, assignees, payerId, ...fields } = read;
  const within = (day: string | null | undefined) => Boolean(day && day >= trip.startDate && day <= trip.endDate);
  const day = within(fields.day) ? fields.day : null;
  const { endDay, ...rest } = fields;
  const isBackwards = fields.start !== null && fields.end !== null && fields.end < fields.start && !endsNextMorning(fields.start, fields.end) && !ON_THE_WAY.has(fields.type);
  const takePart = participants?.filter((userId) => people.has(userId));
  return {
    ...rest,
    day,
    ...(day && endDay && { endDay: within(endDay) ? endDay : trip.endDate }),
    ...(isBackwards && { end: null }),
    destinationId: city === undefined ? nearestCity(cities, fields) : ((city !== null && cities[city]?._id) || null),
    ...(participants === null && { participants }),
    ...(takePart && takePart.length > 0 && { participants: takePart }),
    ...(assignees && { assignees: assignees.filter((userId) => people.has(userId)) }),
    ...(payerId && people.has(payerId) && { payerId }),
  };
}

/** Of a city that one comes to twice, the stay of its day. */
function nearestCity(cities: Doc<"destinations">[], { lat, lng, day }: Pick<ImportItem, "lat" | "lng" | "day">): Id<"destinations"> | null {
  if (lat === null || lng === null) return null;
  const near = cities.filter(({ unplaced }) => !unplaced).map((city) => ({ city, km: distanceKm({ lat, lng }, city) })).filter(({ km }) => km <= CITY_KM);
  const isThen = ({ arrival, departure }: Doc<"destinations">) => day !== null && arrival <= day && day <= departure;
  return near.sort((a, b) => a.km - b.km || Number(isThen(b.city)) - Number(isThen(a.city)))[0]?.city._id ?? null;
}

function insertion(change: Change, read: ImportItem, parkedIn: Id<"dayVariants"> | null, order: string | null): Change {
  if (change.op !== "insert") return change;
  const status = read.code ? "booked" : statusOn(change.activity.day, read.status ?? "planned");
  return { ...change, activity: { ...change.activity, status, ...(order !== null && { order }), ...(parkedIn && { parkedIn }) } };
}

/** Plans B come along. On a day that has plans already, what stood in one of the same name joins that, and the plan that held stays with the day's own. */
async function insertPlans(ctx: MutationCtx, trip: Doc<"trips">, user: Doc<"users">, variants: ImportVariant[]) {
  const made: ({ id: Id<"dayVariants">; day: string } | null)[] = [];
  const changes: Change[] = [];
  const living = (await variantsOf(ctx, trip._id)).map(({ _id, day, name, holds }) => ({ id: _id, day, name, holds }));
  const planned = new Set(living.map(({ day }) => day));
  for (const { day, name, holds } of variants.slice(0, 400)) {
    const called = boundedText(name, "name", 1, 60);
    const onDay = living.filter((other) => other.day === day);
    const same = onDay.find((other) => other.name === called);
    // What the file's own plan held is part of the day, whichever plan holds there.
    if (day < trip.startDate || day > trip.endDate || same?.holds || (holds && planned.has(day)) || (!same && onDay.length >= MAX_PLANS)) {
      made.push(null);
      continue;
    }
    if (same) {
      made.push({ id: same.id, day });
      continue;
    }
    // As for a plan that somebody adds: its id is needed first, and it comes to life with the event.
    const id = await ctx.db.insert("dayVariants", { tripId: trip._id, day, name: called, holds, createdBy: user._id, deletedAt: Date.now() });
    changes.push({ op: "patchRow", table: "dayVariants", row: (await ctx.db.get(id))!, set: { deletedAt: undefined } });
    living.push({ id, day, name: called, holds });
    made.push(holds ? null : { id, day });
  }
  const idOf = ({ variant, day }: ImportItem) => {
    const plan = variant === undefined ? null : made[variant];
    // Whoever gave it another day took it out of that day's plan.
    return plan && plan.day === day ? plan.id : null;
  };
  return { changes, idOf };
}

/** Hands out the order of the file in days that had nothing, and in plans B; elsewhere the clock decides. */
async function fileOrders(ctx: MutationCtx, trip: Doc<"trips">, items: ImportItem[]) {
  const empty = new Set<string | null>();
  for (const day of new Set(items.map((read) => read.day))) {
    if ((await activitiesOfDay(ctx, trip._id, day)).length === 0) empty.add(day);
  }
  const last = new Map<string, string>();
  return ({ day }: ActivityFields, parkedIn: Id<"dayVariants"> | null): string | null => {
    if (!parkedIn && !empty.has(day)) return null;
    const list = parkedIn ?? day ?? "";
    const order = generateKeyBetween(last.get(list) ?? null, null);
    last.set(list, order);
    return order;
  };
}

/** A code is a booking that was made elsewhere, kept beside its item. */
async function keepCodes(ctx: MutationCtx, user: Doc<"users">, trip: Doc<"trips">, items: ImportItem[], ids: Id<"activities">[]) {
  const coded = items.flatMap((read, index) => (read.code ? [{ read, id: ids[index]! }] : []));
  for (const { read, id } of coded.slice(0, MAX_BOOKINGS)) {
    const activity = (await ctx.db.get(id))!;
    const kind = read.transport?.mode === "flight" ? "flight" : kindOf(activity);
    const booking = await insertBooking(ctx, trip, activity, { kind, provider: "manual", press: crypto.randomUUID(), requestedBy: user._id, confirmationCode: boundedText(read.code, "confirmation code", 0, 64), price: activity.cost });
    const asked = await moveBooking(ctx, booking, { to: "requested", by: user._id, note: sentence("Imported") });
    await moveBooking(ctx, asked, { to: "confirmed", by: user._id });
  }
}
