// Puts a person's copy together: table after table of the inventory, a page at a time, into one ZIP in the file storage.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { internalAction, type ActionCtx } from "../_generated/server";
import { whereItFailed } from "../whereItFailed";
import type { Language } from "../words/languages";
import { Archive } from "./archive";
import type { ExportPage, Place } from "./exportRows";
import { entryOf, TABLES, type InventoryTable } from "./inventory";
import { readme } from "./readme";

type Subject = { userId: Id<"users">; name: string; language?: Language | undefined; tripIds: Id<"trips">[]; clerkIds: string[] };

export const build = internalAction({
  args: { exportId: v.id("dataExports") },
  handler: async (ctx, { exportId }): Promise<null> => {
    const subject: Subject | null = await ctx.runQuery(internal.privacy.exportRows.subject, { exportId });
    if (!subject) return null;
    try {
      const zip = await archiveOf(ctx, subject);
      const storageId = await ctx.storage.store(zip);
      const isWanted = await ctx.runMutation(internal.privacy.exportRows.ready, { exportId, storageId, size: zip.size });
      if (!isWanted) await ctx.storage.delete(storageId);
    } catch (error) {
      console.error(`Export ${exportId} failed: ${whereItFailed(error)}`);
      await ctx.runMutation(internal.privacy.exportRows.fail, { exportId });
    }
    return null;
  },
});

async function archiveOf(ctx: ActionCtx, subject: Subject): Promise<Blob> {
  const archive = new Archive();
  const parents = new Set(TABLES.flatMap((table) => entryOf(table).ofRow?.table ?? []));
  /** Ids of rows on which others hang. */
  const ids = new Map<string, string[]>();
  const files: ExportPage["files"] = [];
  for (const table of TABLES) {
    const { personal, exported } = entryOf(table);
    if (!personal || exported === "none") continue;
    const file = archive.table(table);
    for (const row of await singles(ctx, table, subject)) file.add([row]);
    for (const place of placesOf(table, subject, ids)) {
      for await (const found of pages(ctx, subject.userId, table, place)) {
        if (parents.has(table)) ids.set(table, [...(ids.get(table) ?? []), ...found.ids]);
        files.push(...found.files);
        if (!file.add(found.rows)) break;
      }
    }
    file.close();
  }
  const people = archive.table("people");
  for (const tripId of subject.tripIds) people.add(await ctx.runQuery(internal.privacy.exportRows.people, { tripId }));
  people.close();
  for (const { storageId, name, size } of files) {
    const content = archive.hasRoomFor(name, size) ? await ctx.storage.get(storageId) : null;
    if (content) archive.file(name, new Uint8Array(await content.arrayBuffer()));
  }
  return archive.finish((contents) => readme(subject.name, Date.now(), contents, subject.language));
}

/** Rows that are found by their own id. */
async function singles(ctx: ActionCtx, table: InventoryTable, { userId, tripIds }: Subject): Promise<Record<string, unknown>[]> {
  const ids = table === "users" ? [userId] : table === "trips" ? tripIds : [];
  const rows: Record<string, unknown>[] = [];
  for (const id of ids) {
    const row: Record<string, unknown> | null = await ctx.runQuery(internal.privacy.exportRows.single, { id, table: table as "users" | "trips" });
    if (row) rows.push(row);
  }
  return rows;
}

/** Where a table's rows of the person are: by their id if they can be, else by what of theirs they belong to. */
function placesOf(table: InventoryTable, { userId, tripIds, clerkIds }: Subject, ids: Map<string, string[]>): Place[] {
  const { ofPerson, ofTrip, ofRow, ofClerkId } = entryOf(table);
  if (ofPerson) return ofPerson.map((_, lookup) => ({ by: "person", lookup, value: userId }));
  if (ofTrip) return tripIds.map((value) => ({ by: "trip", lookup: 0, value }));
  if (ofRow) return (ids.get(ofRow.table) ?? []).map((value) => ({ by: "row", lookup: 0, value }));
  return (ofClerkId ? clerkIds : []).map((value) => ({ by: "clerk", lookup: 0, value }));
}

async function* pages(ctx: ActionCtx, userId: Id<"users">, table: InventoryTable, place: Place): AsyncGenerator<ExportPage> {
  let cursor: string | null = null;
  do {
    const found: ExportPage = await ctx.runQuery(internal.privacy.exportRows.page, { userId, table, ...place, cursor });
    yield found;
    cursor = found.cursor;
  } while (cursor !== null);
}
