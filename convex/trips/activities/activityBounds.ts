// What one may say of an activity: the bounds of each field. Throws VALIDATION_ERROR naming the field.
import tzLookup from "@photostructure/tz-lookup";
import type { Infer, ObjectType } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { endsNextMorning } from "../../dates";
import { appError } from "../../errors";
import { say } from "../../said";
import { boundedText, calendarDate, money, numberBetween, timeOfDay, timeZone } from "../../validation";
import { airportAt } from "../../places/airports";
import { membershipOf } from "../access";
import type { activityFields, activityStatus, transport } from "../schema";

export type ActivityFields = ObjectType<typeof activityFields>;
export type ActivityPatch = Partial<ActivityFields> & { status?: Infer<typeof activityStatus> };
type Transport = Infer<typeof transport>;
type Link = NonNullable<ActivityFields["links"]>[number];

const MAX_LINKS = 20;
const MAX_URL = 2000;

/** Checks the bounds of whatever fields are given, and returns them trimmed. */
export async function validFields<Fields extends ActivityPatch>(ctx: QueryCtx, trip: Doc<"trips">, input: Fields): Promise<Fields> {
  const output = { ...input };
  if (input.title !== undefined) output.title = boundedText(input.title, "title", 1, 200);
  if (input.description !== undefined) output.description = boundedText(input.description, "notes", 0, 5000);
  if (input.address !== undefined) output.address = boundedText(input.address, "address", 0, 300);
  if (input.why !== undefined) output.why = boundedText(input.why, "reason", 0, 600);
  if (input.placeId) boundedText(input.placeId, "place", 1, 120);
  if (input.day) dayWithin(trip, input.day, "day");
  if (input.endDay) dayWithin(trip, input.endDay, "endDay");
  if (input.start) timeOfDay(input.start, "start");
  if (input.end) timeOfDay(input.end, "end");
  if (input.cost) output.cost = money(input.cost, "cost");
  if (input.lat !== undefined && input.lat !== null) numberBetween(input.lat, "latitude", -90, 90);
  if (input.lng !== undefined && input.lng !== null) numberBetween(input.lng, "longitude", -180, 180);
  if (input.transport) output.transport = validTransport(input.transport);
  if (input.links) output.links = validLinks(input.links);
  if (input.participants) output.participants = await membersOnly(ctx, trip, input.participants, "participants");
  if (input.assignees) output.assignees = await membersOnly(ctx, trip, input.assignees, "assignees");
  if (input.payerId) await membersOnly(ctx, trip, [input.payerId], "payerId");
  if (input.destinationId) {
    const destination = await ctx.db.get(input.destinationId);
    if (destination?.tripId !== trip._id || destination.deletedAt !== undefined) {
      throw appError("VALIDATION_ERROR", "That city isn't part of this trip.", { field: "destinationId" });
    }
  }
  return output;
}

export function dayWithin(trip: Doc<"trips">, day: string, field: string) {
  calendarDate(day, field);
  if (day < trip.startDate || day > trip.endDate) {
    throw appError("VALIDATION_ERROR", say("That day is outside the trip ({first} to {last}).", { first: { date: trip.startDate }, last: { date: trip.endDate } }), { field });
  }
}

/** What ends "before" it starts ends on the next morning; hotels and journeys have a day of their own for that. */
export function requireTimesInOrder(activity: Pick<ActivityFields, "start" | "end" | "type">) {
  const { start, end, type } = activity;
  if (start && end && end < start && !endsNextMorning(start, end) && type !== "hotel" && type !== "transport") {
    throw appError("VALIDATION_ERROR", "It ends before it starts. Change one of the two times.", { field: "end" });
  }
}

function validTransport(input: Transport): Transport {
  const station = (end: Transport["from"], field: string) => {
    if (!end) return null;
    if (end.lat !== null) numberBetween(end.lat, "latitude", -90, 90);
    if (end.lng !== null) numberBetween(end.lng, "longitude", -180, 180);
    const name = boundedText(end.name, field, 1, 120);
    // Where one flies from and to is an airport, if it is one that we know.
    const airport = input.mode === "flight" && end.lat === null ? airportAt(name) : null;
    if (airport) return { name, lat: airport.lat, lng: airport.lng, timeZone: end.timeZone === null ? airport.timeZone : timeZone(end.timeZone) };
    return { ...end, name, timeZone: end.timeZone === null ? zoneAt(end) : timeZone(end.timeZone) };
  };
  return {
    mode: input.mode,
    from: station(input.from, "from"),
    to: station(input.to, "to"),
    ...(input.carrier !== undefined && { carrier: boundedText(input.carrier, "carrier", 0, 80) }),
    ...(input.number !== undefined && { number: boundedText(input.number, "number", 0, 20) }),
  };
}

/** Whose clock a journey leaves or arrives by, as far as it is known where that is. */
const zoneAt = ({ lat, lng }: Pick<NonNullable<Transport["from"]>, "lat" | "lng">): string | null => (lat === null || lng === null ? null : tzLookup(lat, lng));

/** Web addresses only: what is shown as a link can be pressed by everybody. */
function validLinks(links: Link[]): Link[] {
  if (links.length > MAX_LINKS) throw appError("VALIDATION_ERROR", say("An item can have {max, number} links at most.", { max: MAX_LINKS }), { field: "links", max: MAX_LINKS });
  return links.map(({ url, label }) => {
    const text = boundedText(url, "link", 1, MAX_URL);
    if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
      throw appError("VALIDATION_ERROR", "A link must be a web address, like https://example.com/tickets.", { field: "links" });
    }
    return { url: text, ...(label !== undefined && { label: boundedText(label, "label", 0, 120) }) };
  });
}

async function membersOnly(ctx: QueryCtx, trip: Doc<"trips">, userIds: Id<"users">[], field: string): Promise<Id<"users">[]> {
  const unique = [...new Set(userIds)];
  for (const userId of unique.slice(0, trip.memberCount + 1)) {
    if (!(await membershipOf(ctx, trip._id, userId))) throw appError("VALIDATION_ERROR", "Only people who are in the trip can be named.", { field });
  }
  return unique;
}
