// What a person's documents say in clear, where their owner wants to be warned in trips: never a name, never a number. It is read
// only where the answer goes to the owner alone.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import type { Held, Shortfall } from "./documentValidity";

export const MAX_DOCUMENTS = 6;
/** Trips in which a document is fine as it is; the oldest are forgotten. */
const MAX_FINE = 100;

type InClear = NonNullable<Doc<"travellerDocuments">["validity"]>;
export type Readable = Held & InClear & { id: Id<"travellerDocuments"> };

export const documentsOf = (ctx: QueryCtx, userId: Id<"users">) =>
  ctx.db.query("travellerDocuments").withIndex("by_user", (q) => q.eq("userId", userId)).take(MAX_DOCUMENTS);

export async function readableOf(ctx: QueryCtx, userId: Id<"users">): Promise<Readable[]> {
  return (await documentsOf(ctx, userId)).flatMap(({ _id, kind, validity }) => (validity ? [{ id: _id, kind, ...validity }] : []));
}

/** Whether its owner doesn't want to hear of this in this trip. */
export const isFine = ({ fineIn }: InClear, tripId: Id<"trips">, how: Shortfall): boolean => fineIn.some((one) => one.tripId === tripId && one.how === how);

/** Nothing happens when the document isn't theirs, or not in clear any more. */
export async function setFine(ctx: MutationCtx, userId: Id<"users">, documentId: string, inTrip: InClear["fineIn"][number], fine: boolean) {
  const document = (await readableOf(ctx, userId)).find(({ id }) => id === documentId);
  if (!document) return;
  const { country, expires, fineIn } = document;
  const others = fineIn.filter(({ tripId, how }) => tripId !== inTrip.tripId || how !== inTrip.how);
  await ctx.db.patch(document.id, { validity: { country, expires, fineIn: fine ? [...others, inTrip].slice(-MAX_FINE) : others } });
}
