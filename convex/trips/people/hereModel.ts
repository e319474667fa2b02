// Who has a trip open, and where in it, on the presence component. A room is a trip; what it keeps of a person is where they are.
import { Presence } from "@convex-dev/presence";
import { v, type Infer } from "convex/values";
import { components } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";

export const presence = new Presence<Id<"trips">, Id<"users">>(components.presence);

/** Where somebody is: the view, a day of it, the open item and the field of it that has their focus. */
export const where = v.object({
  view: v.string(),
  day: v.union(v.string(), v.null()),
  activityId: v.union(v.id("activities"), v.null()),
  field: v.union(v.string(), v.null()),
});
export type Where = Infer<typeof where>;

const MAX_WORD = 40;

/** Short words only: everybody in the trip is sent them. */
export const boundedWhere = ({ view, day, activityId, field }: Where): Where => ({
  view: view.slice(0, MAX_WORD),
  day: day && day.slice(0, 10),
  activityId,
  field: field && field.slice(0, MAX_WORD),
});

/** Takes somebody out of the trip's room at once. */
export async function forgetPresence(ctx: MutationCtx, tripId: Id<"trips">, userId: Id<"users">) {
  const rooms = await presence.listUser(ctx, userId);
  if (rooms.some(({ roomId }) => roomId === tripId)) await presence.removeRoomUser(ctx, tripId, userId);
}
