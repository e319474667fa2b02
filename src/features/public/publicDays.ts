// A public trip arranged to be read: its days in order, each with its stops; stays apart, ideas last; and the same as the map takes it. Pure.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { cityName } from "../../i18n/cityName";
import { eachDay } from "../../lib/dates";
import { placedCities, staysOf, stopsOf, type MapView, type Pin } from "../workspace/map/tripFeatures";

export type PublicTrip = FunctionReturnType<typeof api.trips.publicPages.preview>;
/** `_id`: its place in the page, as ids aren't told; `status` neither: all look the same on the map. */
export type PublicActivity = PublicTrip["activities"][number] & { _id: Id<"activities">; status: "planned" };
export type PublicDay = { date: string; index: number; title: string; notes: string; cities: string[]; activities: PublicActivity[]; hotels: PublicActivity[] };
export type PublicDays = { days: PublicDay[]; ideas: PublicActivity[] };

export function publicDays({ startDate, endDate, destinations, days, activities: told }: Pick<PublicTrip, "startDate" | "endDate" | "destinations" | "days" | "activities">): PublicDays {
  const words = new Map(days.map((each) => [each.day, each]));
  const isStay = ({ type }: PublicActivity) => type === "hotel";
  const activities = told.map((each, index): PublicActivity => ({ ...each, _id: `item-${index + 1}` as Id<"activities">, status: "planned" }));
  return {
    days: eachDay(startDate, endDate).map((date, index) => ({
      date,
      index,
      title: words.get(date)?.title ?? "",
      notes: words.get(date)?.notes ?? "",
      cities: destinations.filter(({ arrival, departure }) => arrival <= date && date <= departure).map(cityName),
      activities: activities.filter((each) => each.day === date && !isStay(each)),
      hotels: activities.filter((each) => isStay(each) && each.day !== null && each.day <= date && (each.endDay ? date < each.endDay : each.day === date)),
    })),
    ideas: activities.filter(({ day }) => day === null),
  };
}

/** What the map shows of it; null where nothing has a place. */
export function mapViewOf({ destinations }: Pick<PublicTrip, "destinations">, { days, ideas }: PublicDays): MapView | null {
  const isAnywhere = placedCities(destinations).length > 0 || [...days.flatMap(({ activities, hotels }) => [...activities, ...hotels]), ...ideas].some(({ lat }) => lat !== null);
  return isAnywhere ? { days, ideas, destinations, legs: days.flatMap(waysOf) } : null;
}

/** From each stop to the next; what one takes in between is a way itself. */
function waysOf(day: PublicDay): MapView["legs"] {
  const stops = new Set(stopsOf(day).map(({ activity }) => activity._id));
  const ways: { fromId: Id<"activities">; toId: Id<"activities"> }[] = [];
  let from: Id<"activities"> | null = null;
  for (const { _id, type } of day.activities) {
    if (type === "transport") from = null;
    if (!stops.has(_id)) continue;
    if (from) ways.push({ fromId: from, toId: _id });
    from = _id;
  }
  return ways;
}

/** The pins of a day's rows: also of a stay on its later nights, which the map shows once. */
export function pinsOfRows(day: PublicDay): Map<Id<"activities">, Pin> {
  return new Map([...stopsOf(day), ...staysOf(day)].map((pin) => [pin.activity._id, pin]));
}
