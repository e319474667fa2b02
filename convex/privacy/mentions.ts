// For whoever runs this Caravan: where does a text still stand? So that "do you hold anything of mine?" can be answered.
//   npx convex run privacy/mentions:find '{"text":"ada@example.org"}'
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalAction, internalQuery } from "../_generated/server";
import { TABLES } from "./inventory";
import { allRows } from "./walk";

const PAGE = 200;

type Mention = { table: string; id: string };

/** Every row of every table in which the text stands, whatever the case. Sealed fields can't be looked into. */
export const find = internalAction({
  args: { text: v.string() },
  handler: async (ctx, { text }): Promise<Mention[]> => {
    if (text.trim().length < 3) throw new Error("Three characters at least.");
    const mentions: Mention[] = [];
    for (const table of TABLES) {
      let cursor: string | null = null;
      do {
        const found: { ids: string[]; cursor: string | null } = await ctx.runQuery(internal.privacy.mentions.page, { table, text, cursor });
        mentions.push(...found.ids.map((id) => ({ table, id })));
        cursor = found.cursor;
      } while (cursor !== null);
    }
    return mentions;
  },
});

export const page = internalQuery({
  args: { table: v.string(), text: v.string(), cursor: v.union(v.string(), v.null()) },
  handler: async (ctx, { table: name, text, cursor }): Promise<{ ids: string[]; cursor: string | null }> => {
    const table = TABLES.find((each) => each === name)!;
    const { page: rows, isDone, continueCursor } = await allRows(ctx, table).paginate({ numItems: PAGE, cursor });
    const sought = text.toLowerCase();
    const ids = rows.filter((row) => JSON.stringify(row).toLowerCase().includes(sought)).map(({ _id }) => _id as string);
    return { ids, cursor: isDone ? null : continueCursor };
  },
});
