// One plan for each thing that the linter finds, spoilt in that one way.
import { BEFORE, booking, changed, clean, FIRST, item, LAST, lintTripOf, plus, SECOND, sight, THIRD, without } from "./trips.testing";
import type { Facts, LintTrip, ProblemCode } from "./types";

const DAY = 86_400_000;

/** `fix`: the first that is offered, as its button says it; null where nobody but the people can help. */
export type Fault = { fault: string; code: ProblemCode; trip: LintTrip; facts?: Partial<Facts>; about?: string[]; fix: string | null };

const flight = (said: Parameters<typeof item>[0]) => item({ type: "transport", title: "Flight", transport: { mode: "flight", from: { name: "Testville", lat: null, lng: null, timeZone: null }, to: { name: "Tokyo", lat: null, lng: null, timeZone: "Asia/Tokyo" } }, ...said });
const undecided = { mode: "flight", from: null, to: { name: "Somewhere", lat: null, lng: null, timeZone: null } };
export const bookedFor = (day: string, start: string) => ({ when: { day, start, endDay: null, end: null } });
const [testville, otherton] = clean.destinations as [LintTrip["destinations"][number], LintTrip["destinations"][number]];

export const FAULTS: Fault[] = [
  { fault: "two things at a time", code: "overlap", trip: changed("garden", { start: "12:30", end: "13:30" }), about: ["lunch", "garden"], fix: "Move Palace Garden to 13:00" },
  { fault: "no time for the way", code: "way", trip: changed("garden", { start: "13:00", end: "14:00", placeId: null, lat: 48.28, lng: 16.45 }, changed("lunch", { lat: 48.2, lng: 16.37 })), about: ["lunch", "garden"], fix: "Start 2 stops later" },
  { fault: "a museum on its closed day", code: "closed", trip: changed("museum", { day: THIRD, start: "10:00", end: "10:45" }), about: ["museum"], fix: "Move City Museum to Sun 11 Apr" },
  { fault: "a visit that ends after closing", code: "closed", trip: changed("museum", { start: "17:10", end: "18:10" }), about: ["museum"], fix: "Move City Museum to 17:00" },
  { fault: "a stop after the trip", code: "outside", trip: changed("tower", { day: "2027-05-01" }), about: ["tower"], fix: "Move Old Tower to" },
  { fault: "a stop in a city where one isn't", code: "wrongCity", trip: changed("tower", { destinationId: "stay-otherton" }), about: ["tower"], fix: "It is in Testville" },
  { fault: "an end before the start", code: "backwards", trip: changed("tower", { end: "09:00" }), about: ["tower"], fix: "Let Old Tower last until 11:00" },
  { fault: "ten minutes for a museum", code: "short", trip: changed("museum", { end: "10:40" }), about: ["museum"], fix: "Let City Museum last until" },
  { fault: "a sight twice", code: "twice", trip: plus(sight("again", "garden", SECOND, "14:00", "15:00")), about: ["garden", "again"], fix: "Remove the second one" },
  { fault: "more than the budget", code: "budget", trip: changed("hotel", { cost: { amount: 123_400, currency: "EUR" } }), about: [], fix: "Raise the budget" },
  { fault: "a day too full", code: "manyStops", trip: plus(...["a", "b", "c", "d", "e", "f"].map((id) => item({ id, day: SECOND, address: "There" }))), fix: "Move" },
  { fault: "no dinner where others are planned", code: "noMeal", trip: without("dinner"), about: [], fix: "Keep 1" },
  { fault: "dinner in the afternoon", code: "mealHour", trip: changed("dinner", { start: "15:30", end: "16:45" }), about: ["dinner"], fix: "Move Dinner to 17:" },
  { fault: "nights without a bed", code: "noBed", trip: changed("hotel", { endDay: SECOND }), about: [], fix: "Keep Grand Hotel until Mon 12 Apr" },
  { fault: "no bed at all", code: "noBed", trip: without("hotel"), about: [], fix: "Add a stay" },
  { fault: "two beds for one night", code: "twoBeds", trip: plus(item({ id: "second", title: "Second Hotel", type: "hotel", day: SECOND, endDay: THIRD })), about: ["hotel", "second"], fix: "End Grand Hotel on Sun 11 Apr" },
  { fault: "a stay that ends before it begins", code: "stayBackwards", trip: changed("hotel", { day: SECOND, endDay: SECOND }), about: ["hotel"], fix: "Check out on Mon 12 Apr" },
  { fault: "no way to the next city", code: "noJourney", trip: without("train"), about: [], fix: "Add a journey without times" },
  { fault: "no way to a city where nothing is planned yet", code: "noJourney", trip: without("train", without("fort", without("lunch3"))), about: [], fix: "Add Train from Testville to Otherton" },
  { fault: "a stop before one has arrived", code: "beforeArrival", trip: changed("fort", { start: "11:30", end: "12:30" }), about: ["fort"], fix: "Move Hill Fort to" },
  { fault: "a stop after one has left", code: "afterLeaving", trip: plus(sight("late", "tower", THIRD, "10:30", "11:30")), about: ["late"], fix: "Move Old Tower to 09:" },
  { fault: "a bed from the evening after one has come at night", code: "afterMidnight", trip: { ...changed("train", { day: FIRST, start: "22:40", end: "00:50", endDay: SECOND, title: "Train to Testville" }, changed("hotel", { day: SECOND })), destinations: [{ ...testville, arrival: SECOND }, otherton] }, about: ["train", "hotel"], fix: "Begin Grand Hotel on Sat 10 Apr" },
  { fault: "an arrival when receptions are shut", code: "lateArrival", trip: changed("train", { start: "22:00", end: "23:10" }), about: ["train", "inn"], fix: null },
  { fault: "an arrival long before check-in", code: "earlyArrival", trip: changed("train", { start: "07:00", end: "08:00" }), about: ["train", "inn"], fix: null },
  { fault: "days in no city", code: "cityGap", trip: { ...clean, destinations: [{ ...testville, departure: SECOND }, otherton] }, about: [], fix: "Be in Testville until Mon 12 Apr" },
  { fault: "two cities at once", code: "cityOverlap", trip: { ...clean, destinations: [testville, { ...otherton, arrival: SECOND }] }, about: [], fix: "Be in Otherton from Mon 12 Apr" },
  { fault: "a flight that lands before it leaves", code: "landsBefore", trip: plus(flight({ id: "flight", day: LAST, endDay: LAST, start: "20:00", end: "05:00" })), about: ["flight"], fix: "Let its day of arrival follow" },
  { fault: "a flight within the trip that lands before it leaves", code: "landsBefore", trip: plus(flight({ id: "flight", day: FIRST, endDay: FIRST, start: "21:00", end: "05:00" })), about: ["flight"], fix: "It arrives on Sun 11 Apr" },
  { fault: "a flight that takes two days", code: "tooSlow", trip: plus(flight({ id: "flight", day: FIRST, endDay: THIRD, start: "21:00", end: "19:00", participants: ["cem"] })), about: ["flight"], fix: "It arrives on Sun 11 Apr" },
  { fault: "a flight to nobody knows which clock", code: "noZone", trip: plus(item({ id: "flight", title: "Flight", type: "transport", day: LAST, start: "10:00", end: "11:00", transport: undecided })), about: ["flight"], fix: "Somewhere goes by Otherton time" },
  { fault: "an item that has moved off its booking", code: "offBooking", trip: clean, facts: { bookings: [booking("dinner", bookedFor(SECOND, "20:00")), booking("tower", bookedFor(SECOND, "10:00"))] }, about: ["dinner"], fix: "Put Dinner where it is booked" },
  { fault: "an item that stands at another hour than is booked", code: "offBooking", trip: clean, facts: { bookings: [booking("dinner", bookedFor(FIRST, "20:00"))] }, about: ["dinner"], fix: "Put Dinner where it is booked" },
  { fault: "a booking without a time", code: "untimedBooking", trip: changed("tower", { start: null, end: null, status: "booked" }), about: ["tower"], fix: null },
  { fault: "a cancelled booking that is still planned", code: "cancelledBooking", trip: clean, facts: { bookings: [booking("tower", { status: "cancelled" })] }, about: ["tower"], fix: "Put Old Tower back to the ideas" },
  { fault: "a deposit that is due", code: "holdEnds", trip: clean, facts: { bookings: [booking("hotel", { status: "held", heldUntil: BEFORE + DAY })] }, about: ["hotel"], fix: null },
  { fault: "a deposit that was never paid", code: "holdEnded", trip: clean, facts: { bookings: [booking("hotel", { status: "held", heldUntil: BEFORE - DAY })] }, about: ["hotel"], fix: null },
  { fault: "an answer that hasn't come", code: "unconfirmed", trip: clean, facts: { bookings: [booking("dinner", { status: "requested", startsAt: BEFORE + 5 * DAY })] }, about: ["dinner"], fix: null },
  { fault: "the last day to cancel for nothing", code: "freeEnds", trip: clean, facts: { bookings: [booking("hotel", { freeUntil: BEFORE + DAY })] }, about: ["hotel"], fix: null },
  { fault: "a sight that is nowhere", code: "noPlace", trip: plus(item({ id: "walk", title: "Walk", day: SECOND, start: "15:00", end: "16:00" })), about: ["walk"], fix: null },
  { fault: "a holiday", code: "holiday", trip: { ...lintTripOf({ activities: [sight("tower", "tower", "2027-05-01", "10:00", "11:00")] }), startDate: "2027-04-30", endDate: "2027-05-02", destinations: [{ ...testville, arrival: "2027-04-30", departure: "2027-05-02" }] }, about: ["tower"], fix: null },
  { fault: "a passport that ends on the way", code: "documentEnds", trip: clean, facts: { documents: [{ id: "p", kind: "passport", country: "US", expires: THIRD }] }, about: [], fix: null },
  { fault: "an identity card that ends on the way", code: "documentEnds", trip: clean, facts: { documents: [{ id: "c", kind: "idCard", country: "US", expires: THIRD }] }, about: [], fix: null },
  { fault: "a passport that ends soon after", code: "documentShort", trip: clean, facts: { documents: [{ id: "p", kind: "passport", country: "US", expires: "2027-10-01" }] }, about: [], fix: null },
];
