// What members of the group can't do without, seen in the plan, around its stops and where one sleeps:
// each finding says for whom.
import { cityWord } from "../../../places/cityNames";
import { distanceKm, type Point } from "../../../places/distance";
import { sightWord } from "../../../places/sightNames";
import { estimateLeg } from "../../../places/travel";
import type { City, Place } from "../../../places/types";
import type { Need } from "../../memory/wishes";
import { subjectOf } from "../../planner/checker/subject";
import { placeKey } from "../../planner/draft/assemble";
import { dietFit } from "../../planner/draft/interest";
import { say, type Said } from "../../../said";
import { capital } from "../../planner/draft/wording";
import type { Diet } from "../../planner/types";
import { cityOfStay, locatedStops, stopsOf } from "../reading";
import type { AgentFinding, AgentInput } from "../types";

/** Diets that a place's entry tells of. */
const DIETS: Record<string, Diet> = { vegetarian: "vegetarian", vegan: "vegan", halal: "halal", pescatarian: "pescatarian", glutenFree: "glutenFree" } satisfies { [Each in Diet]: Each };
const WALK_KM = 1.1;
const MOST_TABLES = 3;
const MOST_NAMED = 3;

const forWhom = ({ who }: Need): (string | Said)[] => who.map((name) => (name === "everybody" ? say("everybody") : name));

/** How far the plan keeps each need. */
export function needsInPlan({ trip, cities, needs }: AgentInput): AgentFinding[] {
  const { items } = subjectOf(trip, cities, null, null);
  return needs.flatMap((need): AgentFinding[] => {
    if (need.value === "short walks") return [];
    const diet = DIETS[need.value];
    const who = forWhom(need);
    if (need.kind === "diet" && !diet) return [{ kind: "tip", text: say("{need}, for {who}: places don't say so, so ask before you order.", { need: capital(need.value), who }) }];
    const bound = items.flatMap(({ meal, place }) => (place && (diet ? meal && place.food : !meal) ? [place] : []));
    const kept = (place: Place) => (diet ? dietFit(place, [diet]) !== "no" : place.stepFree !== "no");
    const broken = bound.filter((place) => !kept(place)).map(({ name }) => name);
    const values = { diet: diet ?? "", who, count: bound.length, broken: broken.length, places: [...new Set(broken)].slice(0, MOST_NAMED) };
    if (broken.length > 0) return [{ kind: "warning", text: diet ? mealsWithout(values) : stopsWithout(values) }];
    return [{ kind: "tip", text: bound.length === 0 ? keptInPlans(values) : diet ? mealsWith(values) : stopsWith(values) }];
  });
}

type Counted = { diet: string; who: (string | Said)[]; count: number; broken: number; places: string[] };

const keptInPlans = ({ diet, who }: Counted): Said =>
  diet === ""
    ? say("I plan no place that is reached by steps alone, for {who}.", { who })
    : say("Every lunch and dinner that I plan has a {diet, select, vegetarian {vegetarian} vegan {vegan} halal {halal} pescatarian {pescatarian} other {gluten-free}} option, for {who}.", { diet, who });

const mealsWith = ({ diet, who, count }: Counted): Said =>
  say(
    "All of the {count, plural, one {# planned meal is} other {# planned meals are}} at places with {diet, select, vegetarian {vegetarian} vegan {vegan} halal {halal} pescatarian {pescatarian} other {gluten-free}} food, for {who}.",
    { diet, who, count },
  );

const mealsWithout = (counted: Counted): Said =>
  say(
    "{broken, number} of {count, plural, one {# planned meal} other {# planned meals}} {broken, plural, one {isn't} other {aren't}} at places with {diet, select, vegetarian {vegetarian} vegan {vegan} halal {halal} pescatarian {pescatarian} other {gluten-free}} food, which is needed for {who}: {places}.",
    counted,
  );

const stopsWith = ({ who, count }: Counted): Said =>
  say("All of the {count, plural, one {# planned stop is} other {# planned stops are}} without steps, or with a way around them, for {who}.", { who, count });

const stopsWithout = ({ who, count, broken, places }: Counted): Said =>
  say(
    "{broken, number} of {count, plural, one {# planned stop} other {# planned stops}} {broken, plural, one {isn't} other {aren't}} without steps, or with a way around them, which is needed for {who}: {places}.",
    { who, count, broken, places },
  );

/** Where each diet is kept, nearest to what is planned. */
export function tablesForNeeds(input: AgentInput): AgentFinding[] {
  const stops = stopsOf(input);
  return input.needs.flatMap((need) => {
    const diet = DIETS[need.value];
    if (!diet) return [];
    const who = forWhom(need);
    return input.trip.destinations.flatMap((destination): AgentFinding[] => {
      const city = cityOfStay(destination, input.cities);
      if (!city) return [];
      const here = locatedStops(stops, destination);
      const near = tablesIn(city, diet)
        .map((place) => ({ place, beside: nearest(place, here), way: estimateLeg(nearest(place, here) ?? city, place, city.transit.mode).minutes }))
        .sort((a, b) => a.way - b.way || b.place.popularity - a.place.popularity)
        .slice(0, MOST_TABLES);
      if (near.length === 0) return [{ kind: "warning", text: say("I know no place in {city} that is good for {diet, select, vegetarian {vegetarian} vegan {vegan} halal {halal} pescatarian {pescatarian} other {gluten-free}} food, for {who}: look for one before you go.", { city: cityWord(city), diet, who }) }];
      const places = near.map(({ place, beside, way }): Said => {
        const at = { place: sightWord(place), minutes: Math.max(1, way) };
        return beside
          ? say("{place} ({minutes, plural, one {# minute} other {# minutes}} from {item})", { ...at, item: beside.title })
          : say("{place} ({minutes, plural, one {# minute} other {# minutes}} from the centre)", at);
      });
      const text = say("{diet, select, vegetarian {Vegetarian} vegan {Vegan} halal {Halal} pescatarian {Pescatarian} other {Gluten-free}} food in {city}, for {who}: {places}.", { diet, city: cityWord(city), who, places });
      return [{ kind: "tip", placeIds: near.map(({ place }) => placeKey(city, place)), text }];
    });
  });
}

/** What each need means for the area that is best to sleep in. */
export function needsAtNight({ needs }: AgentInput, city: City, area: Point & { area: string }): AgentFinding[] {
  return needs.flatMap((need): AgentFinding[] => {
    const diet = DIETS[need.value];
    const who = forWhom(need);
    if (diet) {
      const count = tablesIn(city, diet).filter((place) => distanceKm(area, place) <= WALK_KM).length;
      const text = say(
        "Within a quarter of an hour on foot of {area} in {city} {count, plural, =0 {no place that I know has} one {# place that I know has} other {# places that I know have}} good {diet, select, vegetarian {vegetarian} vegan {vegan} halal {halal} pescatarian {pescatarian} other {gluten-free}} food, for {who}.",
        { area: area.area, city: cityWord(city), count, diet, who },
      );
      return [{ kind: "tip", text }];
    }
    if (need.value === "short walks") {
      const text = say("Ask in {city} for a place close to a stop of the {mode, select, metro {metro} tram {tram} ferry {ferry} taxi {taxi} other {bus}}, so that ways on foot are short, for {who}.", { city: cityWord(city), mode: city.transit.mode, who });
      return [{ kind: "tip", text }];
    }
    return need.kind === "mobility" ? [{ kind: "tip", text: say("Ask in {city} for an entrance and a room that are reached without steps, for {who}.", { city: cityWord(city), who }) }] : [];
  });
}

/** Where the diet is easily kept. */
const tablesIn = (city: City, diet: Diet): Place[] => city.places.filter((place) => place.kind === "eating" && place.food !== undefined && fits(place, diet));

/** Nobody's entry says "gluten-free", so that any place to eat may do. */
const fits = (place: Place, diet: Diet) => dietFit(place, [diet]) === (diet === "glutenFree" ? "some" : "easy");

const nearest = <Stop extends Point>(to: Point, stops: Stop[]): Stop | null =>
  stops.reduce<Stop | null>((best, stop) => (best === null || distanceKm(stop, to) < distanceKm(best, to) ? stop : best), null);
