// What members of the group can't do without, seen in the plan, around its stops and where one sleeps:
// each finding says for whom.
import { distanceKm, type Point } from "../../../places/distance";
import { estimateLeg } from "../../../places/travel";
import type { City, Place } from "../../../places/types";
import type { Need } from "../../memory/wishes";
import { subjectOf } from "../../planner/checker/subject";
import { placeKey } from "../../planner/draft/assemble";
import { dietFit } from "../../planner/draft/interest";
import { capital, listed, plural } from "../../planner/draft/wording";
import type { Diet } from "../../planner/types";
import { cityOfStay, locatedStops, stopsOf } from "../reading";
import type { AgentFinding, AgentInput } from "../types";

/** Diets that a place's entry tells of. */
const DIETS: Record<string, { diet: Diet; word: string }> = {
  vegetarian: { diet: "vegetarian", word: "vegetarian" },
  vegan: { diet: "vegan", word: "vegan" },
  halal: { diet: "halal", word: "halal" },
  pescatarian: { diet: "pescatarian", word: "pescatarian" },
  glutenFree: { diet: "glutenFree", word: "gluten-free" },
};
const WALK_KM = 1.1;
const MOST_TABLES = 3;
const MOST_NAMED = 3;

const forWhom = ({ who }: Need) => `for ${listed(who)}`;

/** How far the plan keeps each need. */
export function needsInPlan({ trip, cities, needs }: AgentInput): AgentFinding[] {
  const { items } = subjectOf(trip, cities, null, null);
  return needs.flatMap((need): AgentFinding[] => {
    if (need.value === "short walks") return [];
    const known = DIETS[need.value];
    if (need.kind === "diet" && !known) return [{ kind: "tip", text: `${capital(need.value)}, ${forWhom(need)}: places don't say so, so ask before you order.` }];
    const bound = items.flatMap(({ meal, place }) => (place && (known ? meal && place.food : !meal) ? [place] : []));
    const kept = (place: Place) => (known ? dietFit(place, [known.diet]) !== "no" : place.stepFree !== "no");
    const broken = bound.filter((place) => !kept(place)).map(({ name }) => name);
    const [what, how] = known ? ["planned meal", `at places with ${known.word} food`] : ["planned stop", "without steps, or with a way around them"];
    if (bound.length === 0) return [{ kind: "tip", text: known ? `Every lunch and dinner that I plan has a ${known.word} option, ${forWhom(need)}.` : `I plan no place that is reached by steps alone, ${forWhom(need)}.` }];
    const named = listed([...new Set(broken)].slice(0, MOST_NAMED));
    return [
      broken.length === 0
        ? { kind: "tip", text: `All of the ${plural(bound.length, what)} ${bound.length === 1 ? "is" : "are"} ${how}, ${forWhom(need)}.` }
        : { kind: "warning", text: `${broken.length} of ${plural(bound.length, what)} ${broken.length === 1 ? "isn't" : "aren't"} ${how}, which is needed ${forWhom(need)}: ${named}.` },
    ];
  });
}

/** Where each diet is kept, nearest to what is planned. */
export function tablesForNeeds(input: AgentInput): AgentFinding[] {
  const stops = stopsOf(input);
  return input.needs.flatMap((need) => {
    const known = DIETS[need.value];
    if (!known) return [];
    return input.trip.destinations.flatMap((destination): AgentFinding[] => {
      const city = cityOfStay(destination, input.cities);
      if (!city) return [];
      const here = locatedStops(stops, destination);
      const near = tablesIn(city, known.diet)
        .map((place) => ({ place, beside: nearest(place, here), way: estimateLeg(nearest(place, here) ?? city, place, city.transit.mode).minutes }))
        .sort((a, b) => a.way - b.way || b.place.popularity - a.place.popularity)
        .slice(0, MOST_TABLES);
      if (near.length === 0) return [{ kind: "warning", text: `I know no place in ${city.name} that is good for ${known.word} food, ${forWhom(need)}: look for one before you go.` }];
      const said = near.map(({ place, beside, way }) => `${place.name} (${plural(Math.max(1, way), "minute")} from ${beside?.title ?? "the centre"})`);
      return [{ kind: "tip", placeIds: near.map(({ place }) => placeKey(city, place)), text: `${capital(known.word)} food in ${city.name}, ${forWhom(need)}: ${listed(said)}.` }];
    });
  });
}

/** What each need means for the area that is best to sleep in. */
export function needsAtNight({ needs }: AgentInput, city: City, area: Point & { area: string }): AgentFinding[] {
  return needs.flatMap((need): AgentFinding[] => {
    const known = DIETS[need.value];
    if (known) {
      const count = tablesIn(city, known.diet).filter((place) => distanceKm(area, place) <= WALK_KM).length;
      const found = count === 0 ? `no place that I know has good ${known.word} food` : `${plural(count, "place")} that I know ${count === 1 ? "has" : "have"} good ${known.word} food`;
      return [{ kind: "tip", text: `Within a quarter of an hour on foot of ${area.area} in ${city.name} ${found}, ${forWhom(need)}.` }];
    }
    if (need.value === "short walks") return [{ kind: "tip", text: `Ask in ${city.name} for a place close to a stop of the ${city.transit.mode}, so that ways on foot are short, ${forWhom(need)}.` }];
    return need.kind === "mobility" ? [{ kind: "tip", text: `Ask in ${city.name} for an entrance and a room that are reached without steps, ${forWhom(need)}.` }] : [];
  });
}

/** Where the diet is easily kept. */
const tablesIn = (city: City, diet: Diet): Place[] => city.places.filter((place) => place.kind === "eating" && place.food !== undefined && fits(place, diet));

/** Nobody's entry says "gluten-free", so that any place to eat may do. */
const fits = (place: Place, diet: Diet) => dietFit(place, [diet]) === (diet === "glutenFree" ? "some" : "easy");

const nearest = <Stop extends Point>(to: Point, stops: Stop[]): Stop | null =>
  stops.reduce<Stop | null>((best, stop) => (best === null || distanceKm(stop, to) < distanceKm(best, to) ? stop : best), null);
