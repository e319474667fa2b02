// Faults put into good plans as a careless model would make them: one kind for each check. Each is made by
// looking at the plan alone, without the checker's or the planner's arithmetic.
import { addDays, minutesOfDay } from "../../../dates";
import type { Place } from "../../../places/types";
import type { ActivityState, TripState } from "../../types";
import { toTime } from "../clock";
import type { Cities, FindingCode, Forecast } from "../draftTypes";
import type { Preferences } from "../types";

export type Subject = { trip: TripState; cities: Cities; preferences: Preferences; forecast: Forecast | null };
export type Fault = { code: FindingCode; inject: (subject: Subject, random: () => number) => Subject | null };

const pick = <T>(list: T[], random: () => number): T | undefined => list[Math.floor(random() * list.length)];

const placeOf = ({ cities }: Subject, { placeId }: ActivityState): Place | undefined => {
  const [slug, id] = (placeId ?? "").split("/");
  return cities.get(slug!)?.places.find((place) => place.id === id);
};

const isSight = (subject: Subject, activity: ActivityState) =>
  activity.source === "ai" && !activity.locked && activity.type === "sightseeing" && activity.start !== null && activity.day !== null && placeOf(subject, activity) !== undefined && placeOf(subject, activity)!.kind !== "dayTrip";

const sights = (subject: Subject) => subject.trip.activities.filter((activity) => isSight(subject, activity));

const timed = ({ trip }: Subject, day: string) =>
  trip.activities.filter((activity) => activity.day === day && activity.start !== null && activity.end !== null && activity.type !== "hotel").sort((a, b) => (a.start! < b.start! ? -1 : 1));

const set = (subject: Subject, id: string, said: Partial<ActivityState>): Subject => ({
  ...subject,
  trip: { ...subject.trip, activities: subject.trip.activities.map((activity) => (activity.id === id ? { ...activity, ...said } : activity)) },
});
const plus = (subject: Subject, more: ActivityState[]): Subject => ({ ...subject, trip: { ...subject.trip, activities: [...subject.trip.activities, ...more] } });
const without = (subject: Subject, ids: string[]): Subject => ({ ...subject, trip: { ...subject.trip, activities: subject.trip.activities.filter(({ id }) => !ids.includes(id)) } });

const length = ({ start, end }: ActivityState) => minutesOfDay(end!) - minutesOfDay(start!);
const at = (start: number, minutes: number) => ({ start: toTime(start), end: toTime(Math.min(1439, start + minutes)) });

/** Sights of the cities that aren't in the plan. */
function unused({ trip, cities }: Subject, destinationId: string | null): { key: string; place: Place }[] {
  const slug = trip.destinations.find(({ id }) => id === destinationId)?.citySlug;
  const city = slug ? cities.get(slug) : undefined;
  const taken = new Set(trip.activities.map(({ placeId }) => placeId));
  return (city?.places ?? []).map((place) => ({ key: `${city!.slug}/${place.id}`, place })).filter(({ key, place }) => !taken.has(key) && place.kind !== "dayTrip" && place.kind !== "eating" && place.kind !== "nightlife");
}

const visitTo = (model: ActivityState, id: string, { key, place }: { key: string; place: Place }, travellers: number, currency: string): ActivityState => ({
  ...model, id, title: place.name, placeId: key, lat: place.lat, lng: place.lng, address: place.area, cost: { amount: (place.food ? 0 : place.price) * travellers, currency },
});

const currencyOf = ({ cities, trip }: Subject, destinationId: string | null) => cities.get(trip.destinations.find(({ id }) => id === destinationId)?.citySlug ?? "")?.currency ?? "EUR";

function neighbours(subject: Subject): { before: ActivityState; item: ActivityState }[] {
  return sights(subject).flatMap((item) => {
    const day = timed(subject, item.day!);
    const before = day[day.findIndex(({ id }) => id === item.id) - 1];
    return before && before.type !== "transport" && before.lat !== null && placeOf(subject, before)?.kind !== "dayTrip" ? [{ before, item }] : [];
  });
}

/** More than anybody's pace allows. */
const MANY_STOPS = 9;

export const FAULTS: Fault[] = [
  {
    code: "C1",
    inject(subject, random) {
      const item = pick(sights(subject), random);
      return item ? set(subject, item.id, { day: addDays(subject.trip.endDate, 1 + Math.floor(random() * 3)) }) : null;
    },
  },
  {
    code: "C2",
    inject(subject, random) {
      const item = pick(sights(subject), random);
      if (!item) return null;
      return set(subject, item.id, random() < 0.5 ? { end: toTime(minutesOfDay(item.start!) - 30) } : { end: toTime(minutesOfDay(item.start!) + 5) });
    },
  },
  {
    code: "C3",
    inject(subject, random) {
      const pair = pick(neighbours(subject), random);
      if (!pair) return null;
      return set(subject, pair.item.id, at(minutesOfDay(pair.before.end!) - 20, length(pair.item)));
    },
  },
  {
    code: "C4",
    inject(subject, random) {
      const pair = pick(neighbours(subject).filter(({ before, item }) => Math.abs(before.lat! - item.lat!) + Math.abs(before.lng! - item.lng!) > 0.004), random);
      return pair ? set(subject, pair.item.id, at(minutesOfDay(pair.before.end!), length(pair.item))) : null;
    },
  },
  {
    code: "C5",
    inject(subject, random) {
      const gated = sights(subject).filter((item) => {
        const daily = placeOf(subject, item)!.hours.daily;
        return daily !== null && !daily.startsWith("00:00") && daily >= "07:00";
      });
      const item = pick(gated, random);
      if (!item) return null;
      return set(subject, item.id, random() < 0.5 ? at(minutesOfDay("05:00"), length(item)) : at(minutesOfDay(/(\d\d:\d\d)/.exec(placeOf(subject, item)!.hours.daily!)![1]!) - 45, length(item)));
    },
  },
  {
    code: "C6",
    inject(subject, random) {
      const item = pick(sights(subject), random);
      if (!item) return null;
      const kind = Math.floor(random() * 4);
      if (kind === 0) return set(subject, item.id, { placeId: `${item.placeId!.split("/")[0]}/the-grand-invention` });
      if (kind === 1) return set(subject, item.id, { placeId: "atlantis/sunken-cathedral", title: "Sunken Cathedral" });
      if (kind === 2) return set(subject, item.id, { title: "Museum of Forgotten Umbrellas" });
      return set(subject, item.id, { lat: item.lat! + 0.03 });
    },
  },
  {
    code: "C7",
    inject(subject, random) {
      const [item, other] = [pick(sights(subject), random), pick(sights(subject), random)];
      if (!item || !other || item.id === other.id || item.placeId === other.placeId) return null;
      const { title, placeId, lat, lng, cost, destinationId } = item;
      return other.destinationId === destinationId ? set(subject, other.id, { title, placeId, lat, lng, cost }) : null;
    },
  },
  {
    code: "C8",
    inject(subject, random) {
      const item = pick(sights(subject).filter(({ cost, placeId }) => placeId !== null && (cost?.amount ?? 0) > 0), random);
      if (!item) return null;
      const { amount, currency } = item.cost!;
      const kind = Math.floor(random() * 3);
      return set(subject, item.id, { cost: kind === 0 ? { amount: amount + 0.5, currency } : kind === 1 ? { amount: amount * 100, currency } : { amount: 0, currency } });
    },
  },
  {
    code: "C9",
    inject(subject, random) {
      const meals = subject.trip.activities.filter(({ meal, day, source, locked }) => (meal === "lunch" || meal === "dinner") && day !== null && source === "ai" && !locked && subject.trip.activities.some((other) => other.day === day && isSight(subject, other)));
      const full = meals.filter(({ day }) => day !== subject.trip.startDate && day !== subject.trip.endDate);
      const item = pick(full, random);
      if (!item) return null;
      return random() < 0.5 ? without(subject, [item.id]) : set(subject, item.id, item.meal === "lunch" ? at(16 * 60 + 30, length(item)) : at(15 * 60 + 30, length(item)));
    },
  },
  {
    code: "C10",
    inject(subject, random) {
      const model = pick(sights(subject), random);
      if (!model) return null;
      const there = sights(subject).filter(({ day }) => day === model.day).length;
      const more = unused(subject, model.destinationId).slice(0, MANY_STOPS - there);
      if (there + more.length < MANY_STOPS) return null;
      const currency = currencyOf(subject, model.destinationId);
      return plus(subject, more.map((one, index) => ({ ...visitTo(model, `more-${index}`, one, subject.trip.travellers, currency), start: null, end: null })));
    },
  },
  {
    code: "C11",
    inject(subject, random) {
      const beds = subject.trip.activities.filter(({ type, source }) => type === "hotel" && source === "ai");
      const bed = pick(beds, random);
      if (!bed || sights(subject).length === 0) return null;
      const nights = bed.endDay && addDays(bed.day!, 1) < bed.endDay;
      return random() < 0.5 || !nights ? without(subject, [bed.id]) : set(subject, bed.id, { endDay: addDays(bed.endDay!, -1) });
    },
  },
  {
    code: "C12",
    inject(subject, random) {
      const item = pick(sights(subject), random);
      if (!item) return null;
      const place = placeOf(subject, item)!;
      const another = pick(unused(subject, item.destinationId), random);
      if (random() < 0.5 || !another) {
        const wished = { ...subject, preferences: { ...subject.preferences, mustSee: [...subject.preferences.mustSee, place.name] } };
        return without(wished, subject.trip.activities.filter(({ placeId }) => placeId === item.placeId).map(({ id }) => id));
      }
      const shunned = { ...subject, preferences: { ...subject.preferences, avoid: [...subject.preferences.avoid, another.place.name] } };
      return set(shunned, item.id, visitTo(item, item.id, another, subject.trip.travellers, currencyOf(subject, item.destinationId)));
    },
  },
  {
    code: "C13",
    inject(subject, random) {
      const all = sights(subject);
      const days = [...new Set(all.map(({ day }) => day!))].filter((day) => all.filter((item) => item.day === day).length >= 4 && subject.trip.activities.filter((item) => item.day === day && item.type === "sightseeing").length === all.filter((item) => item.day === day).length);
      const day = pick(days, random);
      if (day === undefined || subject.preferences.interests.length === 1) return null;
      const items = all.filter((item) => item.day === day);
      const free = unused(subject, items[0]!.destinationId);
      const kinds = [...new Set(free.map(({ place }) => place.kind))].filter((kind) => free.filter(({ place }) => place.kind === kind).length >= items.length);
      const kind = pick(kinds, random);
      if (kind === undefined) return null;
      const same = free.filter(({ place }) => place.kind === kind);
      return items.reduce((changed, item, index) => set(changed, item.id, visitTo(item, item.id, same[index]!, subject.trip.travellers, currencyOf(subject, item.destinationId))), subject);
    },
  },
  {
    code: "C14",
    inject(subject, random) {
      const item = pick(sights(subject).filter((one) => placeOf(subject, one)!.setting === "outdoor"), random);
      const dry = item && unused(subject, item.destinationId).filter(({ place }) => place.setting === "indoor" && place.hours.daily !== null && place.hours.daily.slice(0, 5) <= item.start! && place.stepFree !== "no" && !Object.values(place.hours).includes(null));
      if (!item || !dry?.some(({ place }) => place.hours.daily!.length === 11 && minutesOfDay(place.hours.daily!.slice(6)) - 180 > minutesOfDay(item.start!))) return null;
      return { ...subject, forecast: { [item.destinationId!]: { [item.day!]: 85 } } };
    },
  },
];
