// Edits that come late. Whoever was without a network made them from a plan that others have changed since: what they hadn't seen of
// the very field that they set, or of the row that they take away, isn't written over before they have chosen.
import type { Value } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { appError, type Overtaken, type OvertakenRow } from "../../errors";
import type { Said } from "../../said";
import type { Change, ChangeMeta } from "../change";
import { netChanges } from "./foldEvents";
import { revisionOf } from "./revision";
import { sameValue } from "./sameValue";

/** Two who change one thing at one moment see each other do it: the last one has it, as people expect. */
const AT_ONCE_MS = 5_000;
/** Events that are looked through at most, the newest ones. */
const MAX_UNSEEN = 500;
/** Rows and steps that are told of. */
const MAX_TOLD = 20;
const MAX_STEPS = 3;
/** Where an item stands among the others of its day follows from how all of them were moved. */
const ORDER = "order";

type Row = { id: string; table: OvertakenRow["table"]; row: Record<string, unknown>; set: Record<string, unknown> };
type Event = Doc<"tripEvents">;

/** Throws CONFLICT, with what is contested, where others changed what `changes` set after the step that its sender had last seen (`meta.seen`). */
export async function requireNotOvertaken(ctx: MutationCtx, { trip, actor, seen, label }: ChangeMeta, changes: readonly Change[]): Promise<void> {
  if (seen === undefined) return;
  const unseen = await ctx.db
    .query("tripEvents")
    .withIndex("by_trip_seq", (q) => q.eq("tripId", trip._id).gt("seq", seen))
    .order("desc")
    .take(MAX_UNSEEN);
  if (!unseen.some((event) => isAnothers(event, actor.userId) && event._creationTime < Date.now() - AT_ONCE_MS)) return;
  const events = unseen.toReversed();
  const net = new Map(netChanges(events).map((row) => [row.id, row.fields]));
  const rows = changes.flatMap((change) => {
    const changed = rowOf(change, trip);
    const theirs = changed && net.get(changed.id);
    return theirs ? contested(changed, theirs, (name) => isAnothersWord(events, changed.id, name, actor.userId)) : [];
  });
  if (rows.length === 0) return;
  const ids = new Set(rows.map(({ id }) => id));
  const steps = unseen.filter((event) => isAnothers(event, actor.userId) && event.changes.some(({ id }) => ids.has(id)));
  throw await overtaken(ctx, trip, label, rows, { steps });
}

/** The refusal of what was made from something that is no longer so. `steps`: what others did to it, newest first. */
export async function overtaken(
  ctx: MutationCtx,
  trip: Doc<"trips">,
  mine: Said | string,
  rows: OvertakenRow[],
  { steps = [], message = "Somebody else changed this while you were away. Choose what to keep." }: { steps?: readonly Event[]; message?: string } = {},
) {
  const theirs = await Promise.all(
    steps.slice(0, MAX_STEPS).map(async ({ actorId, byAssistant, label, said, _creationTime: at }) => ({ by: (await nameOf(ctx, actorId)) ?? null, byAssistant, label, ...(said && { said }), at })),
  );
  return appError("CONFLICT", message, undefined, { trip: { id: trip._id, title: trip.title }, seen: await revisionOf(ctx, trip._id), mine, rows: rows.slice(0, MAX_TOLD), theirs } satisfies Overtaken);
}

const nameOf = async (ctx: MutationCtx, userId: Id<"users"> | null) => userId && (await ctx.db.get(userId))?.name;

const isAnothers = ({ actorId }: Event, myId: Id<"users">): boolean => actorId !== null && actorId !== myId;

/** Whether the field is as somebody else left it, and not only just now. */
function isAnothersWord(events: readonly Event[], rowId: string, name: string, myId: Id<"users">): boolean {
  const touching = events.filter(({ changes }) => changes.some(({ id, fields }) => id === rowId && fields.some((field) => field.name === name)));
  return touching.length > 0 && isAnothers(touching.at(-1)!, myId) && touching.some((event) => isAnothers(event, myId) && event._creationTime < Date.now() - AT_ONCE_MS);
}

/** What is there already, and what is to become of it; null for what is new. */
function rowOf(change: Change, trip: Doc<"trips">): Row | null {
  switch (change.op) {
    case "patch":
      return { id: change.activity._id, table: "activities", row: change.activity, set: change.set };
    case "patchRow":
      return { id: change.row._id, table: change.table, row: change.row, set: change.set };
    case "trip":
      return { id: trip._id, table: "trips", row: trip, set: change.set };
    default:
      return null;
  }
}

function contested({ id, table, row, set }: Row, theirs: { name: string; before?: unknown }[], isAnothersWord: (name: string) => boolean): OvertakenRow[] {
  const isRemoval = set.deletedAt !== undefined;
  const isMeant = (name: string) => (isRemoval ? name !== "deletedAt" : name in set && !sameValue(set[name], row[name]));
  const fields = theirs
    .filter(({ name }) => name !== ORDER && isMeant(name) && isAnothersWord(name))
    .map(({ name, before }) => ({ name, ...present({ before, mine: isRemoval ? undefined : set[name], theirs: row[name] }) }));
  return fields.length === 0 ? [] : [{ id, table, title: titleOf(table, row), isRemoval, fields }];
}

/** Without what is undefined, which no value of an error may be. Fields of rows are values. */
const present = <Name extends string>(fields: Record<Name, unknown>) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Record<Name, Value>>;

/** What people know it by: a day's date, an item's title, a city's or a plan's name. */
const titleOf = (table: OvertakenRow["table"], { title, name, day }: Record<string, unknown>): string => (table === "dayNotes" ? [day] : [title, name]).find((word) => typeof word === "string") ?? "";
