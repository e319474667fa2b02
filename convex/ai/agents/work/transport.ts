// The ways: minutes on foot and by ride of each day, day tickets, and the journeys between cities with
// the time that is left around them.
import { wholeUnits } from "../../../money/currencies";
import type { DayTicket } from "../../../places/context/types";
import { estimateLeg, intercityLeg } from "../../../places/travel";
import type { City } from "../../../places/types";
import { formatDay } from "../../../trips/labels";
import { inWords } from "../../planner/draft/costs";
import { optimizeDay } from "../../planner/draft/repairs";
import { listed, plural } from "../../planner/draft/wording";
import { isDayTrip, isTimed, subjectOf, type Day, type Item } from "../../planner/checker/subject";
import type { DestinationState } from "../../types";
import { askToOptimize } from "../asks";
import { confidenceIn } from "../confidence";
import { cityOfStay, citySources, isLocated, withoutPlaces } from "../reading";
import type { AgentFinding, AgentInput, AgentReport } from "../types";

const MUCH_WALKING_KM = 8;
const MUCH_RIDING_MINUTES = 180;
/** Less on the way by another order is not worth the change. */
const WORTH_REORDERING_MINUTES = 8;
/** Before a train and before a flight, from the last stop of the day; and after arriving. */
const BUFFER = { ground: 45, flight: 150, after: 30 } as const;
const USUAL_BREAK_EVEN = 4;

type DayWays = { date: string; city: City; walking: number; walkKm: number; riding: number; rides: number };

export function transport(input: AgentInput): AgentReport {
  const { trip, cities } = input;
  const { days } = subjectOf(trip, cities, null, null);
  const ways = days.flatMap((day) => waysOf(day, input) ?? []);
  const unknown = withoutPlaces(trip, cities).map((name) => `fares of ${name}`);
  return {
    headline: headline(ways),
    findings: [...ways.flatMap(heavyDay), ...ways.flatMap((day) => shorterOrder(day, input)), ...trip.destinations.slice(1).flatMap((to, index) => journey(trip.destinations[index]!, to, days, input)), ...ways.map(dayWays), ...tickets(ways, input)],
    confidence: confidenceIn(ways.length > 0 ? 0.7 : 0.4, trip.destinations.length - unknown.length, trip.destinations.length, "Ways are estimated from the map, not from timetables", unknown),
    sources: [...citySources(trip, cities), { title: "Caravan's estimates of ways", asOf: input.context.asOf }],
  };
}

function headline(ways: DayWays[]): string {
  if (ways.length === 0) return "No ways to add up yet.";
  const sum = (part: "walking" | "riding" | "rides") => ways.reduce((total, day) => total + day[part], 0);
  return `About ${Math.round(sum("walking") / ways.length)} minutes on foot and ${Math.round(sum("riding") / ways.length)} by ride a day; ${plural(sum("rides"), "ride")} in all.`;
}

/** From stop to stop, and from and to the bed where that is known; null for a day of no ways. */
function waysOf({ date, items, here }: Day, { trip, cities }: AgentInput): DayWays | null {
  const destination = here.find(({ departure }) => departure > date) ?? here.at(-1);
  const city = destination && cityOfStay(destination, cities);
  if (!city) return null;
  const stops = items.filter((item) => item.type !== "hotel" && item.type !== "transport" && !isDayTrip(item) && item.destinationId === destination.id).filter(isLocated);
  if (stops.length === 0) return null;
  const bed = trip.activities.filter(isLocated).find((activity) => activity.type === "hotel" && activity.day <= date && date <= (activity.endDay ?? activity.day) && activity.destinationId === destination.id);
  const points = bed ? [bed, ...stops, bed] : stops;
  const ways: DayWays = { date, city, walking: 0, walkKm: 0, riding: 0, rides: 0 };
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (!from) continue;
    const { mode, minutes, km } = estimateLeg(from, to, city.transit.mode);
    if (mode === "walk") {
      ways.walking += minutes;
      ways.walkKm += km;
    } else {
      ways.riding += minutes;
      ways.rides += 1;
    }
  }
  return points.length > 1 ? ways : null;
}

function heavyDay({ date, walkKm, riding }: DayWays): AgentFinding[] {
  if (walkKm <= MUCH_WALKING_KM && riding <= MUCH_RIDING_MINUTES) return [];
  const much = walkKm > MUCH_WALKING_KM ? `${Math.round(walkKm)} km on foot` : `${riding} minutes of riding`;
  return [{ kind: "warning", day: date, text: `${formatDay(date)} has ${much}: its stops lie far apart.` }];
}

/** Days whose stops in another order are reached sooner, tried with the assistant's own tool. */
function shorterOrder({ date }: DayWays, { trip, cities, preferences }: AgentInput): AgentFinding[] {
  const { step, minutesSaved } = optimizeDay({ trip, cities, preferences }, date);
  if (!step || minutesSaved < WORTH_REORDERING_MINUTES) return [];
  return [{ kind: "suggestion", day: date, text: `Another order of ${formatDay(date)} saves about ${Math.round(minutesSaved)} minutes on the way.`, ask: askToOptimize(date) }];
}

const dayWays = ({ date, walking, walkKm, riding, rides }: DayWays): AgentFinding => ({
  kind: "tip",
  day: date,
  text: `${formatDay(date)}: ${walking} minutes on foot (${Math.round(walkKm * 10) / 10} km)${rides > 0 ? `, ${riding} minutes in ${plural(rides, "ride")}` : ", no rides"}.`,
});

/** One finding a city: single fares of each day against its day ticket, or the usual break-even. */
function tickets(ways: DayWays[], { context }: AgentInput): AgentFinding[] {
  const cities = [...new Set(ways.map(({ city }) => city))];
  return cities.flatMap((city) => {
    const days = ways.filter((day) => day.city === city && day.rides > 0);
    if (days.length === 0 || city.transit.mode === "taxi") return [];
    const ticket = context.dayTickets[city.slug];
    return [{ kind: "tip" as const, text: ticket ? againstTicket(city, days, ticket) : againstUsual(city, days) }];
  });
}

function againstTicket(city: City, days: DayWays[], { name, price }: DayTicket): string {
  const amount = (value: number) => exactly(value, city.currency);
  const worth = days.filter(({ rides }) => rides * city.transit.fare > price).map(({ date }) => formatDay(date));
  const even = Math.floor(price / city.transit.fare) + 1;
  const rule = `the ${name} (${amount(price)}) pays off from ${plural(even, "ride")} at ${amount(city.transit.fare)}`;
  return worth.length > 0 ? `${city.name}: ${rule}, so take one on ${listed(worth)}.` : `${city.name}: single tickets are cheaper on every day; ${rule}.`;
}

function againstUsual(city: City, days: DayWays[]): string {
  const most = Math.max(...days.map(({ rides }) => rides));
  const verdict = most >= USUAL_BREAK_EVEN ? `on ${listed(days.filter(({ rides }) => rides >= USUAL_BREAK_EVEN).map(({ date }) => formatDay(date)))} it may pay off` : "single tickets will do here";
  return `${city.name}: one ride is about ${exactly(city.transit.fare, city.currency)} and a day ticket, where there is one, usually pays off from ${USUAL_BREAK_EVEN} rides; ${verdict}.`;
}

/** Fares are small: with their minor units. */
function exactly(amount: number, currency: string): string {
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(wholeUnits({ amount, currency }));
}

/** From one stay to the next: how long it takes, what it costs, and whether the day leaves time for it. */
function journey(from: DestinationState, to: DestinationState, days: Day[], { trip, cities }: AgentInput): AgentFinding[] {
  const day = to.arrival;
  const fromCity = cityOfStay(from, cities);
  const leg = intercityLeg(fromCity ?? terminus(from), cityOfStay(to, cities) ?? terminus(to));
  const hours = leg.minutes < 100 ? `${leg.minutes} minutes` : `${Math.round(leg.minutes / 30) / 2} hours`;
  const fare = leg.fare !== null && fromCity ? `, ${inWords({ amount: leg.fare * trip.travellers, currency: fromCity.currency })} for all` : "";
  const basis = leg.estimated ? "reckoned from the distance alone" : `${leg.from} to ${leg.to}`;
  const overview: AgentFinding = { kind: "tip", day, text: `${from.name} to ${to.name} on ${formatDay(day)}: about ${hours} by ${leg.mode}${fare}, ${basis}.` };
  const items = (days.find(({ date }) => date === day)?.items ?? []).filter(isTimed);
  const moving = items.filter(({ type, destinationId }) => type === "transport" && (destinationId === from.id || destinationId === to.id));
  if (moving.length === 0) return [overview];
  const before = leg.mode === "flight" ? BUFFER.flight : BUFFER.ground;
  return [overview, ...tooTight(items, moving, before, day)];
}

function tooTight(items: (Item & { from: number; to: number })[], moving: { from: number; to: number }[], before: number, day: string): AgentFinding[] {
  const leaves = Math.min(...moving.map(({ from }) => from));
  const arrives = Math.max(...moving.map(({ to }) => to));
  const stops = items.filter(({ type }) => type !== "transport");
  const last = stops.filter(({ to }) => to <= leaves).at(-1);
  const next = stops.find(({ from }) => from >= arrives);
  const findings: AgentFinding[] = [];
  if (last && leaves - last.to < before) findings.push({ kind: "warning", day, text: `Only ${leaves - last.to} minutes from ${last.title} to your departure on ${formatDay(day)}; leave ${before} with bags.` });
  if (next && next.from - arrives < BUFFER.after) findings.push({ kind: "warning", day, text: `${next.title} begins ${next.from - arrives} minutes after you arrive on ${formatDay(day)}; leave ${BUFFER.after} to drop your bags.` });
  return findings;
}

const terminus = ({ id, name, lat, lng }: DestinationState) => ({ slug: id, name, lat, lng });
