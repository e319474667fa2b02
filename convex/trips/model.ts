// Rules of trips as a whole: what a new one must be.
import type { Infer } from "convex/values";
import { generateNKeysBetween } from "fractional-indexing";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { requireRoomForTrip } from "../billing/plans/entitlements";
import { addDays, daysBetween } from "../dates";
import { appError } from "../errors";
import { say } from "../said";
import { heldCity } from "../places/cityIndex";
import { cityWord } from "../places/cityNames";
import { standInStart } from "./lifecycle/lifecycleModel";
import { addMember } from "./people/members";
import type { datedCity } from "./schema";
import { boundedText, calendarDate, integerBetween, money, numberBetween, timeZone, type MoneyInput } from "../validation";

export const MAX_TRIP_DAYS = 365;
export const MAX_DESTINATIONS = 30;
const MAX_COUNTED = 1000;

export type DestinationInput = Infer<typeof datedCity>;
export type TripInput = {
  title: string;
  description?: string;
  startDate: string;
  endDate: string;
  travellers: number;
  budget?: MoneyInput | null;
  type?: Doc<"trips">["type"];
  /** It isn't known when: only how long it is counts of the dates, which are moved to where they stand in. */
  openDates?: NonNullable<Doc<"trips">["openDates"]> | null;
  destinations: DestinationInput[];
};

/** Makes a trip owned by `owner`. Throws VALIDATION_ERROR naming the field, AUTHORIZATION_ERROR when their plan has no room for one more ahead. */
export async function createTrip(ctx: MutationCtx, owner: Doc<"users">, input: TripInput): Promise<Id<"trips">> {
  const trip = validTrip(input.openDates ? standingIn(input, input.openDates.month) : input);
  if (!isTripOver(trip)) requireRoomForTrip(owner, await countTripsAhead(ctx, owner._id));
  const tripId = await ctx.db.insert("trips", {
    title: trip.title,
    startDate: trip.startDate,
    endDate: trip.endDate,
    travellers: trip.travellers,
    budget: trip.budget ?? null,
    ownerId: owner._id,
    type: trip.type ?? "leisure",
    ...(trip.openDates && { openDates: trip.openDates }),
    ...(trip.description && { description: trip.description }),
    status: "draft",
    visibility: "private",
    memberCount: 0,
    activityCount: 0,
    plannedDays: 0,
  });
  const keys = generateNKeysBetween(null, null, trip.destinations.length);
  for (const [index, destination] of trip.destinations.entries()) {
    await ctx.db.insert("destinations", {
      ...destination,
      tripId,
      geonameId: destination.geonameId ?? null,
      citySlug: guideOf(destination),
      order: keys[index]!,
    });
  }
  await addMember(ctx, (await ctx.db.get(tripId))!, owner._id, "owner", null);
  return tripId;
}

/** First and last day of a trip. Throws VALIDATION_ERROR naming the field. */
export function validDates(input: Pick<TripInput, "startDate" | "endDate">): Pick<TripInput, "startDate" | "endDate"> {
  const startDate = calendarDate(input.startDate, "startDate");
  const endDate = calendarDate(input.endDate, "endDate");
  if (endDate < startDate) throw appError("VALIDATION_ERROR", "The trip ends before it starts.", { field: "endDate" });
  if (daysBetween(startDate, endDate) >= MAX_TRIP_DAYS) {
    throw appError("VALIDATION_ERROR", say("A trip can be {max, number} days at most.", { max: MAX_TRIP_DAYS }), { field: "endDate" });
  }
  return { startDate, endDate };
}

/** The first day of what stands in for dates that aren't known. Throws VALIDATION_ERROR for a month that isn't one. */
export function openStart(month: string | null): string {
  if (month !== null) calendarDate(`${month}-01`, "month");
  return standInStart(month, new Date().toISOString().slice(0, 10));
}

function standingIn(input: TripInput, month: string | null): TripInput {
  const { startDate, endDate } = validDates(input);
  const by = daysBetween(startDate, openStart(month));
  return {
    ...input,
    startDate: addDays(startDate, by),
    endDate: addDays(endDate, by),
    destinations: input.destinations.map((city) => ({
      ...city,
      arrival: addDays(calendarDate(city.arrival, "arrival"), by),
      departure: addDays(calendarDate(city.departure, "departure"), by),
    })),
  };
}

function validTrip(input: TripInput): TripInput {
  const { startDate, endDate } = validDates(input);
  if (input.destinations.length === 0) {
    throw appError("VALIDATION_ERROR", "Say where to: add at least one city.", { field: "destinations" });
  }
  if (input.destinations.length > MAX_DESTINATIONS) {
    throw appError("VALIDATION_ERROR", say("A trip can have {max, number} cities at most.", { max: MAX_DESTINATIONS }), { field: "destinations" });
  }
  const destinations = input.destinations.map((destination) => validDestination(destination, startDate, endDate));
  for (const [index, destination] of destinations.entries()) {
    const previous = destinations[index - 1];
    if (previous && destination.arrival < previous.departure) {
      const overlap = say("You arrive in {next} before you leave {city}.", { next: cityWord(destination), city: cityWord(previous) });
      throw appError("VALIDATION_ERROR", overlap, { field: "destinations" });
    }
  }
  return {
    ...(input.type && { type: input.type }),
    ...(input.openDates && { openDates: input.openDates }),
    ...(input.description !== undefined && { description: boundedText(input.description, "description", 0, 2000) }),
    title: boundedText(input.title, "title", 1, 120),
    startDate,
    endDate,
    travellers: integerBetween(input.travellers, "travellers", 1, 50),
    budget: input.budget ? money(input.budget, "budget") : null,
    destinations,
  };
}

/** The file of the guide that a destination is planned with; null where there is none, or where nobody knows where it is. */
export const guideOf = (destination: Pick<DestinationInput, "name" | "countryCode" | "lat" | "lng" | "unplaced">): string | null => (destination.unplaced ? null : (heldCity(destination)?.slug ?? null));

export function validDestination(input: DestinationInput, startDate: string, endDate: string): DestinationInput {
  const name = boundedText(input.name, "destination", 1, 120);
  const arrival = calendarDate(input.arrival, "arrival");
  const departure = calendarDate(input.departure, "departure");
  if (departure < arrival || arrival < startDate || departure > endDate) {
    throw appError("VALIDATION_ERROR", say("The days in {city} must lie within the trip.", { city: cityWord({ name, countryCode: input.countryCode }) }), { field: "destinations" });
  }
  if (!/^[A-Z]{2}$/.test(input.countryCode)) {
    throw appError("VALIDATION_ERROR", say("The country of {city} isn't known.", { city: cityWord({ name, countryCode: input.countryCode }) }), { field: "destinations" });
  }
  return {
    name,
    arrival,
    departure,
    countryCode: input.countryCode,
    lat: numberBetween(input.lat, "latitude", -90, 90),
    lng: numberBetween(input.lng, "longitude", -180, 180),
    timeZone: timeZone(input.timeZone),
    ...(input.unplaced && { unplaced: true }),
    ...(input.geonameId !== undefined && !input.unplaced && { geonameId: integerBetween(input.geonameId, "geonameId", 1, 1e9) }),
  };
}

/** The last day has gone by, wherever in the world one is. */
export const isTripOver = ({ endDate }: Pick<TripInput, "endDate">) => endDate < yesterday();
const yesterday = () => addDays(new Date().toISOString().slice(0, 10), -1);

/** How many trips of their own a person has that aren't over yet; counted up to 1,000. */
export async function countTripsAhead(ctx: QueryCtx, ownerId: Id<"users">): Promise<number> {
  const ahead = await ctx.db
    .query("trips")
    .withIndex("by_owner_deletedAt_endDate", (q) => q.eq("ownerId", ownerId).eq("deletedAt", undefined).gte("endDate", yesterday()))
    .take(MAX_COUNTED);
  return ahead.length;
}

export function destinationsOf(ctx: QueryCtx, tripId: Id<"trips">) {
  return ctx.db
    .query("destinations")
    .withIndex("by_trip_deletedAt_order", (q) => q.eq("tripId", tripId).eq("deletedAt", undefined))
    .take(MAX_DESTINATIONS);
}
