// What an answer rests on: which facts, from where, as of when, how sure. One source a city's file, and
// one for exchange rates.
import { cityWord } from "../../places/cityNames";
import { RATES_AS_OF } from "../../places/rates";
import { english, say } from "../../said";
import type { CardSource } from "./cardShapes";
import type { KnownPlace } from "./tripFacts";

/** The facts of these places, by city, in the order in which they were first named. */
export function placeSources(known: readonly KnownPlace[]): CardSource[] {
  const sources = known.map(({ place, city }) => ({
    title: say("Caravan's places of {city}", { city: cityWord(city) }),
    asOf: city.asOf,
    facts: say("Opening hours, prices and positions"),
    of: [{ name: place.name, confidence: place.confidence }],
  }));
  return mergeSources(sources);
}

/** Empty when there was nothing to convert. */
export function rateSources(from: Iterable<string>, into: string): CardSource[] {
  const others = [...new Set(from)].filter((currency) => currency !== into);
  if (others.length === 0) return [];
  return [{ title: say("Caravan's reference exchange rates"), asOf: RATES_AS_OF, facts: say("Converted sums"), of: others.map((currency) => ({ name: say("{currency} in {into}", { currency, into }), confidence: "medium" })) }];
}

/** Of several tools of one answer: each source once, with all that was taken from it. */
export function mergeSources(sources: readonly CardSource[]): CardSource[] {
  const merged = new Map<string, CardSource>();
  for (const source of sources) {
    const key = `${english(source.title)} ${source.asOf}`;
    const before = merged.get(key);
    merged.set(key, before ? { ...before, of: uniqueByName([...before.of, ...source.of]) } : source);
  }
  return [...merged.values()];
}

const uniqueByName = (of: CardSource["of"]) => [...new Map(of.map((one) => [english(one.name), one])).values()];
