// The identities that lead to a row of `users`: the one in the row itself, and those that were linked to it.
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { builtInIdentifier } from "../identity";

export type WayIn = {
  tokenIdentifier: string;
  /** "builtIn": a password of Caravan's own, or for a guest this device. */
  kind: "builtIn" | "clerk";
  /** Epoch ms; null for the first one, which is as old as the account. */
  linkedAt: number | null;
};

const MAX_WAYS = 5;

/** At least one, the first one first. */
export async function waysIn(ctx: QueryCtx, user: Doc<"users">): Promise<WayIn[]> {
  const builtIn = builtInIdentifier(user._id);
  const kindOf = (tokenIdentifier: string) => (tokenIdentifier === builtIn ? ("builtIn" as const) : ("clerk" as const));
  const first = user.tokenIdentifier ?? builtIn;
  const links = await linksOf(ctx, user);
  return [
    { tokenIdentifier: first, kind: kindOf(first), linkedAt: null },
    ...links.map(({ tokenIdentifier, linkedAt }) => ({ tokenIdentifier, kind: kindOf(tokenIdentifier), linkedAt })),
  ];
}

export const hasRoom = (ways: WayIn[]) => ways.length < MAX_WAYS;

/** Takes one of a row's identities away; the next one takes the first one's place. */
export async function dropIdentity(ctx: MutationCtx, user: Doc<"users">, tokenIdentifier: string) {
  const links = await linksOf(ctx, user);
  const isFirst = user.tokenIdentifier === tokenIdentifier;
  const link = isFirst ? links[0] : links.find((one) => one.tokenIdentifier === tokenIdentifier);
  if (isFirst) await ctx.db.patch(user._id, { tokenIdentifier: link?.tokenIdentifier });
  if (link) await ctx.db.delete(link._id);
}

function linksOf(ctx: QueryCtx, user: Doc<"users">): Promise<Doc<"linkedIdentities">[]> {
  return ctx.db
    .query("linkedIdentities")
    .withIndex("by_user", (q) => q.eq("userId", user._id))
    .take(MAX_WAYS);
}
