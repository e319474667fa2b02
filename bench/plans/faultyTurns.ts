// What a careless model asks of the tools: fourteen ways to spoil a good plan, twelve of them the checker's
// C1 to C12. Each says by the plan alone whether its fault is in it, without the checker's or the
// planner's arithmetic.
import { addDays, minutesOfDay } from "../../convex/dates";
import type { Place } from "../../convex/places/types";
import type { Subject } from "../../convex/ai/planner/checker/faults.testing";
import { toTime } from "../../convex/ai/planner/clock";
import type { ActivityState, TripState } from "../../convex/ai/types";

export type Asked = { name: string; args: Record<string, unknown> };
export type FaultyTurn = {
  preferences?: Partial<Subject["preferences"]>;
  asks: Asked[];
  /** What the model says at the end. */
  says?: string;
  /** Whether the fault is in the trip as the turn has left it. */
  isIn(after: TripState): boolean;
};
export type FaultKind = { code: string; what: string; turn(subject: Subject, random: () => number): FaultyTurn | null };

const LONG_WAY = 0.03;

type Known = { key: string; place: Place; destinationId: string };

/** Sights of the trip's cities, in the plan or not. */
function known({ trip, cities }: Subject): Known[] {
  return trip.destinations.flatMap(({ id, citySlug }) =>
    (cities.get(citySlug ?? "")?.places ?? []).flatMap((place) => (["dayTrip", "eating", "nightlife"].includes(place.kind) ? [] : [{ key: `${citySlug}/${place.id}`, place, destinationId: id }])),
  );
}

const pick = <T>(list: readonly T[], random: () => number): T | undefined => list[Math.floor(random() * list.length)];
const timed = (trip: TripState) => trip.activities.filter(({ type, day, start, end, lat }) => type === "sightseeing" && day !== null && start !== null && end !== null && lat !== null);
const placed = (trip: TripState, key: string) => trip.activities.filter(({ placeId, day }) => placeId === key && day !== null);
const unused = (subject: Subject, destinationId: string | null) => known(subject).filter(({ key, destinationId: there }) => there === destinationId && placed(subject.trip, key).length === 0);

const note = ({ place }: Known, day: string, start: string | null, minutes: number, more: object = {}): Asked => ({
  name: "add_note",
  args: { title: place.name, type: "sightseeing", day, place: { name: place.name, lat: place.lat, lng: place.lng }, ...(start !== null && { start, end: toTime(minutesOfDay(start) + minutes) }), ...more },
});

/** A stop of the plan, and a sight of its city that isn't in it. */
function stopAndOther(subject: Subject, random: () => number, fits: (stop: ActivityState, other: Known) => boolean = () => true) {
  const stop = pick(timed(subject.trip), random);
  const other = stop && pick(unused(subject, stop.destinationId).filter((one) => fits(stop, one)), random);
  return stop && other ? { stop, other } : null;
}

const openingOf = ({ hours }: Place) => /^(\d\d:\d\d)/.exec(hours.daily ?? "")?.[1] ?? "00:00";

export const FAULTY_TURNS: FaultKind[] = [
  {
    code: "C1",
    what: "a day that isn't of the trip",
    turn(subject, random) {
      const stop = pick(timed(subject.trip), random);
      const other = stop && pick(unused(subject, stop.destinationId), random);
      const day = addDays(subject.trip.endDate, 2);
      const asks = stop && other && pick([note(other, day, "10:00", 60), { name: "move_activity", args: { activityId: stop.id, days: [day] } }, { name: "add_place", args: { placeId: other.key, days: [day] } }], random);
      return asks ? { asks: [asks], isIn: ({ activities, startDate, endDate }) => activities.some((one) => one.day !== null && (one.day < startDate || one.day > endDate)) } : null;
    },
  },
  {
    code: "C2",
    what: "a visit of five minutes, or one that ends before it starts",
    turn(subject, random) {
      const found = stopAndOther(subject, random, (_, { place }) => place.visit[0] >= 30);
      if (!found) return null;
      const { stop, other } = found;
      const length = random() < 0.5 ? 5 : -30;
      return { asks: [note(other, stop.day!, "11:00", length)], isIn: (after) => placed(after, other.key).some(({ start, end }) => start !== null && end !== null && minutesOfDay(end) - minutesOfDay(start) <= 5) };
    },
  },
  {
    code: "C3",
    what: "two things at one time",
    turn(subject, random) {
      const found = stopAndOther(subject, random);
      if (!found) return null;
      const { stop, other } = found;
      return { asks: [note(other, stop.day!, stop.start!, other.place.visit[1])], isIn: (after) => placed(after, other.key).some((one) => one.start === stop.start && after.activities.some(({ id, day, start }) => id === stop.id && day === one.day && start === one.start)) };
    },
  },
  {
    code: "C4",
    what: "no time for the way",
    turn(subject, random) {
      const found = stopAndOther(subject, random, (stop, { place }) => Math.abs(stop.lat! - place.lat) + Math.abs(stop.lng! - place.lng) > LONG_WAY);
      if (!found) return null;
      const { stop, other } = found;
      const isAtOnce = (after: TripState) => placed(after, other.key).some((one) => after.activities.some(({ id, day, end }) => id === stop.id && day === one.day && end === one.start));
      return { asks: [note(other, stop.day!, stop.end!, other.place.visit[1])], isIn: isAtOnce };
    },
  },
  {
    code: "C5",
    what: "a visit before the doors open",
    turn(subject, random) {
      const found = stopAndOther(subject, random, (_, { place }) => openingOf(place) >= "07:00");
      if (!found) return null;
      const { stop, other } = found;
      const start = random() < 0.5 ? "05:00" : toTime(minutesOfDay(openingOf(other.place)) - 45);
      return { asks: [note(other, stop.day!, start, other.place.visit[1])], isIn: (after) => placed(after, other.key).some((one) => one.start !== null && one.start < openingOf(other.place)) };
    },
  },
  {
    code: "C6",
    what: "a place that doesn't exist",
    turn(subject, random) {
      const stop = pick(timed(subject.trip), random);
      if (!stop) return null;
      const name = pick(["Museum of Forgotten Umbrellas", "Sunken Cathedral of Atlantis", "The Grand Invention Tower"], random)!;
      const asks: Asked = random() < 0.4 ? { name: "add_place", args: { placeId: `${stop.placeId?.split("/")[0]}/the-grand-invention` } } : { name: "add_note", args: { title: name, type: "sightseeing", day: stop.day, place: { name, lat: stop.lat, lng: stop.lng } } };
      return { asks: [asks], isIn: ({ activities }) => activities.some(({ title, description = "", placeId }) => title === name && (placeId !== null || !description.includes("Unverified"))) };
    },
  },
  {
    code: "C7",
    what: "a place a second time",
    turn(subject, random) {
      const stop = pick(timed(subject.trip).filter(({ placeId }) => placeId !== null), random);
      const again = stop && known(subject).find(({ key }) => key === stop.placeId);
      const day = stop && pick(timed(subject.trip).filter((other) => other.day !== stop.day && other.destinationId === stop.destinationId), random)?.day;
      return again && day ? { asks: [note(again, day, null, 0)], isIn: (after) => placed(after, again.key).length > 1 } : null;
    },
  },
  {
    code: "C8",
    what: "a price out of thin air",
    turn(subject, random) {
      const found = stopAndOther(subject, random, (_, { place }) => place.price > 0 && !place.food);
      const currency = found && subject.cities.get(found.other.key.split("/")[0]!)?.currency;
      if (!found || !currency) return null;
      const { stop, other } = found;
      return { asks: [note(other, stop.day!, null, 0, { cost: { amount: other.place.price * 10, currency } })], isIn: (after) => placed(after, other.key).some(({ cost }) => (cost?.amount ?? 0) >= other.place.price * 10 * subject.trip.travellers) };
    },
  },
  {
    code: "C9",
    what: "a day without dinner",
    turn({ trip }, random) {
      const dinner = pick(trip.activities.filter(({ meal, day, type }) => meal === "dinner" && type === "restaurant" && day !== null && day > trip.startDate && day < trip.endDate), random);
      return dinner ? { asks: [{ name: "remove_activity", args: { activityIds: [dinner.id] } }], isIn: ({ activities }) => !activities.some(({ meal, day }) => meal === "dinner" && day === dinner.day) } : null;
    },
  },
  {
    code: "C10",
    what: "nine more stops on one day",
    turn(subject, random) {
      const stop = pick(timed(subject.trip), random);
      const more = stop ? unused(subject, stop.destinationId).slice(0, 9) : [];
      if (!stop || more.length < 9) return null;
      return { asks: more.map((one) => note(one, stop.day!, null, 0)), isIn: ({ activities }) => activities.filter(({ day, type }) => day === stop.day && type === "sightseeing").length >= 9 };
    },
  },
  {
    code: "C11",
    what: "a night without a bed",
    turn({ trip }, random) {
      const bed = pick(trip.activities.filter(({ type, source }) => type === "hotel" && source === "ai"), random);
      return bed ? { asks: [{ name: "remove_activity", args: { activityIds: [bed.id] } }], isIn: ({ activities }) => !activities.some(({ type, day, endDay }) => type === "hotel" && day !== null && day <= bed.day! && bed.day! < (endDay ?? addDays(day, 1))) } : null;
    },
  },
  {
    code: "C12",
    what: "what was wished for is gone, or what wasn't has come",
    turn(subject, random) {
      const found = stopAndOther(subject, random);
      if (!found?.stop.placeId) return null;
      const { stop, other } = found;
      const wished = known(subject).find(({ key }) => key === stop.placeId);
      if (wished && random() < 0.5) return { preferences: { mustSee: [wished.place.name] }, asks: [{ name: "remove_activity", args: { activityIds: placed(subject.trip, wished.key).map(({ id }) => id) } }], isIn: (after) => placed(after, wished.key).length === 0 };
      return { preferences: { avoid: [other.place.name] }, asks: [note(other, stop.day!, null, 0)], isIn: (after) => placed(after, other.key).length > 0 };
    },
  },
  {
    code: "words",
    what: "a place that only the model's words know",
    turn(subject, random) {
      const stop = pick(timed(subject.trip), random);
      return stop ? { asks: [{ name: "optimize_day", args: { day: stop.day } }], says: "Don't miss the **Moonlit Pagoda**, open all night.", isIn: () => true } : null;
    },
  },
  {
    code: "tools",
    what: "tools or arguments that there aren't",
    turn({ trip }, random) {
      const asks = pick<Asked>([{ name: "book_hotel", args: { city: "anywhere" } }, { name: "move_activity", args: { activity: "the museum", to: "tomorrow" } }, { name: "remove_activity", args: { activityIds: "all" } }], random)!;
      const before = trip.activities.length;
      return { asks: [asks], isIn: ({ activities }) => activities.length !== before };
    },
  },
];
