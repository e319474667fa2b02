// A trip of a German group, as requests in German speak of it: what the planner put in has its German titles, what people added has theirs.
import { expect } from "vitest";
import type { ActivityState, TripState } from "../../../types";

const activity = (id: string, title: string, day: string, fields: Partial<ActivityState> = {}): ActivityState => ({
  id, title, day, type: "sightseeing", destinationId: "d1", start: "10:00", end: "11:00", cost: null, placeId: null, lat: null, lng: null, source: "ai", ...fields,
});

export const [SAT, SUN, MON, TUE, WED, THU, FRI] = [1, 2, 3, 4, 5, 6, 7].map((day) => `2027-05-0${day}`) as [string, string, string, string, string, string, string];

export const TRIP: TripState = {
  title: "Italien im Mai",
  startDate: SAT,
  endDate: FRI,
  travellers: 4,
  budget: { amount: 300_000, currency: "EUR" },
  destinations: [
    { id: "d1", name: "Rome", citySlug: "rome", countryCode: "IT", lat: 41.9, lng: 12.5, timeZone: "Europe/Rome", arrival: SAT, departure: WED },
    { id: "d2", name: "Florence", citySlug: "florence", countryCode: "IT", lat: 43.8, lng: 11.3, timeZone: "Europe/Rome", arrival: WED, departure: FRI },
  ],
  activities: [
    activity("trevi", "Trevi Fountain", SAT, { start: "17:00", end: "17:30" }),
    activity("hotel", "Übernachten nahe Termini", SAT, { type: "hotel", endDay: WED }),
    activity("colosseum", "Colosseum", SUN, { why: "Wahrzeichen; das größte Amphitheater der Antike" }),
    activity("lunch", "Mittagessen: Roscioli", SUN, { type: "restaurant", meal: "lunch", start: "12:30", end: "13:30" }),
    activity("forum", "Roman Forum and Palatine", SUN, { start: "14:00", end: "16:00" }),
    activity("vatican", "Vatican Museums", MON),
    activity("dinner", "Abendessen: Da Enzo", MON, { type: "restaurant", meal: "dinner", start: "19:30", end: "21:00" }),
    activity("market", "Markt am Campo de' Fiori", TUE, { source: "person" }),
    activity("picnic", "Picknick im Park Villa Borghese", TUE, { source: "person", start: "18:00", end: "20:00" }),
    activity("train", "Zug von Rom nach Florenz", WED, { type: "transport" }),
    activity("cathedral", "Cathedral of Santa Maria del Fiore", WED, { destinationId: "d2", start: "15:00", end: "16:00" }),
    activity("uffizi", "Uffizi Gallery", THU, { destinationId: "d2" }),
  ],
};

export type Meant = Record<string, unknown>;
export const plan = (preferences: object, days: object | "all" = "all"): Meant => ({ kind: "plan", days, preferences });
export const always = (diet: string) => ({ diets: [{ diet, meals: "all" }] });
export const target = (...ids: string[]): unknown => expect.objectContaining({ ids });
export const wishing = (preferences: object): unknown => expect.objectContaining(preferences);
export const told = (text: string) => ({ role: "assistant" as const, text });
export const asked = (text: string) => ({ role: "user" as const, text });
