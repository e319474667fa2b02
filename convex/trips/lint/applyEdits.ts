// A trip as it would be after a fix, without a database: for previews, tests and the check that a fix helps.
import type { ActivityState } from "../../ai/types";
import type { Edit, LintItem, LintTrip } from "./types";

export function applyFixEdits(trip: LintTrip, edits: Edit[]): LintTrip {
  let after = trip;
  for (const [index, edit] of edits.entries()) after = applied(after, edit, `new:${index}`);
  return after;
}

function applied(trip: LintTrip, edit: Edit, newId: string): LintTrip {
  const { activities, destinations } = trip;
  switch (edit.op) {
    case "set":
      return { ...trip, activities: activities.map((item) => (item.id === edit.id ? { ...item, ...edit.set, ...(edit.set.day === null && { status: "idea" as const }) } : item)) };
    case "add": {
      const { transport, ...fields } = edit.item;
      const added: LintItem = { ...fields, ...(transport && { transport }), id: newId, source: "person", status: "planned" };
      return { ...trip, activities: [...activities, added] };
    }
    case "remove":
      return { ...trip, activities: activities.filter(({ id }) => id !== edit.id) };
    case "city":
      return { ...trip, destinations: destinations.map((city) => (city.id === edit.id ? { ...city, ...edit.set } : city)) };
    case "budget":
      return { ...trip, budget: edit.budget };
  }
}

/** Days that edits touch, where things were and where they go. */
export function daysTouched({ activities, destinations }: LintTrip, edits: Edit[]): Set<string> {
  const of = (item: Pick<ActivityState, "day" | "endDay"> | undefined) => [item?.day, item?.endDay];
  const days = edits.flatMap((edit) => {
    if (edit.op === "add") return of(edit.item);
    if (edit.op === "city") return destinations.filter(({ id }) => id === edit.id).flatMap(({ arrival, departure }) => [arrival, departure, edit.set.arrival, edit.set.departure]);
    if (edit.op === "budget") return [];
    const item = activities.find(({ id }) => id === edit.id);
    return [...of(item), ...(edit.op === "set" ? of({ ...item!, ...edit.set }) : [])];
  });
  return new Set(days.filter((day) => typeof day === "string"));
}
