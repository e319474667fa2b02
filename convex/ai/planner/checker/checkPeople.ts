// C8–C11: money, meals, rest and beds.
import { cityWord } from "../../../places/cityNames";
import { convert } from "../../../places/rates";
import { say } from "../../../said";
import type { DestinationState, Money, TripState } from "../../types";
import type { CostSummary, Finding } from "../draftTypes";
import { dayNumber, minuteOf } from "./clock";
import { connects } from "./journeys";
import { finding, isDayTrip, isStop, isTimed, once, together, tracksOf, type Check, type Day, type Item, type Subject } from "./subject";

/** An admission this far from what is known is a mistake, not a discount. */
const PRICE_RANGE = [0.5, 2] as const;

/** C8: costs that are numbers, admissions as they are known, and a sum within the budget. */
export const checkMoney: Check = ({ trip, items, preferences }) => {
  const findings: Finding[] = [];
  const budget = preferences?.budget ?? trip.budget;
  let total = 0;
  for (const item of items) {
    if (item.cost) {
      const { amount, currency } = item.cost;
      if (!Number.isInteger(amount) || amount < 0 || !/^[A-Z]{3}$/.test(currency)) {
        findings.push(finding("C8", "cost", "error", item.day, [item], say("The cost of {item} isn't an amount of money.", { item: item.title })));
        continue;
      }
      if (budget) total += convert(item.cost, budget.currency).amount;
    }
    const known = knownAdmission(item, trip.travellers);
    const said = item.cost && known ? convert(item.cost, known.currency).amount : 0;
    if (known && (said < known.amount * PRICE_RANGE[0] || said > known.amount * PRICE_RANGE[1])) {
      findings.push(finding("C8", "price", "warning", item.day, [item], say("The cost of {item} isn't what getting in costs for {travellers, number}.", { item: item.title, travellers: trip.travellers })));
    }
  }
  if (budget && total > budget.amount) {
    const over = Math.round(((total - budget.amount) / Math.max(1, budget.amount)) * 100);
    const said = over < 1 ? say("The plan costs more than the budget, by less than 1 %.") : say("The plan costs more than the budget, by {percent, number} %.", { percent: over });
    findings.push(finding("C8", "budget", "error", null, [], said));
  }
  return findings;
};

/** For the party, where one pays at the door; null where that isn't known. */
function knownAdmission({ source, type, place, city }: Item, travellers: number): Money | null {
  if (source !== "ai" || type !== "sightseeing" || !place || !city || place.food || place.kind === "dayTrip" || place.price === 0) return null;
  return { amount: place.price * travellers, currency: city.currency };
}

/** C8 of a summary: its parts add up to its total, and the total is what the trip's costs come to. */
export function checkTotals({ activities }: TripState, { total, rooms, meals, admissions, transport, other }: CostSummary): Finding[] {
  const parts = [rooms, meals, admissions, transport, other].reduce((sum, part) => sum + convert(part, total.currency).amount, 0);
  const real = activities.reduce((sum, { day, cost }) => sum + (day !== null && cost ? convert(cost, total.currency).amount : 0), 0);
  const findings: Finding[] = [];
  if (parts !== total.amount) findings.push(finding("C8", "sums", "error", null, [], say("The parts of the cost don't add up to its total.")));
  if (real !== total.amount) findings.push(finding("C8", "sums", "error", null, [], say("The total isn't what the trip's costs come to.")));
  return findings;
}

/** [lunch from, lunch until, dinner from, dinner until] for a meal to begin, with half an hour's grace. */
const EATING: Record<string, [number, number, number, number]> = {
  ES: [13, 16, 20, 22.5], AR: [12, 15, 20, 22.5], GR: [12.5, 15.5, 19.5, 22.5], MX: [12.5, 15.5, 19, 22],
  IT: [12, 15, 19, 22], PT: [12, 15, 19, 22], BR: [12, 15, 19, 22], CL: [12, 15, 19, 22], UY: [12, 15, 19, 22], TR: [12, 15, 19, 22],
  CY: [12, 15, 19, 22], MT: [12, 15, 19, 22], MA: [12, 15, 19, 22], EG: [12, 15, 19, 22],
  FR: [11.5, 14.5, 18.5, 21.5], BE: [11.5, 14.5, 18.5, 21.5], CH: [11.5, 14.5, 18.5, 21.5], HR: [11.5, 14.5, 18.5, 21.5],
};
const USUAL: [number, number, number, number] = [11, 14.5, 17.5, 21];

/** Minutes after midnight between which a meal begins in the country, with half an hour's grace. */
export function eatingHours(countryCode: string, meal: "lunch" | "dinner"): [number, number] {
  const [lunchFrom, lunchUntil, dinnerFrom, dinnerUntil] = EATING[countryCode] ?? USUAL;
  return meal === "lunch" ? [lunchFrom * 60, lunchUntil * 60] : [dinnerFrom * 60, dinnerUntil * 60];
}

/** C9: lunch and dinner, at the hours of the country, on days that are planned. */
export const checkMeals: Check = (subject) => once(eachTrack(subject.days).flatMap((day) => meals(subject, day)));

/** The days as each of those sees them who go ways of their own. */
const eachTrack = (days: Day[]): Day[] => days.flatMap((day) => tracksOf(day.items).map((items) => ({ ...day, items })));

function meals(subject: Subject, day: Day): Finding[] {
  const { date, items, here } = day;
  const country = here.at(-1)?.countryCode ?? "";
  const findings: Finding[] = [];
  for (const item of items) {
    if (item.from === null || (item.meal !== "lunch" && item.meal !== "dinner")) continue;
    const [from, until] = eatingHours(country, item.meal);
    if (item.from >= from && item.from <= until) continue;
    findings.push(finding("C9", "mealHour", "warning", date, [item], say("{time} is an unusual hour for {meal, select, lunch {lunch} other {dinner}} there.", { time: { time: item.start! }, meal: item.meal })));
  }
  if (!items.some(isStop)) return findings;
  for (const meal of ["lunch", "dinner"] as const) {
    const [from, until] = eatingHours(country, meal);
    if (items.some((item) => isThatMeal(item, meal, from, until)) || !isOut(subject, day, meal, from, until)) continue;
    findings.push(finding("C9", "noMeal", "warning", date, [], say("{day} has no {meal, select, lunch {lunch} other {dinner}}.", { day: { date }, meal })));
  }
  return findings;
}

/** Who goes to a restaurant at dinner time dines, whether the item says so or not. */
const isThatMeal = ({ meal, type, from: at }: Item, which: "lunch" | "dinner", from: number, until: number): boolean =>
  meal === which || (meal === null && type === "restaurant" && at !== null && at >= from && at <= until);

/** Whether the meal falls within the day: not before arriving, after leaving, on the way or on a day trip. */
function isOut({ trip, preferences }: Subject, { date, items }: Day, meal: "lunch" | "dinner", from: number, until: number): boolean {
  if (meal === "dinner" && date === trip.endDate && trip.startDate !== trip.endDate) return false;
  const earliest = minuteOf(preferences?.notBefore) ?? 0;
  const latest = minuteOf(preferences?.notAfter) ?? 1440;
  if (earliest > until - 30 || latest < from + 90) return false;
  const middle = (from + until) / 2;
  return !items.some((item) => isTimed(item) && (item.type === "transport" || isDayTrip(item)) && item.from <= middle + 45 && middle - 45 <= item.to);
}

const MOST_STOPS = { relaxed: 4, normal: 6, packed: 8 } as const;
const MOST_MINUTES = { relaxed: 7 * 60, normal: 9 * 60, packed: 11 * 60 } as const;

/** C10: no more than the pace allows, and somewhere to sit down. */
export const checkLoad: Check = ({ days, preferences }) => oneOfADay(eachTrack(days).flatMap((day) => load(day, preferences)));

/** Several people's day may be too full: one sentence on it will do. */
const oneOfADay = (findings: Finding[]) => findings.filter(({ kind, day }, index) => findings.findIndex((other) => other.kind === kind && other.day === day) === index);

function load({ date, items }: Day, preferences: Subject["preferences"]): Finding[] {
  const pace = preferences?.pace ?? "normal";
  const easy = Array.isArray(preferences?.easyDays) && preferences.easyDays.includes(date);
  const stops = items.filter(isStop);
  const most = easy ? Math.ceil(MOST_STOPS[pace] / 2) : MOST_STOPS[pace];
  const findings: Finding[] = [];
  const day = { date };
  if (stops.length > most) {
    const said = say("{stops, number} stops are many for {pace, select, easy {an easy day} relaxed {a relaxed pace} packed {a packed pace} other {a normal pace}} on {day}.", { stops: stops.length, pace: easy ? "easy" : pace, day });
    findings.push(finding("C10", "manyStops", "warning", date, stops, said));
  }
  const timed = stops.filter(isTimed);
  const minutes = timed.reduce((sum, { from, to }) => sum + to - from, 0);
  if (minutes > MOST_MINUTES[pace]) findings.push(finding("C10", "longDay", "warning", date, stops, say("{hours, number} hours of sights are a lot for {day}.", { hours: Math.round(minutes / 60), day })));
  const all = items.filter(isTimed);
  const rests = items.some(({ meal }) => meal) || all.some((item, index) => index > 0 && item.from - all[index - 1]!.to >= 45);
  const span = all.length > 0 ? all.at(-1)!.to - all[0]!.from : 0;
  if (span > 5 * 60 && stops.length > 2 && !rests) findings.push(finding("C10", "noRest", "warning", date, stops, say("{day} has no rest.", { day })));
  return findings;
}

/** A night spent on a train or a plane needs no bed. */
const isOnTheWay = (item: Item, night: string) => item.type === "transport" && item.day! <= night && night < item.lastDay;

/** Those with times that bring one to the city on its first day: the ones that say so, else any that doesn't begin there. */
function journeysTo(items: Item[], from: DestinationState, to: DestinationState): (Item & { from: number; to: number })[] {
  const all = items.filter((item): item is Item & { from: number; to: number } => item.type === "transport" && (item.day === to.arrival || item.lastDay === to.arrival) && isTimed(item));
  const named = all.filter((item) => connects(item, from, to));
  return named.length > 0 ? named : all.filter(({ destinationId }) => destinationId !== to.id);
}

/** C11: a bed for each night, and no stop before one has come or after one has gone. */
export const checkBeds: Check = ({ trip, items, days }) => {
  const findings: Finding[] = [];
  const beds = items.filter(({ type }) => type === "hotel");
  const planned = items.some((item) => isStop(item));
  for (const [index, { date, here }] of days.entries()) {
    const next = days[index + 1];
    const stay = here.find(({ departure }) => departure > date);
    if (!planned || !next || !stay) continue;
    const covered = beds.some((bed) => bed.day! <= date && (bed.endDay ? date < bed.endDay : bed.day === date)) || items.some((item) => isOnTheWay(item, date));
    if (covered) continue;
    const said = say("There is no bed in {city} for {nights, plural, one {the night of {day}} other {# nights from {day}}}.", { city: cityWord(stay), nights: 1, day: { date } });
    findings.push(finding("C11", "noBed", "error", date, [], said));
  }
  for (const bed of beds) if (bed.endDay && bed.endDay <= bed.day!) findings.push(finding("C11", "stayBackwards", "error", bed.day, [bed], say("{item} ends before it begins.", { item: bed.title })));
  for (const [index, to] of trip.destinations.entries()) {
    const from = trip.destinations[index - 1];
    if (!from || from.departure !== to.arrival || !planned) continue;
    const moving = journeysTo(items, from, to);
    if (moving.length === 0 && !items.some((item) => item.type === "transport" && (item.day === to.arrival || item.lastDay === to.arrival) && connects(item, from, to))) {
      findings.push(finding("C11", "noJourney", "warning", to.arrival, [], say("Nothing says how you get from {from} to {to} on {day}.", { from: cityWord(from), to: cityWord(to), day: { date: to.arrival } })));
      continue;
    }
    for (const item of items.filter((candidate) => candidate.day === to.arrival && isTimed(candidate) && candidate.type !== "transport")) {
      const own = moving.filter((journey) => together(journey, item));
      const leaves = Math.min(...own.map(({ day, from: minute }) => (day! < to.arrival ? minute - 1440 : minute)));
      const arrives = Math.max(...own.map((journey) => (minuteOf(journey.end) ?? 0) + 1440 * Math.sign(dayNumber(journey.lastDay)! - dayNumber(to.arrival)!)));
      if (item.destinationId === to.id && item.from! < arrives) findings.push(finding("C11", "beforeArrival", "error", item.day, [item], say("{item} begins before you have arrived in {city}.", { item: item.title, city: cityWord(to) })));
      if (item.destinationId === from.id && item.to! > leaves) findings.push(finding("C11", "afterLeaving", "error", item.day, [item], say("{item} ends after you have left {city}.", { item: item.title, city: cityWord(from) })));
    }
  }
  return findings;
};
