// Names by which people may be found, if they allow it. One a person, unique, and not a way to sign in.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { appError } from "../errors";
import { limitSearches } from "../rateLimits";

const USERNAME = /^[a-z][a-z0-9_]{2,23}$/;
const MIN_PREFIX = 3;
const MAX_FOUND = 8;
/** What people would take for Caravan itself. */
const RESERVED = new Set(["admin", "administrator", "caravan", "support", "help", "system", "assistant", "root", "everyone", "here", "all"]);

/** As it is kept: without @, lower case. Throws VALIDATION_ERROR. */
export function validUsername(text: string): string {
  const name = normalised(text);
  if (!USERNAME.test(name)) {
    throw appError("VALIDATION_ERROR", "A username has 3 to 24 letters (a–z), digits or underscores, and begins with a letter.", { field: "username" });
  }
  if (RESERVED.has(name)) throw appError("VALIDATION_ERROR", "This name is kept for Caravan itself. Choose another.", { field: "username" });
  return name;
}

const normalised = (text: string) => text.trim().replace(/^@/, "").toLowerCase().slice(0, 80);

export function userByUsername(ctx: QueryCtx, name: string): Promise<Doc<"users"> | null> {
  return ctx.db
    .query("users")
    .withIndex("by_username", (q) => q.eq("username", name))
    .unique();
}

/** Somebody of exactly this name who may be found; null: nobody is told whether there is one who may not. */
export async function findableByUsername(ctx: QueryCtx, text: string): Promise<Doc<"users"> | null> {
  const user = await userByUsername(ctx, normalised(text));
  return user && isFindable(user) ? user : null;
}

const isFindable = (user: Doc<"users">) => user.findable === true && user.deletionRequestedAt === undefined && user.erasedAt === undefined && !user.isAnonymous;

/** See `people.search`. */
export async function searchPeople(ctx: MutationCtx, askerId: Id<"users">, text: string): Promise<{ username: string; name: string; hue: number }[]> {
  const prefix = normalised(text);
  if (prefix.length < MIN_PREFIX) return [];
  await limitSearches(ctx, askerId);
  const found = await ctx.db
    .query("users")
    .withIndex("by_findable_username", (q) => q.eq("findable", true).gte("username", prefix).lt("username", `${prefix}\uffff`))
    .take(MAX_FOUND + 1);
  return found
    .filter((user) => user._id !== askerId && isFindable(user))
    .slice(0, MAX_FOUND)
    .map(({ username, name, hue }) => ({ username: username!, name, hue }));
}
