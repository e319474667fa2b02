// A public trip arranged to be read: its days in order, each with its stops; stays apart, ideas last. Pure.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { cityName } from "../../i18n/cityName";
import { eachDay } from "../../lib/dates";

export type PublicTrip = FunctionReturnType<typeof api.trips.publicPages.preview>;
export type PublicActivity = PublicTrip["activities"][number];
export type PublicDay = { date: string; index: number; title: string; notes: string; cities: string[]; stops: PublicActivity[]; stays: PublicActivity[] };

export function publicDays({ startDate, endDate, destinations, days, activities }: PublicTrip): { days: PublicDay[]; ideas: PublicActivity[] } {
  const words = new Map(days.map((each) => [each.day, each]));
  const isStay = ({ type }: PublicActivity) => type === "hotel";
  return {
    days: eachDay(startDate, endDate).map((date, index) => ({
      date,
      index,
      title: words.get(date)?.title ?? "",
      notes: words.get(date)?.notes ?? "",
      cities: destinations.filter(({ arrival, departure }) => arrival <= date && date <= departure).map(cityName),
      stops: activities.filter((each) => each.day === date && !isStay(each)),
      stays: activities.filter((each) => isStay(each) && each.day !== null && each.day <= date && (each.endDay ? date < each.endDay : each.day === date)),
    })),
    ideas: activities.filter(({ day }) => day === null),
  };
}
