// Two hundred requests, the same ones each time: cities, lengths, paces, purses, parties, diets and access,
// with the traps that travellers fall into. Twenty can't be met, each for a reason that is known here.
import { DEFAULT_PREFERENCES, type Cities, type DraftInput } from "../../convex/ai/planner/draftTypes";
import { seededRandom } from "../../convex/ai/planner/solver/random";
import type { Preferences } from "../../convex/ai/planner/types";
import type { DestinationState, TripState } from "../../convex/ai/types";
import { addDays, weekdayIndex } from "../../convex/dates";
import { heldCityFile } from "../../convex/places/catalog";
import { WEEKDAYS, type City, type Interest } from "../../convex/places/types";

type Impossible = "budget" | "closed" | "no data" | "too many" | "hours";
export type Request = { name: string; days: number; input: DraftInput; impossible: Impossible | null; /** What the reason must speak of. */ about: string };

/** Fixed, so that figures can be compared as cities are added. */
const SLUGS = [
  "amsterdam", "athens", "bangkok", "barcelona", "berlin", "budapest", "buenos-aires", "cairo", "cape-town", "copenhagen", "edinburgh", "florence",
  "hanoi", "hong-kong", "istanbul", "kyoto", "lima", "lisbon", "london", "madrid", "marrakech", "mexico-city", "new-york", "osaka", "paris", "prague",
  "rio-de-janeiro", "rome", "san-francisco", "seoul", "singapore", "sydney", "tokyo", "venice", "vienna",
];
/** Stays that people combine. */
const PAIRS: Record<string, string> = { kyoto: "osaka", osaka: "kyoto", rome: "florence", florence: "venice", venice: "rome", vienna: "budapest", budapest: "vienna", prague: "vienna", london: "edinburgh", edinburgh: "london", madrid: "barcelona", barcelona: "madrid", paris: "amsterdam", amsterdam: "berlin", berlin: "prague" };
const LENGTHS = [2, 4, 7, 14];
const STARTS = ["2027-04-10", "2027-06-07", "2027-09-19", "2027-12-24", "2027-03-27", "2027-10-31", "2027-05-01"];
const INTERESTS: Interest[] = ["history", "art", "food", "nature", "architecture", "markets", "views", "family", "photography", "localLife"];
/** Euros a day for one person that are plenty in any of the cities. */
const AMPLE = 400;
const SEED = 2027;

const heldCities = (): City[] => SLUGS.flatMap((slug) => heldCityFile(slug) ?? []);

const stay = ({ slug, name, countryCode, lat, lng, timeZone }: City, arrival: string, departure: string): DestinationState => ({ id: `stay-${slug}`, name, citySlug: slug, countryCode, lat, lng, timeZone, arrival, departure });

function tripOf(cities: City[], start: string, days: number, said: Partial<TripState>): TripState {
  const nights = days - 1;
  let arrival = start;
  const destinations = cities.map((city, index) => {
    const departure = index === cities.length - 1 ? addDays(start, nights) : addDays(arrival, Math.floor(nights / cities.length));
    const destination = stay(city, arrival, departure);
    arrival = departure;
    return destination;
  });
  return { title: cities.map(({ name }) => name).join(" and "), startDate: start, endDate: addDays(start, nights), travellers: 2, budget: null, destinations, activities: [], ...said };
}

const input = (trip: TripState, cities: City[], said: Partial<Preferences>): DraftInput => ({
  trip, cities: new Map(cities.map((city) => [city.slug, city])) as Cities, preferences: { ...DEFAULT_PREFERENCES, ...said }, days: "all", keep: [],
});

export function requests(): Request[] {
  const held = heldCities();
  const random = seededRandom(SEED);
  const possible = Array.from({ length: 180 }, (_, index) => possibleRequest(index, held, random));
  const impossible = Array.from({ length: 20 }, (_, index) => impossibleRequest(index, held, random));
  return [...possible, ...impossible];
}

function possibleRequest(index: number, held: City[], random: () => number): Request {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const city = held[index % held.length]!;
  const days = LENGTHS[Math.floor(index / 3) % LENGTHS.length]!;
  const next = held.find(({ slug }) => slug === PAIRS[city.slug]);
  const cities = next && days >= 7 && random() < 0.6 ? [city, next] : [city];
  const travellers = pick([1, 2, 2, 4, 6]);
  const start = pick(STARTS);
  const diet = pick(["none", "none", "none", "vegetarian", "vegan", "halal", "pescatarian"] as const);
  const famous = city.places.filter(({ popularity, kind, stepFree }) => popularity === 5 && kind !== "dayTrip" && stepFree !== "no");
  const said: Partial<Preferences> = {
    pace: pick(["relaxed", "normal", "packed"]),
    budgetStyle: pick(["budget", "mid", "high"]),
    interests: Array.from(new Set(Array.from({ length: Math.floor(random() * 4) }, () => pick(INTERESTS)))),
    diets: diet === "none" ? [] : [{ diet, meals: random() < 0.5 ? "all" : ["dinner"] }],
    stepFree: random() < 0.15,
    children: random() < 0.2,
    notBefore: pick([null, null, "09:00", "10:00"]),
    notAfter: pick([null, null, null, "22:30"]),
    mustSee: famous.length > 0 && days >= 4 && random() < 0.4 ? [pick(famous).name] : [],
  };
  const monday = index % 12 === 5 ? mondayTrap(city, days) : null;
  const budget = random() < 0.5 ? { amount: AMPLE * 100 * travellers * days, currency: "EUR" } : null;
  const trip = tripOf(cities, monday?.start ?? start, days, { travellers, budget });
  const name = `${trip.title}, ${days} days, ${said.pace}${monday ? ", a must-see closed on Mondays" : ""}`;
  return { name, days, input: input(trip, cities, { ...said, ...(monday && { mustSee: [monday.place], stepFree: false }) }), impossible: null, about: "" };
}

/** A place that is closed on Mondays, wanted on a trip that begins on a Sunday or a Monday. */
function mondayTrap(city: City, days: number): { start: string; place: string } | null {
  const closed = city.places.find(({ hours, kind, popularity }) => hours.mon === null && hours.tue === undefined && kind !== "dayTrip" && kind !== "eating" && popularity >= 3);
  return closed ? { start: days <= 2 ? "2027-04-12" : "2027-04-11", place: closed.name } : null;
}

const KINDS: Impossible[] = ["budget", "closed", "no data", "too many", "hours"];

function impossibleRequest(index: number, held: City[], random: () => number): Request {
  const kind = KINDS[index % KINDS.length]!;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const city = pick(held);
  const days = pick([2, 4, 7]);
  const start = pick(STARTS);
  const trip = tripOf([city], start, days, {});
  const request = (about: string, changed: TripState, said: Partial<Preferences> = {}, cities = [city]): Request => ({ name: `${changed.title}, ${days} days: ${kind}`, days, input: input(changed, cities, said), impossible: kind, about });
  switch (kind) {
    case "budget":
      return request("", { ...trip, budget: { amount: 2000 * days, currency: "EUR" } });
    case "closed": {
      const [home, place, day] = closedDay(held, index);
      const only = { ...tripOf([home], day, 1, {}) };
      return { name: `${home.name}, 1 day: closed`, days: 1, input: input(only, [home], { mustSee: [place] }), impossible: kind, about: place };
    }
    case "no data":
      return request(`Nowhere ${index}`, { ...trip, title: `Nowhere ${index}`, destinations: trip.destinations.map((one) => ({ ...one, name: `Nowhere ${index}`, citySlug: null })) }, {}, []);
    case "too many": {
      const wanted = city.places.filter((place) => place.kind !== "dayTrip" && place.kind !== "eating" && place.visit[1] >= 45).map(({ name }) => name).slice(0, 24);
      return { ...request("", tripOf([city], start, 2, {}), { mustSee: wanted }), days: 2 };
    }
    case "hours":
      return request("18:00", trip, { notBefore: "18:00", notAfter: "11:00" });
  }
}

/** A city, a place of it, and a day on which that is closed. */
function closedDay(held: City[], index: number): [City, string, string] {
  const all = held.flatMap((city) =>
    city.places.flatMap((place) => WEEKDAYS.flatMap((weekday, number) => (place.hours[weekday] === null && place.kind !== "dayTrip" && place.kind !== "eating" ? [{ city, place, number }] : []))),
  );
  const { city, place, number } = all[(index * 37) % all.length]!;
  const first = "2027-04-12";
  return [city, place.name, addDays(first, (number - weekdayIndex(first) + 7) % 7)];
}
