// The feed's pages: the plan's log and what happened to people and sharing, as one list. Both are in the order of the plan's numbers, so
// they merge without a clock; cursors are places in that order, and hold for either.
import type { PaginationOptions, PaginationResult } from "convex/server";
import { mergedStream, stream, type QueryStream } from "convex-helpers/server/stream";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { appError } from "../../errors";
import schema from "../../schema";
import { english } from "../../said";
import { passes, TouchedDays, type FeedFilter } from "./feedModel";
import { PeopleWords } from "./peopleWords";
import { NO_STEP } from "./revision";
import { isUndone } from "./undone";

type Row = Doc<"tripEvents"> | Doc<"peopleEvents">;
type Reading = QueryCtx & { trip: Doc<"trips">; user: Doc<"users">; role: Doc<"memberships">["role"] };
/** `kind: "people"` is what happened to people and sharing alone. */
type Asked = Omit<FeedFilter, "kind"> & { kind?: FeedFilter["kind"] | "people"; by?: Id<"users"> };

const MAX_PAGE = 100;
/** A page that others' events have made longer than this is read in two. */
const MAX_ROWS_READ = 1_000;
const NOTHING = { page: [], isDone: true, continueCursor: "[]" };

/** Newest first. See `history.list`. */
export async function feedPage(ctx: Reading, { numItems, cursor, endCursor }: PaginationOptions, { by, kind, ...rest }: Asked) {
  const streams: QueryStream<Row>[] = [];
  if (kind !== "people") streams.push(planRows(ctx, by));
  // It is on no day of the plan, and nothing of the assistant's.
  if ((kind === "people" || kind === undefined) && rest.day === undefined && rest.byAssistant !== true) streams.push(peopleRows(ctx, by));
  const rows: PaginationResult<Row> =
    streams.length === 0 || cursor === NOTHING.continueCursor
      ? NOTHING
      : await mergedStream(streams, ["seq"]).paginate({
          numItems: Math.min(numItems, MAX_PAGE),
          cursor: placeIn(cursor),
          endCursor: placeIn(endCursor ?? null),
          maximumRowsRead: MAX_ROWS_READ,
        });
  const filter = { ...rest, ...(kind !== undefined && kind !== "people" && { kind }) };
  const [touched, words] = [new TouchedDays(ctx), new PeopleWords(ctx, ctx)];
  const page = await Promise.all(rows.page.map((row) => ("what" in row ? happened(row, words) : step(row, touched, filter))));
  return { ...rows, page: page.filter((entry) => entry !== null) };
}

const planRows = ({ db, trip }: Reading, by: Id<"users"> | undefined) => {
  const log = stream(db, schema).query("tripEvents");
  const ofTrip = by
    ? log.withIndex("by_trip_actor_seq", (q) => q.eq("tripId", trip._id).eq("actorId", by).gt("seq", NO_STEP))
    : log.withIndex("by_trip_seq", (q) => q.eq("tripId", trip._id).gt("seq", NO_STEP));
  return ofTrip.order("desc");
};

const peopleRows = ({ db, trip }: Reading, by: Id<"users"> | undefined) => {
  const log = stream(db, schema).query("peopleEvents");
  const ofTrip = by
    ? log.withIndex("by_trip_actor_seq", (q) => q.eq("tripId", trip._id).eq("actorId", by))
    : log.withIndex("by_trip_seq", (q) => q.eq("tripId", trip._id));
  return ofTrip.order("desc");
};

async function step(event: Doc<"tripEvents">, touched: TouchedDays, filter: FeedFilter) {
  const days = await touched.of(event);
  if (!passes(event, days, filter)) return null;
  const { _id, _creationTime, seq, actorId, byAssistant, batchId, kind, label, said } = event;
  return { _id, at: _creationTime, seq, actorId, byAssistant, batchId, kind, label, said, undone: isUndone(event), days };
}

/** Nothing to undo: of no batch. `actor`: null where it is told without anybody's name; `name` null: an account that is gone. */
async function happened(event: Doc<"peopleEvents">, words: PeopleWords) {
  const { _id, _creationTime, seq, actorId, what } = event;
  const said = await words.of(event);
  const person = actorId && (await words.person(actorId));
  return { _id, at: _creationTime, seq, actorId, actor: actorId && { name: person?.name ?? null, hue: person?.hue ?? 0 }, batchId: null, kind: "people" as const, what: what.kind, label: english(said), said };
}

/** A cursor as we give them: [seq, time, id], or the end. Refuses any other, as from before the feed had both: the reader starts anew. */
function placeIn(cursor: string | null): string | null {
  if (cursor === null || cursor === NOTHING.continueCursor || /^\[-?[\d.e+]+,[\d.e+]+,"[^"\\]+"\]$/.test(cursor)) return cursor;
  throw appError("VALIDATION_ERROR", "This part of the history has changed. Load the page anew.", { paginationError: "InvalidCursor" });
}
