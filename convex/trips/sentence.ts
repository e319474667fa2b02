// A trip from one sentence to the assistant: what is read of it, and the trip, which the assistant then plans.
import { v } from "convex/values";
import { sendToAssistant } from "../ai/model";
import type { Doc } from "../_generated/dataModel";
import { addDays } from "../dates";
import { appError } from "../errors";
import { mutationFor, userQuery } from "../functions";
import { airportOf } from "../places/airportTable";
import { cityNameIn } from "../places/cityNames";
import { boundedText, calendarDate } from "../validation";
import { languageOrNone } from "../words/languages";
import { createTrip } from "./model";
import { planRequest } from "./sentence/planRequest";
import { readTrip } from "./sentence/sentenceModel";

const MAX_SENTENCE = 500;
/** `on` is today on the reader's calendar; `language` the tag of what they read, English without it. */
const given = { text: v.string(), on: v.string(), language: v.optional(v.string()) };

const homeOf = ({ homeAirport }: Doc<"users">) => (homeAirport === undefined ? null : airportOf(homeAirport));

/** What would be made of it, for showing while it is typed. */
export const read = userQuery({
  args: given,
  handler: async (ctx, { text, on, language }) => readTrip(text.slice(0, MAX_SENTENCE), calendarDate(on, "on"), language, ctx.user.currency, homeOf(ctx.user)),
});

/** Makes the trip and hands the sentence to the assistant. Returns its id. Throws VALIDATION_ERROR where no city is named. */
export const create = mutationFor("trips:create")({
  args: given,
  handler: async (ctx, { text, on, language }) => {
    const sentence = boundedText(text, "sentence", 1, MAX_SENTENCE);
    const { cities, days, startDate, month, travellers, budget } = readTrip(sentence, calendarDate(on, "on"), language, ctx.user.currency, homeOf(ctx.user));
    if (cities.length === 0) throw appError("VALIDATION_ERROR", "Name at least one city, like “a week in Lisbon in May”.", { field: "text" });
    const first = startDate ?? on;
    let arrival = first;
    const destinations = cities.map(({ nights, ...city }) => {
      const departure = addDays(arrival, nights);
      const stop = { ...city, arrival, departure };
      arrival = departure;
      return stop;
    });
    const { language: reads = "en" } = languageOrNone(language?.split("-")[0]);
    const names = cities.map((city) => cityNameIn(city, reads));
    const tripId = await createTrip(ctx, ctx.user, {
      title: names.length < 2 ? names[0]! : `${names.slice(0, -1).join(", ")} & ${names.at(-1)!}`,
      startDate: first,
      endDate: addDays(first, days - 1),
      openDates: startDate === null ? { month } : null,
      travellers,
      budget,
      destinations,
    });
    await sendToAssistant(ctx, { trip: (await ctx.db.get(tripId))!, user: ctx.user, text: planRequest(sentence, reads) });
    return tripId;
  },
});
