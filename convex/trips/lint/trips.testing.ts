// Plans for the linter's tests: one with nothing wrong, and what is needed to spoil it.
import { addDays } from "../../dates";
import { activity, citiesOf, cityWith, START, tripTo } from "../../ai/planner/draft/trips.testing";
import type { ActivityState, TripState } from "../../ai/types";
import type { Facts, LintBooking, LintItem, LintTrip } from "./types";

export const FIRST = START;
export const SECOND = addDays(START, 1);
export const THIRD = addDays(START, 2);
export const LAST = addDays(START, 3);
export const BEFORE = Date.UTC(2027, 0, 1);

export const city = cityWith(
  [
    { id: "museum", name: "City Museum", kind: "museum", lat: 48.2, lng: 16.36, hours: { daily: "10:00-18:00", mon: null }, lastEntry: 30, visit: [60, 90] },
    { id: "garden", name: "Palace Garden", kind: "garden", lat: 48.205, lng: 16.362, setting: "outdoor", hours: { daily: "06:00-20:00" }, price: 0, visit: [45, 60] },
    { id: "tower", name: "Old Tower", kind: "viewpoint", lat: 48.209, lng: 16.371, price: 800, visit: [30, 60] },
    { id: "hill", name: "Far Hill", kind: "park", lat: 48.28, lng: 16.45, price: 0, visit: [45, 60] },
  ],
  { links: [{ to: "otherton", mode: "train", minutes: 60, fare: 2000 }] },
);
export const other = cityWith([{ id: "fort", name: "Hill Fort", kind: "castle", lat: 48.9, lng: 17.4 }], { slug: "otherton", name: "Otherton", lat: 48.9, lng: 17.4 });

export const item = (said: Partial<LintItem> & { id: string }): LintItem => ({ ...activity({ destinationId: "stay-testville", day: FIRST, source: "person", ...said } as Partial<ActivityState> & { id: string }), status: said.status ?? (said.day === null ? "idea" : "planned") });

export function sight(id: string, placeId: string, day: string, start: string, end: string, said: Partial<LintItem> = {}): LintItem {
  const place = [...city.places, ...other.places].find((candidate) => candidate.id === placeId)!;
  return item({ id, title: place.name, placeId: `${city.places.includes(place) ? "testville" : "otherton"}/${placeId}`, lat: place.lat, lng: place.lng, day, start, end, ...said });
}

export const lintTripOf = (state: Partial<TripState> & { activities: LintItem[] }, said: Partial<LintTrip> = {}): LintTrip => ({ ...tripTo([[city, 2], [other, 1]]), status: "planned", undated: false, ...state, ...said });

/** Saturday and Sunday in one city, on Monday to the next, home on Tuesday. */
export const clean: LintTrip = lintTripOf({
  budget: { amount: 100_000, currency: "EUR" },
  activities: [
    item({ id: "hotel", title: "Grand Hotel", type: "hotel", endDay: THIRD, start: "15:00", end: "11:00", lat: 48.2, lng: 16.37, cost: { amount: 28_000, currency: "EUR" } }),
    sight("museum", "museum", FIRST, "10:30", "11:45"),
    item({ id: "lunch", title: "Lunch", type: "restaurant", meal: "lunch", start: "12:00", end: "13:00" }),
    sight("garden", "garden", FIRST, "13:30", "14:30"),
    item({ id: "dinner", title: "Dinner", type: "restaurant", meal: "dinner", start: "18:30", end: "19:45" }),
    sight("tower", "tower", SECOND, "10:00", "11:00"),
    item({ id: "lunch2", title: "Lunch", type: "restaurant", meal: "lunch", day: SECOND, start: "12:00", end: "13:00" }),
    item({ id: "dinner2", title: "Dinner", type: "restaurant", meal: "dinner", day: SECOND, start: "18:30", end: "19:45" }),
    item({ id: "train", title: "Train to Otherton", type: "transport", day: THIRD, start: "11:00", end: "12:00" }),
    item({ id: "lunch3", title: "Lunch", type: "restaurant", meal: "lunch", day: THIRD, start: "13:00", end: "14:00", destinationId: "stay-otherton" }),
    sight("fort", "fort", THIRD, "15:00", "16:00", { destinationId: "stay-otherton" }),
    item({ id: "dinner3", title: "Dinner", type: "restaurant", meal: "dinner", day: THIRD, start: "18:30", end: "19:30", destinationId: "stay-otherton" }),
    item({ id: "inn", title: "Fort Inn", type: "hotel", day: THIRD, endDay: LAST, start: "15:00", end: "11:00", destinationId: "stay-otherton" }),
    item({ id: "idea", title: "Opera", day: null, start: "03:00", end: "02:00", placeId: "testville/nowhere" }),
  ],
});

export const changed = (id: string, set: Partial<LintItem>, trip = clean): LintTrip => ({ ...trip, activities: trip.activities.map((one) => (one.id === id ? { ...one, ...set } : one)) });
export const without = (id: string, trip = clean): LintTrip => ({ ...trip, activities: trip.activities.filter((one) => one.id !== id) });
export const plus = (...more: LintItem[]): LintTrip => ({ ...clean, activities: [...clean.activities, ...more] });

export const factsWith = (said: Partial<Facts> = {}): Facts => ({ cities: citiesOf(city, other), bookings: [], names: new Map([["ada", "Ada"], ["ben", "Ben"]]), documents: [], now: BEFORE, ...said });

export const booking = (activityId: string, said: Partial<LintBooking> = {}): LintBooking => ({
  activityId, status: "confirmed", when: { day: null, start: null, endDay: null, end: null }, startsAt: null, confirmed: true, freeUntil: null, heldUntil: null, timeZone: "Europe/Vienna", ...said,
});
