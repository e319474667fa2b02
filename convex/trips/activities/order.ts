// Where an activity stands in its day: a fractional index, so that two people who move items never
// renumber each other's. The server picks the key between the neighbours it sees, one mutation
// after another, so that two drops into one gap get two keys.
import { generateKeyBetween } from "fractional-indexing";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";

/** More than anybody plans; bounds every read of a whole trip. */
export const MAX_ACTIVITIES = 1000;

/** The living activities of one day in order; `null` is the list of ideas. */
export function activitiesOfDay(ctx: QueryCtx, tripId: Id<"trips">, day: string | null) {
  return ctx.db
    .query("activities")
    .withIndex("by_trip_deletedAt_day_order", (q) => q.eq("tripId", tripId).eq("deletedAt", undefined).eq("day", day))
    .take(MAX_ACTIVITIES);
}

/** All living activities, ideas first, then by day and order. */
export function activitiesOfTrip(ctx: QueryCtx, tripId: Id<"trips">) {
  return ctx.db
    .query("activities")
    .withIndex("by_trip_deletedAt_day_order", (q) => q.eq("tripId", tripId).eq("deletedAt", undefined))
    .take(MAX_ACTIVITIES);
}

/** The living hotels, by the day of arrival. */
export function hotelsOfTrip(ctx: QueryCtx, tripId: Id<"trips">) {
  return ctx.db
    .query("activities")
    .withIndex("by_trip_deletedAt_type_day", (q) => q.eq("tripId", tripId).eq("deletedAt", undefined).eq("type", "hotel"))
    .take(MAX_ACTIVITIES);
}

type Row = Pick<Doc<"activities">, "_id" | "order" | "start" | "type">;
type Newcomer = Pick<Doc<"activities">, "start" | "type"> & { _id?: Id<"activities"> };

/** Before the first row that starts later. Untimed ones go last, hotels after everything. */
export function indexForTime(rows: Pick<Row, "start" | "type">[], { start, type }: Pick<Row, "start" | "type">): number {
  if (type === "hotel") return rows.length;
  const later = rows.findIndex((row) => row.type === "hotel" || (start !== null && row.start !== null && row.start > start));
  return later === -1 ? rows.length : later;
}

/**
 * Hands out keys for one set of changes. Days are read once; every row that gets a key takes its
 * place at once, so that the next one is put relative to it.
 */
export class DayOrders {
  private readonly days = new Map<string | null, Row[]>();

  constructor(
    private readonly ctx: QueryCtx,
    private readonly tripId: Id<"trips">,
  ) {}

  /** Right after `afterId`; first when null; last when that row is gone. */
  async keyAfter(day: string | null, afterId: Id<"activities"> | null, newcomer: Newcomer): Promise<string> {
    const rows = await this.others(day, newcomer);
    const index = afterId === null ? -1 : rows.findIndex((row) => row._id === afterId);
    return this.insert(rows, afterId !== null && index === -1 ? rows.length : index + 1, newcomer);
  }

  /** `afterId`, or the nearest row before it that isn't among those that leave. */
  async anchor(day: string | null, afterId: Id<"activities"> | null, leaving: Set<Id<"activities">>): Promise<Id<"activities"> | null> {
    if (afterId === null || !leaving.has(afterId)) return afterId;
    const rows = await activitiesOfDay(this.ctx, this.tripId, day);
    const at = rows.findIndex(({ _id }) => _id === afterId);
    return rows.slice(0, at + 1).findLast(({ _id }) => !leaving.has(_id))?._id ?? null;
  }

  /** See `indexForTime`. */
  async keyForTime(day: string | null, newcomer: Newcomer): Promise<string> {
    const rows = await this.others(day, newcomer);
    return this.insert(rows, indexForTime(rows, newcomer), newcomer);
  }

  /** Whether the row may stay where it is with this start: between the timed ones around it. */
  async fitsWhereItIs(row: Row & { day: string | null }): Promise<boolean> {
    const rows = [...(this.days.get(row.day) ?? (await activitiesOfDay(this.ctx, this.tripId, row.day)))];
    this.days.set(row.day, rows);
    const at = rows.findIndex(({ _id }) => _id === row._id);
    if (row.start === null || at === -1) return at !== -1;
    const timed = (other: Row) => other._id !== row._id && other.start !== null && other.type !== "hotel";
    const before = rows.slice(0, at).findLast(timed);
    const after = rows.slice(at).find(timed);
    const fits = (before?.start ?? "") <= row.start && (after?.start ?? "24:00") >= row.start;
    if (fits) rows[at] = { ...rows[at]!, start: row.start };
    return fits;
  }

  private async others(day: string | null, newcomer: Newcomer): Promise<Row[]> {
    const rows = this.days.get(day) ?? (await activitiesOfDay(this.ctx, this.tripId, day));
    const others = newcomer._id ? rows.filter((row) => row._id !== newcomer._id) : rows;
    this.days.set(day, others);
    return others;
  }

  private insert(rows: Row[], index: number, newcomer: Newcomer): string {
    const before = rows[index - 1]?.order ?? null;
    // Undo can bring a row back to a key that has been given anew: between two of the same there is nothing, so it goes after both.
    while (before !== null && index < rows.length && rows[index]!.order <= before) index += 1;
    const order = generateKeyBetween(before, rows[index]?.order ?? null);
    rows.splice(index, 0, { ...newcomer, order, _id: newcomer._id ?? ("" as Id<"activities">) });
    return order;
  }
}
