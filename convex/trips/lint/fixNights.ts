// Ways out for nights, cities' dates, journeys and what is booked.
import { eatingHours } from "../../ai/planner/checker/checkPeople";
import { leadsTo, zonesOf } from "../../ai/planner/checker/journeys";
import type { Item } from "../../ai/planner/checker/subject";
import { toTime } from "../../ai/planner/clock";
import { journeyActivity } from "../../ai/planner/draft/describe";
import { capital, mealWord } from "../../ai/planner/draft/wording";
import { skeletonOf } from "../../ai/planner/draft/timeline";
import { DEFAULT_PREFERENCES } from "../../ai/planner/draftTypes";
import type { ActivityFields, DestinationState } from "../../ai/types";
import { addDays, minutesOfDay } from "../../dates";
import { cityWord, ownName } from "../../places/cityNames";
import { say } from "../../said";
import { write, written } from "../../words/words";
import { endDayOf } from "../days/clock";
import { spoken } from "./checkBookings";
import { freeSlot } from "./freeSlot";
import { itemsOf, mayMove, toIdeas, type Fixes, type Fixing } from "./fixTimes";
import type { LintBooking, LintItem, Problem } from "./types";

const open: Omit<ActivityFields, "title" | "type" | "destinationId" | "day"> = { start: null, end: null, cost: null, placeId: null, lat: null, lng: null };

const isHotel = ({ type }: Pick<Item, "type">) => type === "hotel";
const lastNight = ({ day, endDay }: Item) => addDays(endDay && endDay > day! ? endDay : addDays(day!, 1), -1);
const beginOn = ({ title }: Item, day: string) => say("Begin {stay} on {day}", { stay: title, day: { date: day } });

/** The stay before or after goes on over them, or there is a new one. */
export function* bed({ trip, subject, language }: Fixing, { day, said }: Problem): Fixes {
  const nights = Number(said.values?.nights);
  const until = addDays(day!, nights);
  const city = trip.destinations.find(({ arrival, departure }) => arrival <= day! && day! < departure);
  const own = subject.items.filter((item) => isHotel(item) && mayMove(item) && (!city || item.destinationId === city.id || item.destinationId === null));
  const before = own.find((stay) => addDays(lastNight(stay), 1) === day);
  const after = own.find((stay) => stay.day === until);
  if (before) yield { id: "extend", label: say("Keep {stay} until {day}", { stay: before.title, day: { date: until } }), preview: null, edits: [{ op: "set", id: before.id, set: { endDay: until } }] };
  if (after) yield { id: "earlier", label: beginOn(after, day!), preview: null, edits: [{ op: "set", id: after.id, set: { day: day!, endDay: after.endDay ?? addDays(after.day!, 1) } }] };
  if (city) {
    const item = { ...open, title: written(write("Stay in {city}", { city: cityWord(city) }), language), type: "hotel" as const, destinationId: city.id, day: day!, endDay: until };
    yield { id: "addStay", label: say("Add a stay to be found"), preview: say("“{stay}” until {day}, for you to fill in.", { stay: item.title, day: { date: until } }), edits: [{ op: "add", item }] };
  }
}

/** The first ends where the second begins, or the other way round, or one goes. */
export function* oneBed(fixing: Fixing, found: Problem): Fixes {
  const [one, other] = itemsOf(fixing, found);
  if (!one || !other) return;
  const [first, second] = one.day! <= other.day! ? [one, other] : [other, one];
  const until = addDays(lastNight(first), 1);
  if (mayMove(first) && first.day! < second.day!) yield { id: "endFirst", label: say("End {stay} on {day}", { stay: first.title, day: { date: second.day! } }), preview: null, edits: [{ op: "set", id: first.id, set: { endDay: second.day! } }] };
  if (mayMove(second) && until <= lastNight(second)) yield { id: "startSecond", label: beginOn(second, until), preview: null, edits: [{ op: "set", id: second.id, set: { day: until, endDay: second.endDay ?? addDays(until, 1) } }] };
  for (const stay of [second, first]) yield* toIdeas(stay);
}

export function* checkOut({ trip }: Fixing, stay: Item): Fixes {
  const city = trip.destinations.find(({ id }) => id === stay.destinationId);
  for (const day of new Set([city && city.departure > stay.day! ? city.departure : addDays(stay.day!, 1), addDays(stay.day!, 1)])) {
    if (day <= trip.endDate) yield { id: `until:${day}`, label: say("Check out on {day}", { day: { date: day } }), preview: null, edits: [{ op: "set", id: stay.id, set: { endDay: day } }] };
  }
}

/** One checks in the evening before one comes at night. */
export function* nightBefore({ trip, subject }: Fixing, { activityIds }: Problem): Fixes {
  const stay = subject.items.find((item) => isHotel(item) && activityIds.includes(item.id));
  const day = stay && addDays(stay.day!, -1);
  if (stay && day! >= trip.startDate && mayMove(stay)) yield { id: "nightBefore", label: beginOn(stay, day!), preview: null, edits: [{ op: "set", id: stay.id, set: { day: day!, endDay: stay.endDay ?? addDays(stay.day!, 1) } }] };
}

/** As the planner would travel, where it knows the way; else a row to be filled in. */
export function* journey({ trip, subject, language }: Fixing, { day, said }: Problem): Fixes {
  const index = trip.destinations.findIndex((to, at) => to.arrival === day && ownName(said.values?.to) === to.name && trip.destinations[at - 1]?.departure === day);
  const [from, to] = [trip.destinations[index - 1], trip.destinations[index]];
  if (!from || !to) return;
  const known = skeletonOf({ trip, cities: subject.cities, preferences: DEFAULT_PREFERENCES }, day!, trip.activities)?.journeys.find((one) => one.from.id === from.id && one.to.id === to.id);
  if (known) {
    const item = journeyActivity(known, trip, language);
    yield { id: "addKnown", label: say("Add {item}", { item: item.title }), preview: say("{start} to {end}, an estimate.", { start: { time: item.start! }, end: { time: item.end! } }), edits: [{ op: "add", item }] };
  }
  const station = ({ name, timeZone }: DestinationState) => ({ name, lat: null, lng: null, timeZone });
  const item = { ...open, title: written(write("From {from} to {to}", { from: cityWord(from), to: cityWord(to) }), language), type: "transport" as const, destinationId: from.id, day, transport: { mode: "other", from: station(from), to: station(to) } };
  yield { id: "addJourney", label: say(known ? "Add a journey without times" : "Add the journey"), preview: say("For you to fill in."), edits: [{ op: "add", item }] };
}

/** The day that follows from the clocks. */
export function* arrival({ trip }: Fixing, item: Item): Fixes {
  const zones = zonesOf(item, trip);
  const day = zones && endDayOf({ ...item, endDay: null }, zones);
  if (day && day >= trip.startDate && day <= trip.endDate && day !== item.endDay) yield { id: "arrivalDay", label: say("It arrives on {day}", { day: { date: day } }), preview: null, edits: [{ op: "set", id: item.id, set: { endDay: day } }] };
  else if (item.endDay) yield { id: "followClocks", label: say("Let its day of arrival follow from the clocks"), preview: null, edits: [{ op: "set", id: item.id, set: { endDay: null } }] };
}

/** A zone of the trip's own cities. */
export function* clockThere({ trip }: Fixing, item: Item): Fixes {
  const to = item.transport?.to;
  const zones = new Map(trip.destinations.filter((city) => !leadsTo(item, city)).map((city) => [city.timeZone, city]));
  if (to) for (const [timeZone, city] of [...zones].slice(0, 2)) yield { id: `zone:${timeZone}`, label: say("{station} goes by {city} time", { station: to.name, city: cityWord(city) }), preview: null, edits: [{ op: "set", id: item.id, set: { transport: { ...item.transport!, to: { ...to, timeZone } } } }] };
}

/** An hour on, as one's own clock will have it. */
export function* hourLater(item: Item): Fixes {
  const later = (time: string) => toTime(minutesOfDay(time) + 60);
  const start = item.start && later(item.start);
  if (start && mayMove(item)) yield { id: "hourLater", label: say("Put it at {time}", { time: { time: start } }), preview: null, edits: [{ op: "set", id: item.id, set: { start, end: item.end && later(item.end) } }] };
}

/** One city's stay reaches to the next one's. */
export function* cityDates({ trip }: Fixing, { id, day }: Problem): Fixes {
  const [lastId, nextId] = id.slice(id.indexOf(":") + 1).split("+");
  const last = trip.destinations.find((city) => city.id === lastId);
  const next = trip.destinations.find((city) => city.id === nextId);
  const until = next?.arrival ?? trip.endDate;
  if (last && last !== next && last.arrival < until) yield { id: "lastCity", label: say("Be in {city} until {day}", { city: cityWord(last), day: { date: until } }), preview: null, edits: [{ op: "city", id: last.id, set: { departure: until } }] };
  const from = last && last !== next && last.departure !== until ? last.departure : day!;
  if (next && from < next.departure) yield { id: "nextCity", label: say("Be in {city} from {day}", { city: cityWord(next), day: { date: from } }), preview: null, edits: [{ op: "city", id: next.id, set: { arrival: from } }] };
}

/** Back to what the booking says, as long as it was. */
export function* asBooked({ trip }: Fixing, item: LintItem, { when }: LintBooking): Fixes {
  const { day, start, endDay } = when;
  if (day === null || day < trip.startDate || day > trip.endDate) return;
  const moved = start && item.start && item.end ? minutesOfDay(item.end) + minutesOfDay(start) - minutesOfDay(item.start) : null;
  const end = when.end ?? (moved !== null ? toTime(moved) : null);
  const set = { day, ...(start && { start, end }), ...(endDay && endDay <= trip.endDate && { endDay }) };
  yield { id: "asBooked", label: say("Put {item} where it is booked", { item: item.title }), preview: say("Booked for {booked}.", { booked: spoken(day, start) }), edits: [{ op: "set", id: item.id, set }] };
}

/** A table to be found, where there is an hour for it. */
export function* mealOn({ subject, language }: Fixing, { day, id }: Problem): Fixes {
  const meal: "lunch" | "dinner" = id.endsWith("lunch") ? "lunch" : "dinner";
  const here = subject.days.find(({ date }) => date === day)?.here.at(-1);
  const [from, until] = eatingHours(here?.countryCode ?? "", meal);
  const slot = freeSlot(subject, { id: "", lat: null, lng: null, place: null, meal, type: "restaurant", from: null, to: null }, day!, (from + until) / 2);
  if (!slot) return;
  const item: ActivityFields = { ...open, title: capital(mealWord(meal, language)), type: "restaurant", meal, destinationId: here?.id ?? null, day, start: toTime(slot.start), end: toTime(slot.end) };
  yield { id: "addMeal", label: say("Keep {time} for {meal, select, lunch {lunch} other {dinner}}", { time: { time: toTime(slot.start) }, meal }), preview: null, edits: [{ op: "add", item }] };
}
