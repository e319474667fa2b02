// The one place where identity and permissions enter. Every public function is made by one of these builders,
// so that who asks is checked before a handler runs, and each carries the name of what it needs:
//
//   export const rename = tripMutation("editor")({ args: { title: v.string() }, handler: … })
//
// adds `tripId` to the arguments and `ctx.user`, `ctx.trip`, `ctx.role` to the context. A permission that says
// more than "signed in" or a role is named instead: mutationFor("ai:keys"), tripMutation("trips:share").
import { customCtx, customMutation, customQuery } from "convex-helpers/server/customFunctions";
import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { mutation, query, type MutationCtx, type QueryCtx } from "./_generated/server";
import { needs, PERMISSION_OF_ROLE, requirePermission, type Permission, type Role, type TripPermission } from "./permissions";
import { limitWrites } from "./rateLimits";
import { requireTripPermission } from "./trips/access";
import type { Sent } from "./trips/change";
import { answeredBefore, keepAnswer, sentAs } from "./trips/sentEdits";
import { currentUser } from "./users/identity";
import { integerBetween } from "./validation";

/** What somebody who is signed in has or hasn't, whatever the trip. */
type OwnPermission = Exclude<Permission, TripPermission | `app:${string}`>;

/** The signed-in person, for what no builder can make. Throws as `requirePermission` does. */
export async function requireUser(ctx: QueryCtx, permission: OwnPermission): Promise<Doc<"users">> {
  const user = await currentUser(ctx);
  requirePermission(permission, user);
  return user!;
}

async function requireWriter(ctx: MutationCtx, permission: OwnPermission): Promise<Doc<"users">> {
  const user = await requireUser(ctx, permission);
  await limitWrites(ctx, user._id);
  return user;
}

/** The same builder, whose functions carry the permission's name. */
function naming<Builder extends (definition: never) => object>(permission: Permission, builder: Builder): Builder {
  return ((definition: never) => needs(permission, builder(definition))) as Builder;
}

/** Signed in and with this permission. */
export const queryFor = (permission: OwnPermission) =>
  naming(permission, customQuery(query, customCtx(async (ctx) => ({ user: await requireUser(ctx, permission) }))));

/** As `queryFor`, for writes; counts against the limits of the person and their address. */
export const mutationFor = (permission: OwnPermission) =>
  naming(permission, customMutation(mutation, customCtx(async (ctx) => ({ user: await requireWriter(ctx, permission) }))));

/** Anybody; `ctx.user` is null for strangers. */
export const publicQuery = naming("app:open", customQuery(query, customCtx(async (ctx) => ({ user: await currentUser(ctx) }))));

/** Signed in, guests included. */
export const userQuery = queryFor("self:read");
export const userMutation = mutationFor("self:write");

/** People with an account; guests get AUTHORIZATION_ERROR and are told to make one. */
export const accountMutation = mutationFor("account:manage");

export const adminQuery = queryFor("admin:access");

const permissionOf = (needed: Role | TripPermission): TripPermission =>
  needed === "viewer" || needed === "editor" || needed === "owner" ? PERMISSION_OF_ROLE[needed] : needed;

/** Members of a trip with at least this role, or this permission. Anybody else gets RESOURCE_NOT_FOUND: it isn't told that the trip exists. */
export const tripQuery = (needed: Role | TripPermission) => {
  const permission = permissionOf(needed);
  return naming(
    permission,
    customQuery(query, {
      args: { tripId: v.id("trips") },
      input: async (ctx, { tripId }) => {
        const user = await requireUser(ctx, "self:read");
        return { ctx: { user, ...(await requireTripPermission(ctx, tripId, user, permission)) }, args: {} };
      },
    }),
  );
};

/**
 * As `tripQuery`, for writes; a member with too small a role gets AUTHORIZATION_ERROR. `editKey` is the sender's own name for
 * one edit of the plan: sent again, because nobody knows whether it arrived, it is answered as it was and not done again. What somebody
 * else sends by that name, or what asks for something else, is refused with CONFLICT. `seen`: the number of the newest step of the plan that
 * the sender had seen; what others have changed since in the same fields is not written over, but refused with CONFLICT and told of (`history/overtaken.ts`).
 */
export const tripMutation = (needed: Role | TripPermission) => {
  const permission = permissionOf(needed);
  const builder = customMutation(mutation, {
    args: { tripId: v.id("trips"), editKey: v.optional(v.string()), seen: v.optional(v.number()) },
    input: async (ctx, { tripId, editKey, seen }) => {
      const user = await requireWriter(ctx, "self:write");
      const access = await requireTripPermission(ctx, tripId, user, permission);
      return { ctx: { user, editKey, seen: seen === undefined ? seen : integerBetween(seen, "seen", 0, Number.MAX_SAFE_INTEGER), sent: undefined as Sent | undefined, ...access }, args: {} };
    },
  });
  return naming(permission, doingOnce(builder as never) as typeof builder);
};

type EditContext = MutationCtx & { user: Doc<"users">; trip: Doc<"trips">; editKey: string | undefined };
type Edit = { handler: (ctx: EditContext & { sent?: Sent }, args: Record<string, unknown>) => unknown };

/** A builder of functions that do an edit of one name once. It has the types of the one that it is given, which are more than can be said here. */
const doingOnce =
  (build: (edit: Edit) => object) =>
  ({ handler, ...definition }: Edit): unknown =>
    build({
      ...definition,
      handler: async (ctx, args) => {
        if (ctx.editKey === undefined) return handler(ctx, args);
        const sent = await sentAs(ctx, ctx.editKey, args);
        const before = await answeredBefore(ctx, sent);
        if (before) return before.answer;
        const answer = await handler({ ...ctx, sent }, args);
        await keepAnswer(ctx, sent, answer);
        return answer;
      },
    });
