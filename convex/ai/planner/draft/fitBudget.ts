// A plan brought within a sum with the fewest changes: rooms first, then the dearest admissions and meals.
import { convert } from "../../../places/rates";
import type { City } from "../../../places/types";
import { say, type Said } from "../../../said";
import type { ActivityState, Money, TripEdit } from "../../types";
import type { PlanContext, RepairResult } from "../draftTypes";
import { applyEdits } from "./applyEdits";
import { costsOf, whole } from "./costs";
import { replaceWith } from "./repairItem";
import { refusal, repaired } from "./result";
import { openNights, roomsFor, stayActivity } from "./stays";
import { cityOf } from "./skeleton";

const MOST_CHANGES = 12;

/** Null step when it fits already, or when even the cheapest doesn't: the explanation names that sum. */
export function fitBudget(context: PlanContext, budget: Money): RepairResult {
  const total = (state: PlanContext) => costsOf(state.trip, { currency: budget.currency }).total;
  const before = total(context);
  if (before.amount <= budget.amount) return refusal(say("The plan comes to {total}, within {budget} already.", { total: whole(before), budget: whole(budget) }));
  let state = context;
  const edits: TripEdit[] = [];
  const said: Said[] = [];
  const take = (more: TripEdit[], what: Said) => {
    edits.push(...more);
    state = { ...state, trip: applyEdits(state.trip, more) };
    said.push(what);
  };
  for (const band of ["mid", "budget"] as const) {
    for (const hotel of state.trip.activities.filter((activity) => activity.type === "hotel")) {
      if (total(state).amount <= budget.amount) break;
      const cheaper = cheaperRoom(state, hotel, band);
      if (cheaper) take([{ op: "update", id: hotel.id, set: cheaper }], say(band === "budget" ? "a cheap room for “{item}”" : "a middling room for “{item}”", { item: hotel.title }));
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
    if (result.step && (result.costChange?.amount ?? 0) < 0) take(result.step.edits, say("{place} instead of {item}", { place: result.added[0]!, item: dearest.title }));
    else if (!dearest.meal) take([{ op: "remove", id: dearest.id }], say("without {item}", { item: dearest.title }));
  }
  const after = total(state);
  if (after.amount > budget.amount) {
    return refusal(say("I can't bring this plan under {budget}: with the cheapest rooms, simple meals and free sights it still comes to {total}. Fewer nights or a larger budget would do it. I changed nothing.", { budget: whole(budget), total: whole(after) }));
  }
  return repaired(context, {
    label: say("fitted the plan into {budget}", { budget }),
    // An item added and removed again on the way down never reaches the trip.
    edits: settled(edits, context),
    days: [],
    explanation: say("The plan now comes to {total} rather than {before}: {changes}.", { total: whole(after), before: whole(before), changes: said }),
  });
}

const mayGo = ({ type, source, locked, day, placeId }: ActivityState) => day !== null && source === "ai" && !locked && placeId !== null && (type === "sightseeing" || type === "restaurant");

const worth = ({ cost }: ActivityState, { currency }: Money) => (cost ? convert(cost, currency).amount : 0);

/** A stay that the planner priced, at a lower price; null when it is that low already or somebody's own. */
function cheaperRoom({ trip, cities, language }: PlanContext, hotel: ActivityState, band: "mid" | "budget"): Partial<ActivityState> | null {
  if (hotel.source !== "ai" || hotel.locked || !hotel.cost || !hotel.day || !hotel.endDay) return null;
  const destination = trip.destinations.find(({ id }) => id === hotel.destinationId);
  const city: City | null = destination ? cityOf(destination, cities) : null;
  const area = city?.lodging.find((candidate) => candidate.area === hotel.address);
  if (!destination || !city || !area || roomsFor(trip.travellers) === 0) return null;
  const [nights] = openNights({ ...destination, arrival: hotel.day, departure: hotel.endDay }, [], null);
  if (!nights) return null;
  const { cost, why } = stayActivity(nights, area, city, { destination, trip, band, language });
  return cost && cost.amount < convert(hotel.cost, cost.currency).amount ? { cost, why } : null;
}

/** Edits whose targets exist in the trip as it is now. */
function settled(edits: TripEdit[], { trip }: PlanContext): TripEdit[] {
  const own = new Set(trip.activities.map(({ id }) => id));
  return edits.filter((edit) => edit.op === "add" || own.has(edit.id));
}
