// The rules of built-in accounts: what a name, an e-mail address and a password must be, and how a
// signed-in person becomes a row in `users`.
import type { GenericMutationCtx } from "convex/server";
import type { Value } from "convex/values";
import type { DataModel, Id } from "../_generated/dataModel";
import { appError } from "../errors";
import { currencyOfRegion } from "../money/currencyOfRegion";
import { say } from "../said";
import { boundedText } from "../validation";
import { languageOrNone } from "../words/languages";
import { builtInIdentifier, currentUser } from "./identity";

const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 200;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/** Lower-cased, so that one address is one account. Throws VALIDATION_ERROR. */
export function emailAddress(value: unknown): string {
  const email = typeof value === "string" ? value.trim().toLowerCase() : "";
  if (email.length > 254 || !EMAIL.test(email)) {
    throw appError("VALIDATION_ERROR", "That doesn't look like an e-mail address. Check it and try again.", { field: "email" });
  }
  return email;
}

/** Throws VALIDATION_ERROR when the password is too short or absurdly long. */
export function requirePassword(password: unknown): void {
  if (typeof password !== "string" || password.length < MIN_PASSWORD || password.length > MAX_PASSWORD) {
    throw appError("VALIDATION_ERROR", say("Choose a password of at least {min, number} characters.", { min: MIN_PASSWORD }), { field: "password" });
  }
}

/** A new person's row but for who they are. `region` as their browser says it, if it does: their sums are in its currency. */
export const newUser = (region?: unknown) => ({
  hue: Math.floor(Math.random() * 360),
  role: "user" as const,
  plan: "free" as const,
  currency: currencyOfRegion(region) ?? "EUR",
});

/** Signing up asks for a name; signing in sends none. */
export function passwordProfile(params: Record<string, Value | undefined>) {
  const email = emailAddress(params.email);
  const fallback = email.slice(0, email.indexOf("@"));
  const name = params.flow === "signUp" ? boundedText(params.name ?? fallback, "name", 1, 80) : fallback;
  return { ...newUser(params.region), ...languageOrNone(params.language), name, email, isAnonymous: false };
}

export function guestProfile(params: Record<string, Value | undefined>) {
  return { ...newUser(params.region), ...languageOrNone(params.language), name: boundedText(params.name ?? "Guest", "name", 1, 80), isAnonymous: true as const };
}

type Profile = ReturnType<typeof passwordProfile> | ReturnType<typeof guestProfile>;
type SaveUserArgs = { existingUserId: Id<"users"> | null; profile: Record<string, unknown> };

/** A guest who signs up keeps their row, and with it every trip; anybody else new gets one. */
export async function saveUser(ctx: GenericMutationCtx<DataModel>, args: SaveUserArgs) {
  if (args.existingUserId) return args.existingUserId;
  // The provider hands back what one of the two functions above returned.
  const profile = args.profile as Profile;
  const current = await currentUser(ctx);
  if (current?.isAnonymous && !profile.isAnonymous) {
    await ctx.db.patch(current._id, { name: profile.name, email: profile.email, isAnonymous: false, ...languageOrNone(profile.language) });
    return current._id;
  }
  const userId = await ctx.db.insert("users", profile);
  await ctx.db.patch(userId, { tokenIdentifier: builtInIdentifier(userId) });
  return userId;
}
