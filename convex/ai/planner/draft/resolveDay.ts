// One day solved again: what stands keeps its times, chosen sights get new ones.
import type { ActivityFields, ActivityState, TripEdit } from "../../types";
import type { PlanContext } from "../draftTypes";
import { solveOrienteering } from "../solver/orienteering";
import { assemble } from "./assemble";
import { planCurrency } from "./costs";
import { describeDay } from "./describe";
import { timedOn, skeletonOf } from "./timeline";
import { thriftLevels } from "./thrift";

const ITERATIONS = 1200;

export type DayWork = {
  day: string;
  /** Of the day; everything else keeps its times. */
  flexible: ActivityState[];
  /** Place ids that may come in; those of `flexible` always may. */
  offered?: string[];
  /** Flexible ones must stay in if they can. */
  keepAll: boolean;
  /** Sights among flexible and offered at most. */
  room: number;
  /** Begins late; by default as the preferences say. */
  easy?: boolean;
  /** Put in meals that are missing. */
  withMeals?: boolean;
  /** Something else that has its time already, such as a meal about to be added. */
  alsoStanding?: ActivityState[];
};

export type DayOutcome = { edits: TripEdit[]; dropped: ActivityState[]; added: ActivityFields[]; moved: ActivityState[] };

/** Null when the day has no city that we know. Dropped ones are removed by the edits. */
export function resolveDay(context: PlanContext, work: DayWork): DayOutcome | null {
  const { trip, preferences, language } = context;
  const flexibleIds = new Set(work.flexible.map(({ id }) => id));
  const standing = [...trip.activities.filter(({ id }) => !flexibleIds.has(id)), ...(work.alsoStanding ?? [])];
  const bare = skeletonOf(context, work.day, standing, work.easy);
  if (!bare) return null;
  const skeleton = { ...bare, journeys: [], room: work.room, meals: work.withMeals ? bare.meals : [] };
  const thrift = thriftLevels(preferences.budgetStyle)[0]!;
  const own = work.flexible.flatMap(({ placeId }) => (placeId ? [placeId] : []));
  const assembly = assemble({
    skeletons: [skeleton],
    preferences,
    thrift,
    travellers: trip.travellers,
    currency: planCurrency(trip),
    budget: Infinity,
    taken: new Set(standing.flatMap(({ placeId, day }) => (placeId && day !== null ? [placeId] : []))),
    only: new Set([...own, ...(work.offered ?? [])]),
    must: new Set(work.keepAll ? own : []),
  });
  const solution = solveOrienteering(assembly.problem, { seed: context.seed ?? 1, iterations: ITERATIONS });
  const { activities } = describeDay(skeleton, assembly, solution, { trip, preferences, language, thrift });
  const edits: TripEdit[] = [];
  const moved: ActivityState[] = [];
  const dropped: ActivityState[] = [];
  const isOwn = (fields: ActivityFields) => fields.type === "sightseeing" && own.includes(fields.placeId ?? "");
  for (const activity of work.flexible) {
    const placed = activities.find((fields) => isOwn(fields) && fields.placeId === activity.placeId);
    if (!placed) {
      dropped.push(activity);
      edits.push({ op: "remove", id: activity.id });
    } else if (placed.start !== activity.start || placed.end !== activity.end) {
      moved.push(activity);
      edits.push({ op: "update", id: activity.id, set: { start: placed.start, end: placed.end } });
    }
  }
  const added = activities.filter((fields) => !isOwn(fields));
  for (const activity of added) edits.push({ op: "add", activity });
  return { edits, dropped, added, moved };
}

/** Sights of the day that the planner may give other times: known, timed and not booked; people's own only when `own`. */
export function flexibleOn({ trip }: PlanContext, day: string, { own = false } = {}): ActivityState[] {
  return timedOn(trip, day).filter(
    ({ type, placeId, locked, source, start, end }) => type === "sightseeing" && placeId !== null && !locked && (own || source === "ai") && start !== null && end !== null && !isDayTrip({ start, end }),
  );
}

/** Away most of the day: its length isn't ours to change. */
const isDayTrip = ({ start, end }: { start: string; end: string }) => Number(end.slice(0, 2)) - Number(start.slice(0, 2)) >= 5;
