// A trip made from another one: the same days from another date on. What comes along is chosen; people, who takes part, who pays
// and what is booked never do.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { addDays, daysBetween } from "../../dates";
import { say } from "../../said";
import { applyChanges, type Change } from "../changes";
import { dayNotesOf } from "../days/dayModel";
import { createTrip, destinationsOf } from "../model";
import type { ActivityFields } from "../activities/activityBounds";
import { activitiesOfTrip } from "../activities/order";
import { said } from "../activities/selectionModel";

export type CopyInput = {
  title: string;
  /** Null: no dates yet. */
  startDate: string | null;
  include: { items: boolean; ideas: boolean; notes: boolean; costs: boolean };
  /** What of each item the copier may have; left out: all of it. The budget stays behind then. */
  of?: (row: Doc<"activities">) => Doc<"activities">;
};

/** The copy is the owner's alone. Throws VALIDATION_ERROR, AUTHORIZATION_ERROR when their plan has no room. */
export async function copyTrip(ctx: MutationCtx, owner: Doc<"users">, source: Doc<"trips">, { title, startDate, include, of }: CopyInput): Promise<Id<"trips">> {
  const from = await destinationsOf(ctx, source._id);
  const shiftTo = (start: string) => (day: string) => addDays(day, daysBetween(source.startDate, start));
  const asked = shiftTo(startDate ?? source.startDate);
  const tripId = await createTrip(ctx, owner, {
    title,
    startDate: asked(source.startDate),
    endDate: asked(source.endDate),
    openDates: startDate === null ? { month: null } : null,
    travellers: source.travellers,
    budget: include.costs && !of ? source.budget : null,
    type: source.type,
    ...(include.notes && source.description !== undefined && { description: source.description }),
    destinations: from.map(({ name, countryCode, lat, lng, timeZone, geonameId, unplaced, arrival, departure }) => ({
      name, countryCode, lat, lng, timeZone, ...(geonameId !== null && { geonameId }), ...(unplaced && { unplaced }), arrival: asked(arrival), departure: asked(departure),
    })),
  });
  const trip = (await ctx.db.get(tripId))!;
  const moved = shiftTo(trip.startDate);
  const cities = await destinationsOf(ctx, tripId);
  const cityOf = new Map(from.map(({ _id }, index) => [_id, cities[index]!._id]));
  const rows = (await activitiesOfTrip(ctx, source._id)).filter(({ day }) => (day === null ? include.ideas : include.items));
  const items = rows.map((row): Change => ({ op: "insert", activity: copyOf(of ? of(row) : row, moved, row.destinationId && (cityOf.get(row.destinationId) ?? null), include) }));
  const notes = include.notes ? (await dayNotesOf(ctx, source._id)).filter((note) => note.title || note.notes) : [];
  for (const { day, title, notes: text } of notes) {
    if (source.startDate <= day && day <= source.endDate) await ctx.db.insert("dayNotes", { tripId, day: moved(day), title, notes: text });
  }
  await applyChanges(ctx, { trip, actor: { userId: owner._id, assistant: false }, batchId: crypto.randomUUID(), label: say("copied the plan of {trip}", { trip: source.title }) }, items);
  return tripId;
}

type Row = Extract<Change, { op: "insert" }>["activity"];

/** Which of an item's fields come along: always, never, or with what was chosen. Days, the city and what is booked are put right below. */
const COMES_ALONG: Record<keyof ActivityFields, boolean | keyof CopyInput["include"]> = {
  title: true, type: true, start: true, end: true, placeId: true, lat: true, lng: true, address: true, meal: true, why: true, transport: true, locked: true, legMode: true,
  day: true, endDay: true, destinationId: true,
  description: "notes", links: "notes", cost: "costs",
  participants: false, assignees: false, payerId: false,
};

/** The plan of an item: nothing that says who, and nothing that has come of it. */
function copyOf(row: Doc<"activities">, moved: (day: string) => string, destinationId: Id<"destinations"> | null, include: CopyInput["include"]): Row {
  const comes = (when: boolean | keyof typeof include) => (typeof when === "string" ? include[when] : when);
  const kept = Object.fromEntries(Object.entries(said(row)).filter(([name]) => comes(COMES_ALONG[name as keyof ActivityFields]))) as ActivityFields;
  return {
    ...kept,
    destinationId,
    day: row.day && moved(row.day),
    ...(row.endDay !== undefined && { endDay: row.endDay && moved(row.endDay) }),
    cost: include.costs ? row.cost : null,
    order: row.order,
    status: row.day === null ? "idea" : "planned",
    source: row.source,
  };
}
