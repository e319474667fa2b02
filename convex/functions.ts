// The one place where identity and roles enter. Every public function is made by one of these
// builders, so that who asks is checked before a handler runs:
//
//   export const rename = tripMutation("editor")({ args: { title: v.string() }, handler: … })
//
// adds `tripId` to the arguments and `ctx.user`, `ctx.trip`, `ctx.role` to the context.
import { customCtx, customMutation, customQuery } from "convex-helpers/server/customFunctions";
import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { mutation, query, type MutationCtx, type QueryCtx } from "./_generated/server";
import { appError } from "./errors";
import { limitWrites } from "./rateLimits";
import { requireRole, type Role } from "./trips/access";
import { currentUser } from "./users/identity";

async function requireUser(ctx: QueryCtx): Promise<Doc<"users">> {
  const user = await currentUser(ctx);
  if (!user) throw appError("AUTHENTICATION_ERROR", "Sign in, or continue as a guest, to do this.");
  return user;
}

async function requireWriter(ctx: MutationCtx): Promise<Doc<"users">> {
  const user = await requireUser(ctx);
  await limitWrites(ctx, user._id);
  return user;
}

/** Anybody; `ctx.user` is null for strangers. */
export const publicQuery = customQuery(query, customCtx(async (ctx) => ({ user: await currentUser(ctx) })));

/** Signed in, guests included. */
export const userQuery = customQuery(query, customCtx(async (ctx) => ({ user: await requireUser(ctx) })));

/** Signed in, guests included; counts against the person's write limit. */
export const userMutation = customMutation(mutation, customCtx(async (ctx) => ({ user: await requireWriter(ctx) })));

/** Members of a trip with at least `role`. Anybody else gets RESOURCE_NOT_FOUND: it isn't told that the trip exists. */
export const tripQuery = (role: Role) =>
  customQuery(query, {
    args: { tripId: v.id("trips") },
    input: async (ctx, { tripId }) => {
      const user = await requireUser(ctx);
      return { ctx: { user, ...(await requireRole(ctx, tripId, user._id, role)) }, args: {} };
    },
  });

/** As `tripQuery`, for writes; a member with too small a role gets AUTHORIZATION_ERROR. */
export const tripMutation = (role: Role) =>
  customMutation(mutation, {
    args: { tripId: v.id("trips") },
    input: async (ctx, { tripId }) => {
      const user = await requireWriter(ctx);
      return { ctx: { user, ...(await requireRole(ctx, tripId, user._id, role)) }, args: {} };
    },
  });
