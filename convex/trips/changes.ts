// Every change to a trip's plan goes through `applyChanges`: it writes the rows, logs one event with
// each field before and after, and keeps the trip's counters. Undo is the same log read backwards.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";

export type Actor = { userId: Id<"users">; assistant: boolean };
type ActivityRow = Omit<
  Doc<"activities">,
  "_id" | "_creationTime" | "tripId" | "createdBy" | "updatedBy" | "updatedByAssistant" | "updatedAt" | "deletedAt"
>;

export type Change =
  | { op: "insert"; activity: ActivityRow }
  | { op: "patch"; activity: Doc<"activities">; set: Partial<ActivityRow> & { deletedAt?: number | undefined } }
  | { op: "trip"; set: Partial<Pick<Doc<"trips">, "title" | "travellers" | "budget" | "status" | "type" | "assistant">> };

export type ChangeMeta = {
  trip: Doc<"trips">;
  actor: Actor;
  batchId: string;
  kind?: Doc<"tripEvents">["kind"];
  label: string;
};

type LoggedChange = Doc<"tripEvents">["changes"][number];

/** Returns the ids of inserted activities. Changes that change nothing are not logged. */
export async function applyChanges(ctx: MutationCtx, meta: ChangeMeta, changes: Change[]): Promise<Id<"activities">[]> {
  const { trip, actor } = meta;
  const stamp = { updatedBy: actor.userId, updatedByAssistant: actor.assistant, updatedAt: Date.now() };
  const inserted: Id<"activities">[] = [];
  const logged: LoggedChange[] = [];
  let countDelta = 0;
  let tripSet: Record<string, unknown> = {};
  for (const change of changes) {
    switch (change.op) {
      case "insert": {
        const id = await ctx.db.insert("activities", {
          ...change.activity,
          ...stamp,
          tripId: trip._id,
          createdBy: actor.userId,
        });
        inserted.push(id);
        countDelta += 1;
        // Undoing an addition is setting `deletedAt`, so that the id survives a redo.
        logged.push({ table: "activities", id, fields: [{ name: "deletedAt", before: stamp.updatedAt }] });
        break;
      }
      case "patch": {
        const fields = changedFields(change.activity, change.set);
        if (fields.length === 0) break;
        await ctx.db.patch(change.activity._id, { ...change.set, ...stamp });
        if (fields.some((field) => field.name === "deletedAt")) countDelta += change.set.deletedAt === undefined ? 1 : -1;
        logged.push({ table: "activities", id: change.activity._id, fields });
        break;
      }
      case "trip": {
        const fields = changedFields(trip, change.set);
        if (fields.length === 0) break;
        tripSet = { ...tripSet, ...change.set };
        logged.push({ table: "trips", id: trip._id, fields });
        break;
      }
    }
  }
  if (logged.length === 0) return inserted;
  // The row in hand may be older than changes earlier in this transaction.
  const current = (await ctx.db.get(trip._id))!;
  const seq = current.revision + 1;
  await ctx.db.patch(trip._id, { ...tripSet, revision: seq, activityCount: current.activityCount + countDelta });
  await ctx.db.insert("tripEvents", {
    tripId: trip._id,
    seq,
    actorId: actor.userId,
    byAssistant: actor.assistant,
    batchId: meta.batchId,
    kind: meta.kind ?? "edit",
    label: meta.label,
    changes: logged,
    undone: false,
  });
  return inserted;
}

function changedFields(row: object, set: object): LoggedChange["fields"] {
  const current = row as Record<string, unknown>;
  return Object.entries(set)
    .filter(([name, after]) => !sameValue(current[name], after))
    .map(([name, after]) => ({
      name,
      ...(current[name] !== undefined && { before: current[name] }),
      ...(after !== undefined && { after }),
    }));
}

/** Fields hold plain JSON whose keys come in one order. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  return Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1));
}
