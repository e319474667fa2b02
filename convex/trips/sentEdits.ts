// Edits that their sender named, so that one is done once however often it is sent: whoever never had the answer asks again and has it.
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { sha256 } from "../digest";
import { appError } from "../errors";
import { boundedText } from "../validation";
import type { Sent } from "./change";
import { isAppearance } from "./changes";
import { NO_STEP } from "./history/revision";

type Edit = MutationCtx & { user: Doc<"users">; trip: Doc<"trips"> };

export async function sentAs(ctx: MutationCtx, editKey: string, args: Record<string, unknown>): Promise<Sent> {
  const { name } = await ctx.meta.getFunctionMetadata();
  return { editKey: boundedText(editKey, "editKey", 8, 64), print: await sha256(`${name} ${JSON.stringify(args, inOneOrder)}`) };
}

/** The answer that this edit had; null where it hasn't been done. Throws CONFLICT where its name is another edit's. */
export async function answeredBefore({ db, trip, user }: Edit, { editKey, print }: Sent): Promise<{ answer: unknown } | null> {
  const event = await db
    .query("tripEvents")
    .withIndex("by_trip_batch", (q) => q.eq("tripId", trip._id).eq("batchId", editKey))
    .first();
  if (!event) return null;
  // What was logged before prints were kept has none.
  const isSame = event.actorId === user._id && !event.byAssistant && (event.sent?.print ?? print) === print;
  if (!isSame) throw appError("CONFLICT", "Another change goes by this name. Make yours once more.");
  return { answer: event.sent ? (event.sent.answer ?? null) : addedBy(event) };
}

/** Kept with what was done, and without it where that was nothing: done later, it might be something. */
export async function keepAnswer({ db, trip, user }: Edit, { editKey, print }: Sent, answer: unknown): Promise<void> {
  const sent = { print, ...(answer !== null && answer !== undefined && { answer }) };
  const event = await db
    .query("tripEvents")
    .withIndex("by_trip_batch", (q) => q.eq("tripId", trip._id).eq("batchId", editKey))
    .first();
  if (!event) await db.insert("tripEvents", { tripId: trip._id, seq: NO_STEP, actorId: user._id, byAssistant: false, batchId: editKey, kind: "edit", label: "", changes: [], undone: true, sent });
  else if (sent.answer !== undefined) await db.patch(event._id, { sent });
}

const addedBy = ({ changes }: Doc<"tripEvents">): string[] => changes.filter(({ table, fields }) => table === "activities" && fields.some(isAppearance)).map(({ id }) => id);

/** The same for the same fields, in whatever order they came. */
const inOneOrder = (_name: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
