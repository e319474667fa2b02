// Reading and deleting rows by the inventory, whatever their table. The one place where a table's name is a value.
import type { PaginationResult } from "convex/server";
import type { Id, TableNames } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { entryOf, TABLES, type Lookup } from "./inventory";

export type AnyRow = { _id: Id<TableNames>; _creationTime: number } & Record<string, unknown>;
type Range = { eq(field: string, value: string): Range };
type Rows = { take(count: number): Promise<AnyRow[]>; paginate(options: { numItems: number; cursor: string | null }): Promise<PaginationResult<AnyRow>> };
type AnyTables = { query(table: TableNames): Rows & { withIndex(index: string, range: (q: Range) => Range): Rows } };

const tables = (ctx: QueryCtx) => ctx.db as unknown as AnyTables;

/** Rows of a table whose looked-up field is `value`. */
export const rowsBy = (ctx: QueryCtx, table: TableNames, { index, field }: Lookup, value: string): Rows =>
  tables(ctx).query(table).withIndex(index, (q) => q.eq(field, value));

export const allRows = (ctx: QueryCtx, table: TableNames): Rows => tables(ctx).query(table);

/** Rows that one mutation deletes at most, each with at most as many below it. */
const BATCH = 50;

/** Deletes some; true when none is left. */
export async function deleteSome(ctx: MutationCtx, table: TableNames, lookup: Lookup, value: string): Promise<boolean> {
  const rows = await rowsBy(ctx, table, lookup, value).take(BATCH);
  for (const row of rows) if (!(await deleteRow(ctx, table, row))) return false;
  return rows.length < BATCH;
}

/** The row, what hangs on it and its file. False when there was too much for once: the row is still there. */
export async function deleteRow(ctx: MutationCtx, table: TableNames, row: AnyRow): Promise<boolean> {
  for (const child of TABLES) {
    const { ofRow, fate } = entryOf(child);
    if (ofRow?.table !== table || fate === "keep") continue;
    if (!(await deleteSome(ctx, child, ofRow, row._id))) return false;
  }
  if (typeof row.storageId === "string") await ctx.storage.delete(row.storageId as Id<"_storage">);
  await ctx.db.delete(row._id);
  return true;
}
