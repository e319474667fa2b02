// Trips to begin from: a dozen, as data, day by day and made of places that we know. A trip made from one is the group's own.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { journeyWords } from "../../ai/planner/draft/describe";
import { mealAt, mealNear } from "../../ai/planner/draft/wording";
import { addDays } from "../../dates";
import { appError } from "../../errors";
import { cityWord } from "../../places/cityNames";
import { say } from "../../said";
import type { Language } from "../../words/languages";
import { write, written } from "../../words/words";
import { addition } from "../activities/activityModel";
import { applyChanges, type Change } from "../changes";
import { createTrip, destinationsOf } from "../model";
import { DayOrders } from "../activities/order";
import data from "./templateData.json";
import { TEMPLATE_WORDS } from "./templateWords";

export type TemplateItem = {
  /** What a place or a place to eat is called; absent of a meal `near` somewhere and of a journey. */
  title?: string;
  near?: string;
  from?: string;
  to?: string;
  road?: string;
  type: Doc<"activities">["type"];
  /** Which of the template's cities. */
  city: number;
  start: string;
  end: string;
  placeId?: string;
  /** Latitude and longitude. */
  at?: [number, number];
  meal?: "breakfast" | "lunch" | "dinner";
  /** For one person, in minor units: an estimate. */
  price?: [number, string];
  mode?: "train" | "car" | "flight";
};
export type Template = {
  id: string;
  title: string;
  theme: "city" | "family" | "honeymoon" | "rail" | "roadTrip";
  tagline: string;
  cities: { slug: string; name: string; countryCode: string; lat: number; lng: number; timeZone: string; nights: number }[];
  /** What each day holds, in order. */
  days: TemplateItem[][];
};

export const TEMPLATES = (data as Omit<Template, "title" | "tagline">[]).map((template): Template => ({ ...template, ...TEMPLATE_WORDS[template.id]! }));

/** Throws RESOURCE_NOT_FOUND. */
export function templateOf(id: string): Template {
  const template = TEMPLATES.find((each) => each.id === id);
  if (!template) throw appError("RESOURCE_NOT_FOUND", "This template is no longer there. Choose another one.");
  return template;
}

export type TemplateInput = { title?: string | undefined; startDate: string | null; month?: string | null | undefined; travellers: number };

/** The template's days from `startDate` on; null: no dates yet. One step of undo takes its items away again. */
export async function tripFromTemplate(ctx: MutationCtx, owner: Doc<"users">, template: Template, { title, startDate, month, travellers }: TemplateInput): Promise<Id<"trips">> {
  const first = startDate ?? new Date().toISOString().slice(0, 10);
  let arrival = first;
  const destinations = template.cities.map(({ slug: _slug, nights, ...city }) => {
    const departure = addDays(arrival, nights);
    const stop = { ...city, arrival, departure };
    arrival = departure;
    return stop;
  });
  const tripId = await createTrip(ctx, owner, {
    title: title ?? template.title,
    startDate: first,
    endDate: arrival,
    openDates: startDate === null ? { month: month ?? null } : null,
    travellers,
    destinations,
  });
  const trip = (await ctx.db.get(tripId))!;
  const cities = await destinationsOf(ctx, tripId);
  const orders = new DayOrders(ctx, tripId);
  const changes: Change[] = [];
  for (const [index, items] of template.days.entries()) {
    for (const item of items) changes.push(await addition(ctx, trip, activityOf(item, addDays(trip.startDate, index), cities, travellers, owner.language), "import", orders));
  }
  for (const city of cities) changes.push(await addition(ctx, trip, stayIn(city, owner.language), "import", orders));
  await applyChanges(ctx, { trip, actor: { userId: owner._id, assistant: false }, batchId: crypto.randomUUID(), label: say("began from “{template}”", { template: { message: template.title } }) }, changes);
  return tripId;
}

/** What an item is called in a trip of somebody of this language. */
export function titleOf({ title = "", near, meal, from = "", to, road, mode = "train" }: TemplateItem, language: Language = "en"): string {
  if (meal) return near === undefined ? mealAt(title, meal, language) : mealNear(near, meal, language);
  if (to === undefined) return title;
  return written(road === undefined ? journeyWords(mode, from, to) : write("Drive down {road} to {to}", { road, to }), language);
}

/** Its nights, for the group to fill in: where one sleeps is nothing that a template can know. */
const stayIn = (city: Doc<"destinations">, language: Language | undefined) => ({
  title: written(write("Stay in {city}", { city: cityWord(city) }), language ?? "en"),
  type: "hotel" as const,
  destinationId: city._id,
  day: city.arrival,
  endDay: city.departure,
  start: null, end: null, cost: null, placeId: null, lat: null, lng: null,
});

function activityOf(item: TemplateItem, day: string, cities: Doc<"destinations">[], travellers: number, language: Language | undefined) {
  const { type, start, end, placeId = null, at, price, mode } = item;
  return {
    title: titleOf(item, language), type, day, start, end, placeId,
    destinationId: cities[item.city]?._id ?? null,
    lat: at?.[0] ?? null,
    lng: at?.[1] ?? null,
    cost: price ? { amount: price[0] * travellers, currency: price[1] } : null,
    ...(item.meal && { meal: item.meal }),
    ...(mode && { transport: { mode, from: null, to: null } }),
  };
}
