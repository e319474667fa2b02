// A journey that somebody says they make, put on its day as it was said: by what, from where to where, when.
import { searchKey } from "../../../places/searchKey";
import { say } from "../../../said";
import { write, written, type Phrase } from "../../../words/words";
import type { ActivityFields, TripState } from "../../types";
import { journeyWords } from "../draft/describe";
import { destinationsOn } from "../draft/skeleton";
import type { PlanContext } from "../draftTypes";
import type { Intent, Ride } from "../types";
import type { Outcome } from "./outcome";
import { said } from "./which";

type Addition = Extract<Intent, { kind: "add" }>;

export function addRide({ days, at }: Addition, told: Ride, { trip, language = "en", origin }: PlanContext): Outcome {
  const day = days[0] ?? dayBetween(told, trip);
  if (day === null) return said("addActivity", say("No day of this trip was named"), say("Which day? Say it again with a weekday, a date, or “day 2”."));
  const ride = origin === undefined ? told : withOrigin(told, day, trip, origin);
  const { mode, number, from, to, end, each } = ride;
  const cost = ride.cost ? { ...ride.cost, amount: ride.cost.amount * (each ? trip.travellers : 1) } : null;
  const start = ride.start ?? at;
  const station = (name: string | null) => (name === null ? null : { name, lat: null, lng: null, timeZone: null });
  const title = written(titleOf(ride), language);
  const activity: ActivityFields = {
    title, type: "transport", destinationId: destinationsOn(trip, day)[0]?.id ?? null, day, endDay: null, start, end, cost, placeId: null, lat: null, lng: null, meal: null,
    transport: { mode, ...(number !== undefined && { number }), from: station(from), to: station(to) },
  };
  const on = { place: title, day: { date: day } };
  return {
    calls: [{ tool: "addActivity", args: { title, day, ...(start && { start }) }, result: say("Added {added}", { added: title }) }],
    steps: [{ label: say("added {item} to {day}", { item: title, day: { date: day } }), edits: [{ op: "add", activity }] }],
    paragraphs: [
      start && end
        ? say("{place} is on {day} from {start} to {end}.", { ...on, start: { time: start }, end: { time: end } })
        : start
          ? say("{item} is on {day} at {start}.", { item: title, day: { date: day }, start: { time: start } })
          : say("{item} is on {day}, without a time yet.", { item: title, day: { date: day } }),
    ],
  };
}

/** A flight into the trip begins, and one out of it ends, where the asker usually leaves from, if they don't say where. */
function withOrigin(ride: Ride, day: string, { startDate, endDate, destinations }: TripState, origin: string): Ride {
  if (ride.mode !== "flight" || startDate === endDate) return ride;
  const isAt = (name: string | null, city?: { name: string }) => name === null || (city !== undefined && searchKey(name) === searchKey(city.name));
  if (day === startDate && ride.from === null && isAt(ride.to, destinations[0])) return { ...ride, from: origin };
  return day === endDate && ride.to === null && isAt(ride.from, destinations.at(-1)) && !ride.arrives ? { ...ride, to: origin } : ride;
}

function titleOf({ mode, from, to, arrives }: Ride): Phrase {
  if (arrives) return write("Arrival by {mode, select, flight {plane} train {train} bus {coach} ferry {ferry} taxi {taxi} car {car} other {train}}", { mode });
  if (from !== null && to !== null) return journeyWords(mode, from, to);
  if (to !== null) return write("{mode, select, flight {Flight} train {Train} bus {Coach} ferry {Ferry} taxi {Taxi} car {Drive} other {Journey}} to {to}", { mode, to });
  if (from !== null) return write("{mode, select, flight {Flight} train {Train} bus {Coach} ferry {Ferry} taxi {Taxi} car {Drive} other {Journey}} from {from}", { mode, from });
  return write("{mode, select, flight {Flight} train {Train} bus {Coach} ferry {Ferry} taxi {Taxi} car {Hired car} other {Journey}}", { mode });
}

/** Between two cities of the trip there is one day; to the first and from the last they are the trip's own. */
function dayBetween({ from, to }: Ride, { destinations }: TripState): string | null {
  const cityCalled = (name: string | null) => (name === null ? [] : destinations.filter((city) => searchKey(city.name) === searchKey(name)));
  const [leaves, arrives] = [cityCalled(from), cityCalled(to)];
  const changed = leaves.flatMap(({ departure }) => arrives.flatMap(({ arrival }) => (arrival === departure ? [departure] : [])));
  if (changed.length > 0) return changed[0]!;
  if (leaves.length === 0 && arrives.length === 1 && arrives[0] === destinations[0]) return arrives[0]!.arrival;
  if (arrives.length === 0 && leaves.length === 1 && leaves[0] === destinations.at(-1)) return leaves[0]!.departure;
  return null;
}
