// Where an activity stands in its day: a fractional index, so that two people who move items never
// renumber each other's. The server picks the key between the neighbours it sees, one mutation
// after another, so that two drops into one gap get two keys.
import { generateKeyBetween } from "fractional-indexing";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

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

type Row = Pick<Doc<"activities">, "_id" | "order" | "start" | "type">;
type Newcomer = Pick<Doc<"activities">, "start" | "type"> & { _id?: Id<"activities"> };

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

  /** Before the first row that starts later. Untimed ones go last, hotels after everything. */
  async keyForTime(day: string | null, newcomer: Newcomer): Promise<string> {
    const rows = await this.others(day, newcomer);
    const { start, type } = newcomer;
    const later =
      type === "hotel" ? -1 : rows.findIndex((row) => row.type === "hotel" || (start !== null && row.start !== null && row.start > start));
    return this.insert(rows, later === -1 ? rows.length : later, newcomer);
  }

  private async others(day: string | null, newcomer: Newcomer): Promise<Row[]> {
    const rows = this.days.get(day) ?? (await activitiesOfDay(this.ctx, this.tripId, day));
    const others = newcomer._id ? rows.filter((row) => row._id !== newcomer._id) : rows;
    this.days.set(day, others);
    return others;
  }

  private insert(rows: Row[], index: number, newcomer: Newcomer): string {
    const order = generateKeyBetween(rows[index - 1]?.order ?? null, rows[index]?.order ?? null);
    rows.splice(index, 0, { ...newcomer, order, _id: newcomer._id ?? ("" as Id<"activities">) });
    return order;
  }
}
