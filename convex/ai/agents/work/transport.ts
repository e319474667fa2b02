// The ways: minutes on foot and by ride of each day, day tickets, and the journeys between cities with
// the time that is left around them.
import { cityWord } from "../../../places/cityNames";
import type { DayTicket } from "../../../places/context/types";
import { estimateLeg, intercityLeg } from "../../../places/travel";
import type { City } from "../../../places/types";
import { say, type Said } from "../../../said";
import { whole } from "../../planner/draft/costs";
import { optimizeDay } from "../../planner/draft/repairs";
import { spoken } from "../../planner/draft/wording";
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
  const unknown = withoutPlaces(trip, cities).map((city) => say("fares of {city}", { city }));
  return {
    headline: headline(ways),
    findings: [...ways.flatMap(heavyDay), ...ways.flatMap((day) => shorterOrder(day, input)), ...trip.destinations.slice(1).flatMap((to, index) => journey(trip.destinations[index]!, to, days, input)), ...ways.map(dayWays), ...tickets(ways, input)],
    confidence: confidenceIn(ways.length > 0 ? 0.7 : 0.4, trip.destinations.length - unknown.length, trip.destinations.length, say("Ways are estimated from the map, not from timetables"), unknown),
    sources: [...citySources(trip, cities), { title: say("Caravan's estimates of ways"), asOf: input.context.asOf }],
  };
}

function headline(ways: DayWays[]): Said {
  if (ways.length === 0) return say("No ways to add up yet.");
  const sum = (part: "walking" | "riding" | "rides") => ways.reduce((total, day) => total + day[part], 0);
  return say("About {walking, number} minutes on foot and {riding, number} by ride a day; {rides, plural, one {# ride} other {# rides}} in all.", {
    walking: Math.round(sum("walking") / ways.length),
    riding: Math.round(sum("riding") / ways.length),
    rides: sum("rides"),
  });
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
  const text =
    walkKm > MUCH_WALKING_KM
      ? say("{day} has {length} on foot: its stops lie far apart.", { day: { date }, length: { km: Math.round(walkKm) } })
      : say("{day} has {minutes, number} minutes of riding: its stops lie far apart.", { day: { date }, minutes: riding });
  return [{ kind: "warning", day: date, text }];
}

/** Days whose stops in another order are reached sooner, tried with the assistant's own tool. */
function shorterOrder({ date }: DayWays, { trip, cities, preferences }: AgentInput): AgentFinding[] {
  const { step, minutesSaved } = optimizeDay({ trip, cities, preferences }, date);
  if (!step || minutesSaved < WORTH_REORDERING_MINUTES) return [];
  return [{ kind: "suggestion", day: date, text: say("Another order of {day} saves about {minutes, number} minutes on the way.", { day: { date }, minutes: Math.round(minutesSaved) }), ask: askToOptimize(date) }];
}

const dayWays = ({ date, walking, walkKm, riding, rides }: DayWays): AgentFinding => ({
  kind: "tip",
  day: date,
  text: say("{day}: {walking, number} minutes on foot ({length}), {rides, plural, =0 {no rides} one {{riding, number} minutes in # ride} other {{riding, number} minutes in # rides}}.", { day: { date }, walking, length: { km: Math.round(walkKm * 10) / 10 }, riding, rides }),
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

function againstTicket(city: City, days: DayWays[], { name: ticket, price }: DayTicket): Said {
  const { currency, transit } = city;
  const worth = days.filter(({ rides }) => rides * transit.fare > price).map(({ date }) => ({ date }));
  const rule = { city: cityWord(city), ticket, price: { amount: price, currency }, rides: Math.floor(price / transit.fare) + 1, fare: { amount: transit.fare, currency } };
  return worth.length > 0
    ? say("{city}: the {ticket} ({price}) pays off from {rides, plural, one {# ride} other {# rides}} at {fare}, so take one on {days}.", { ...rule, days: worth })
    : say("{city}: single tickets are cheaper on every day; the {ticket} ({price}) pays off from {rides, plural, one {# ride} other {# rides}} at {fare}.", rule);
}

function againstUsual(city: City, days: DayWays[]): Said {
  const { currency, transit } = city;
  const worth = days.filter(({ rides }) => rides >= USUAL_BREAK_EVEN).map(({ date }) => ({ date }));
  const rule = { city: cityWord(city), fare: { amount: transit.fare, currency }, rides: USUAL_BREAK_EVEN };
  return worth.length > 0
    ? say("{city}: one ride is about {fare} and a day ticket, where there is one, usually pays off from {rides, number} rides; on {days} it may pay off.", { ...rule, days: worth })
    : say("{city}: one ride is about {fare} and a day ticket, where there is one, usually pays off from {rides, number} rides; single tickets will do here.", rule);
}

/** From one stay to the next: how long it takes, what it costs, and whether the day leaves time for it. */
function journey(from: DestinationState, to: DestinationState, days: Day[], { trip, cities }: AgentInput): AgentFinding[] {
  const day = to.arrival;
  const items = (days.find(({ date }) => date === day)?.items ?? []).filter(isTimed);
  const moving = items.filter(({ type, destinationId }) => type === "transport" && (destinationId === from.id || destinationId === to.id));
  if (from.unplaced || to.unplaced) {
    const text = say("{from} to {to} on {day}: I don’t know where {city} is, so look up how long that takes.", { from: cityWord(from), to: cityWord(to), day: { date: day }, city: cityWord(from.unplaced ? from : to) });
    return [{ kind: "warning", day, text }, ...(moving.length > 0 ? tooTight(items, moving, BUFFER.ground, day) : [])];
  }
  const fromCity = cityOfStay(from, cities);
  const leg = intercityLeg(fromCity ?? terminus(from), cityOfStay(to, cities) ?? terminus(to));
  const basis = leg.estimated ? say("reckoned from the distance alone") : say("{from} to {to}", { from: cityWord({ ...from, name: leg.from }), to: cityWord({ ...to, name: leg.to }) });
  const values = { from: cityWord(from), to: cityWord(to), day: { date: day }, time: spoken(leg.minutes), mode: leg.mode, basis };
  const text =
    leg.fare !== null && fromCity
      ? say("{from} to {to} on {day}: about {time} by {mode, select, flight {flight} bus {bus} ferry {ferry} car {car} other {train}}, {fare} for all, {basis}.", { ...values, fare: whole({ amount: leg.fare * trip.travellers, currency: fromCity.currency }) })
      : say("{from} to {to} on {day}: about {time} by {mode, select, flight {flight} bus {bus} ferry {ferry} car {car} other {train}}, {basis}.", values);
  const overview: AgentFinding = { kind: "tip", day, text };
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
  if (last && leaves - last.to < before) findings.push({ kind: "warning", day, text: say("Only {minutes, number} minutes from {item} to your departure on {day}; leave {needed, number} with bags.", { minutes: leaves - last.to, item: last.title, day: { date: day }, needed: before }) });
  if (next && next.from - arrives < BUFFER.after) findings.push({ kind: "warning", day, text: say("{item} begins {minutes, number} minutes after you arrive on {day}; leave {needed, number} to drop your bags.", { item: next.title, minutes: next.from - arrives, day: { date: day }, needed: BUFFER.after }) });
  return findings;
}

const terminus = ({ id, name, lat, lng }: DestinationState) => ({ slug: id, name, lat, lng });
