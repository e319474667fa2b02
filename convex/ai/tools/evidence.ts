// Puts on the cards of one step of a turn what can be seen of it: its places, what it changed in the trip,
// and the sources of what it used. Pure, so that models' tools and the built-in planner show the same.
import { openOn } from "../../places/openingHours";
import { priceBandOf } from "../../places/priceBand";
import { toTime } from "../planner/clock";
import type { Cities } from "../planner/draftTypes";
import type { ActivityState, ToolCall, ToolName, TripState } from "../types";
import type { CardChange, CardFace, CardPlace } from "./cardShapes";
import { placeSources, rateSources } from "./sources";
import { knownPlace, type KnownPlace } from "./tripFacts";

const MOST_PLACES = 12;
const MOST_CHANGES = 60;

export type Step = {
  before: TripState;
  after: TripState;
  cities: Cities;
  /** Ids of known places that it speaks of, changed or not. */
  about?: readonly string[];
};

/** The same cards in the same order; what can't be told apart by day stands on the first that does something. */
export function withEvidence(cards: readonly ToolCall[], step: Step): ToolCall[] {
  const main = Math.max(0, cards.findIndex(({ tool }) => tool !== "answer"));
  const changes = changesBetween(step.before, step.after);
  const cardOf = (change: CardChange) => {
    const own = cards.findIndex(({ args }) => args.day !== undefined && (args.day === change.after?.day || args.day === change.before?.day));
    return own < 0 ? main : own;
  };
  return cards.map((card, index) => {
    const own = changes.filter(({ change }) => cardOf(change) === index);
    return { ...card, ...evidenceOf(card, own, index === main ? step : { ...step, about: [] }) };
  });
}

type Change = { change: CardChange; placeId: string | null };

function evidenceOf({ tool, args }: ToolCall, changes: Change[], step: Step): Partial<ToolCall> {
  const known = (ids: Iterable<string | null>) => [...new Set(ids)].flatMap((id) => (id === null ? [] : (knownPlace({ trip: step.after, cities: step.cities }, id) ?? [])));
  const day = typeof args.day === "string" ? args.day : null;
  const spokenOf = known([...changes.flatMap(({ change, placeId }) => (change.op === "remove" ? [] : [placeId])), ...(step.about ?? [])]);
  const counted = COUNTING.has(tool) ? countedItems(step.after, args.days) : [];
  const sources = [...placeSources([...spokenOf, ...known(counted.map(({ placeId }) => placeId))]), ...convertedIn(counted, step)];
  // Alternatives have columns of their own.
  const shows = tool !== "proposeAlternatives" && spokenOf.length > 0 && spokenOf.length <= MOST_PLACES;
  return {
    ...(shows && { places: spokenOf.map((place) => cardPlace(place, day ?? plannedDay(step.after, place.placeId))) }),
    ...(changes.length > 0 && { changes: changes.slice(0, MOST_CHANGES).map(({ change }) => change) }),
    ...(changes.length > MOST_CHANGES && { moreChanges: changes.length - MOST_CHANGES }),
    ...(sources.length > 0 && { sources }),
  };
}

/** Tools that say what the plan comes to. */
const COUNTING: ReadonlySet<ToolName> = new Set(["draftPlan", "estimateCost", "fitBudget"]);

function countedItems({ activities }: TripState, days: unknown): ActivityState[] {
  const only = Array.isArray(days) ? new Set<unknown>(days) : null;
  return activities.filter(({ day, cost }) => day !== null && cost !== null && (only === null || only.has(day)));
}

function convertedIn(counted: ActivityState[], { after, cities }: Step) {
  const first = after.destinations.flatMap(({ citySlug }) => cities.get(citySlug ?? "") ?? [])[0];
  const into = after.budget?.currency ?? first?.currency;
  return into === undefined ? [] : rateSources(counted.flatMap(({ cost }) => (cost && cost.amount > 0 ? cost.currency : [])), into);
}

const plannedDay = ({ activities }: TripState, placeId: string) => activities.find((activity) => activity.placeId === placeId && activity.day !== null)?.day ?? null;

function cardPlace({ placeId, place, city }: KnownPlace, day: string | null): CardPlace {
  const { name, kind, area, lat, lng, confidence } = place;
  const price = { amount: place.price, currency: city.currency };
  const hours = day === null ? null : openOn(place.hours, day).map(({ open, close }) => ({ open: toTime(open), close: toTime(close) }));
  return { placeId, name, kind, area, city: city.name, lat, lng, day, hours, price, priceBand: priceBandOf(price), confidence, asOf: city.asOf };
}

/** What is added or altered in the order of the plan, then what is gone. A place that only changes its time is one change, however it was made. */
function changesBetween(before: TripState, after: TripState): Change[] {
  const was = new Map(before.activities.map((activity) => [activity.id, activity]));
  const is = new Set(after.activities.map(({ id }) => id));
  const gone = before.activities.filter(({ id }) => !is.has(id));
  const changes: Change[] = [];
  for (const activity of after.activities) {
    const old = was.get(activity.id) ?? takeSame(gone, activity);
    if (old && sameFace(old, activity)) continue;
    changes.push({ change: { op: old ? "update" : "add", before: old ? face(old) : null, after: face(activity) }, placeId: activity.placeId });
  }
  return [...changes, ...gone.map((activity): Change => ({ change: { op: "remove", before: face(activity), after: null }, placeId: activity.placeId }))];
}

/** Takes the same thing out of what is gone. */
function takeSame(gone: ActivityState[], { placeId, title, type }: ActivityState): ActivityState | null {
  const at = gone.findIndex((old) => old.type === type && old.title === title && old.placeId === placeId);
  return at < 0 ? null : gone.splice(at, 1)[0]!;
}

const face = ({ title, type, day, start, end, cost, lat, lng }: ActivityState): CardFace => ({ title, type, day, start, end, cost, lat, lng });
const sameFace = (a: ActivityState, b: ActivityState) => a === b || JSON.stringify(face(a)) === JSON.stringify(face(b));
