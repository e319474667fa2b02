// Where one sets out from, which is no part of the trip: "5 days in Rome from Berlin". A tour from one city to another is of both. Pure.
import { LENGTH } from "../../ai/planner/understand/calendar/saidLengths";
import { escaped } from "../../ai/planner/understand/spelling";

type Place = { as: string; country: string | null; cities: readonly { countryCode: string }[] };

const TOUR = /\b(?:road ?trips?|tour\w*|rundreise|roundtrip|through|interrail|cycl\w+|bike|biking|hik\w+|cruise|along|route)\b/i;
const TRAVELS = /\b(?:fly|flying|flights?|flug|fliegen|leaving|departing)\b/i;

/**
 * The places without it; in English, as far as what leads to it is. `isHome`: of a city that the reader usually leaves from, which
 * "Berlin to Rome" or "Berlin – Rome" says as well as "from Berlin".
 */
export function withoutOrigin<One extends Place>(text: string, places: One[], isHome: (place: One) => boolean = () => false): One[] {
  if (places.length < 2 || TOUR.test(text)) return places;
  const [first, second] = places as [One, One];
  if (isHome(first) && new RegExp(`(?<![\\p{L}\\d])${escaped(first.as)} ?(?:to|->|→|–|-) ?${escaped(second.as)}`, "iu").test(text)) return places.slice(1);
  const origin = places.find(({ as, country }) => country === null && new RegExp(`\\bfrom ${escaped(as)}(?![\\p{L}\\d])`, "iu").test(text));
  return origin && setsOut(text, origin, places) ? places.filter((place) => place !== origin) : places;
}

/** "From Rome to Florence" within a country is the trip itself, unless one flies there or stays "for five days". */
function setsOut(text: string, { as, cities: [city] }: Place, places: readonly Place[]): boolean {
  const after = new RegExp(`\\bfrom ${escaped(as)} ?(?:to|->|→|–|-) ?(.*)$`, "isu").exec(text)?.[1];
  const goal = after === undefined ? undefined : places.find((place) => after.startsWith(place.as));
  if (!goal || after === undefined) return true;
  const isAbroad = goal.country === null ? goal.cities[0]?.countryCode !== city?.countryCode : goal.country !== city?.countryCode;
  return isAbroad || TRAVELS.test(text) || new RegExp(`^,? for (?:a |${LENGTH})`, "iu").test(after.slice(goal.as.length));
}
