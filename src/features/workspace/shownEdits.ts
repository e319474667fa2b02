// What each edit of one's own makes of the plan on screen until the server has answered: of the plan that the server sent, or of the one
// that was last seen, where edits wait for the network. By the function that the edit calls. Pure.
import { getFunctionName, type FunctionReference } from "convex/server";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { argsOf, type KeptEdit } from "../../lib/outbox";
import { changed, duplicated, inItineraryOrder, moved, onNewDates, orderForTime } from "./localEdits";
import { newDates } from "./newDates";
import { pendingId } from "./rowIds";
import type { Activity, Itinerary } from "./wholePlan";

type Edit = FunctionReference<"mutation">;
type UserId = Id<"users">;
/** The name of the edit, which rows that it adds are known by, and whose it is. */
type By = { editKey: string; myId: UserId | null };
type Shown = (itinerary: Itinerary, args: never, by: By) => Partial<Itinerary>;

const { activities, days, trips } = api.trips;
const show = <Of extends Edit>(edit: Of, effect: (itinerary: Itinerary, args: Of["_args"], by: By) => Partial<Itinerary>): [string, Shown] => [getFunctionName(edit), effect];
const rows = <Of extends Edit>(edit: Of, effect: (rows: Activity[], args: Of["_args"], by: By) => Activity[]) =>
  show(edit, (itinerary, args, by) => ({ activities: effect(itinerary.activities, args, by).sort(inItineraryOrder) }));

const EFFECTS = new Map<string, Shown>([
  rows(activities.addMany, (list, { activities: added }, { editKey, myId }) => added.reduce((all, activity, index) => [...all, pendingRow(pendingId(editKey, index), activity, all, myId)].sort(inItineraryOrder), list)),
  rows(activities.update, (list, { activityId, set }) => changed(list, [activityId], set as Partial<Activity>)),
  rows(activities.updateMany, (list, { activityIds, set }) => changed(list, activityIds, set as Partial<Activity>)),
  rows(activities.move, (list, { activityId, day, afterId }) => moved(list, [activityId], day, afterId)),
  rows(activities.moveMany, (list, { activityIds, day, afterId }) => moved(list, activityIds, day, afterId)),
  rows(activities.removeMany, (list, { activityIds }) => list.filter(({ _id }) => !activityIds.includes(_id))),
  rows(activities.duplicate, (list, { activityIds }, { editKey }) => duplicated(list, activityIds, activityIds.map((_, index) => pendingId(editKey, index)))),
  show(days.move, ({ activities: list, dayNotes, variants }, { from, to, how }) => {
    const dates = newDates({ from, to, how });
    return {
      activities: onNewDates(list, dates).sort(inItineraryOrder),
      dayNotes: dayNotes.map((note) => ({ ...note, day: dates.get(note.day) ?? note.day })),
      variants: variants.map((variant) => ({ ...variant, day: dates.get(variant.day) ?? variant.day })),
    };
  }),
  show(days.describe, ({ dayNotes }, { day, title, notes }) => {
    const before = { title: "", notes: "", ...dayNotes.find((note) => note.day === day) };
    return { dayNotes: [...dayNotes.filter((note) => note.day !== day), { day, title: title ?? before.title, notes: notes ?? before.notes }] };
  }),
  show(trips.update, ({ trip }, { tripId: _trip, editKey: _key, seen: _seen, coverId: _cover, ...set }) => ({ trip: { ...trip, ...(set as Partial<Itinerary["trip"]>) } })),
]);

/** The plan with an edit in it; as it was where the edit is of another trip. */
export function withEdit(itinerary: Itinerary, path: string, args: Record<string, unknown>, by: By): Itinerary {
  const effect = args.tripId === itinerary.trip._id ? EFFECTS.get(path) : undefined;
  return effect ? { ...itinerary, ...effect(itinerary, args as never, by) } : itinerary;
}

/** The same for edits that wait, in their order. */
export const withWaiting = (itinerary: Itinerary, edits: readonly KeptEdit[]): Itinerary =>
  edits.reduce((plan, edit) => withEdit(plan, edit.path, argsOf(edit), { editKey: edit.editKey, myId: edit.userId as UserId | null }), itinerary);

/**
 * Whether rows that an edit of an earlier page adds seem to be in the server's plan already: it came there, and only its answer was lost with that page. It
 * isn't shown a second time until the answer says so.
 */
export function isThere({ activities: list }: Itinerary, { path, args }: KeptEdit): boolean {
  if (path !== ADDING) return false;
  const { activities: added } = args as { activities: { title: string; day: string | null }[] };
  return added.every(({ title, day }) => list.some((row) => row.title === title && row.day === day));
}
const ADDING = getFunctionName(activities.addMany);

function pendingRow(id: Activity["_id"], activity: (typeof activities.addMany)["_args"]["activities"][number], list: Activity[], myId: UserId | null): Activity {
  const now = Date.now();
  return {
    ...activity,
    _id: id,
    _creationTime: now,
    order: orderForTime(list, activity),
    status: activity.day === null ? "idea" : "planned",
    source: "person",
    // Whoever is asked for is known by now; were they not, the row would only flash once as somebody's.
    updatedBy: myId!,
    updatedByAssistant: false,
    updatedAt: now,
  };
}
