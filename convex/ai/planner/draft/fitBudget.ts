// A plan brought within a sum with the fewest changes: rooms first, then the dearest admissions and meals.
import { convert } from "../../../places/rates";
import type { City } from "../../../places/types";
import { say } from "../../../said";
import type { ActivityState, Money, TripEdit } from "../../types";
import type { PlanContext, RepairResult } from "../draftTypes";
import { applyEdits } from "./applyEdits";
import { costsOf, inWords } from "./costs";
import { replaceWith } from "./repairItem";
import { refusal, repaired } from "./result";
import { openNights, roomsFor, stayActivity } from "./stays";
import { cityOf } from "./skeleton";
import { listed } from "./wording";

const MOST_CHANGES = 12;

/** Null step when it fits already, or when even the cheapest doesn't: the explanation names that sum. */
export function fitBudget(context: PlanContext, budget: Money): RepairResult {
  const total = (state: PlanContext) => costsOf(state.trip, { currency: budget.currency }).total;
  const before = total(context);
  if (before.amount <= budget.amount) return refusal(`The plan comes to ${inWords(before)}, within ${inWords(budget)} already.`);
  let state = context;
  const edits: TripEdit[] = [];
  const said: string[] = [];
  const take = (more: TripEdit[], what: string) => {
    edits.push(...more);
    state = { ...state, trip: applyEdits(state.trip, more) };
    said.push(what);
  };
  for (const band of ["mid", "budget"] as const) {
    for (const hotel of state.trip.activities.filter((activity) => activity.type === "hotel")) {
      if (total(state).amount <= budget.amount) break;
      const cheaper = cheaperRoom(state, hotel, band);
      if (cheaper) take([{ op: "update", id: hotel.id, set: cheaper }], `a ${band === "budget" ? "cheap" : "middling"} room for “${hotel.title}”`);
    }
  }
  const left = new Set(state.trip.activities.filter(mayGo).map(({ id }) => id));
  for (let changes = 0; changes < MOST_CHANGES && total(state).amount > budget.amount; changes++) {
    const [dearest] = state.trip.activities
      .filter((activity) => left.has(activity.id) && (activity.cost?.amount ?? 0) > 0)
      .sort((a, b) => worth(b, budget) - worth(a, budget));
    if (!dearest) break;
    left.delete(dearest.id);
    const perPerson = Math.floor(dearest.cost!.amount / state.trip.travellers);
    const result = replaceWith(state, dearest.id, { maxPrice: Math.floor(perPerson * 0.6), ...(dearest.meal ? { meal: dearest.meal } : {}) });
    if (result.step && (result.costChange?.amount ?? 0) < 0) take(result.step.edits, `${result.added[0]} instead of ${dearest.title}`);
    else if (!dearest.meal) take([{ op: "remove", id: dearest.id }], `without ${dearest.title}`);
  }
  const after = total(state);
  if (after.amount > budget.amount) {
    return refusal(`I can't bring this plan under ${inWords(budget)}: with the cheapest rooms, simple meals and free sights it still comes to ${inWords(after)}. Fewer nights or a larger budget would do it. I changed nothing.`);
  }
  return repaired(context, {
    label: say("fitted the plan into {budget}", { budget }),
    // An item added and removed again on the way down never reaches the trip.
    edits: settled(edits, context),
    days: [],
    explanation: `The plan now comes to ${inWords(after)} rather than ${inWords(before)}: ${listed(said)}.`,
  });
}

const mayGo = ({ type, source, locked, day, placeId }: ActivityState) => day !== null && source === "ai" && !locked && placeId !== null && (type === "sightseeing" || type === "restaurant");

const worth = ({ cost }: ActivityState, { currency }: Money) => (cost ? convert(cost, currency).amount : 0);

/** A stay that the planner priced, at a lower price; null when it is that low already or somebody's own. */
function cheaperRoom({ trip, cities }: PlanContext, hotel: ActivityState, band: "mid" | "budget"): Partial<ActivityState> | null {
  if (hotel.source !== "ai" || hotel.locked || !hotel.cost || !hotel.day || !hotel.endDay) return null;
  const destination = trip.destinations.find(({ id }) => id === hotel.destinationId);
  const city: City | null = destination ? cityOf(destination, cities) : null;
  const area = city?.lodging.find((candidate) => candidate.area === hotel.address);
  if (!destination || !city || !area || roomsFor(trip.travellers) === 0) return null;
  const [nights] = openNights({ ...destination, arrival: hotel.day, departure: hotel.endDay }, [], null);
  if (!nights) return null;
  const { cost, why } = stayActivity(nights, area, city, destination, trip, band);
  return cost && cost.amount < convert(hotel.cost, cost.currency).amount ? { cost, why } : null;
}

/** Edits whose targets exist in the trip as it is now. */
function settled(edits: TripEdit[], { trip }: PlanContext): TripEdit[] {
  const own = new Set(trip.activities.map(({ id }) => id));
  return edits.filter((edit) => edit.op === "add" || own.has(edit.id));
}
