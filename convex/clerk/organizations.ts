// Clerk's organizations and who is in them, as its webhooks tell. Deleted ones stay as a mark against late news.
import type { MutationCtx } from "../_generated/server";
import type { ClerkMembership, ClerkOrganization } from "./payloads";

/** False: something newer was known. */
export async function saveOrganization(ctx: MutationCtx, organization: ClerkOrganization): Promise<boolean> {
  const known = await organizationOf(ctx, organization.clerkId);
  if (!known) await ctx.db.insert("organizations", organization);
  else if (known.deletedAt !== undefined || known.updatedAt > organization.updatedAt) return false;
  else await ctx.db.patch(known._id, organization);
  return true;
}

/** Its memberships end with it, as Clerk says so by messages of their own. False: it was known to be gone. */
export async function removeOrganization(ctx: MutationCtx, clerkId: string): Promise<boolean> {
  const known = await organizationOf(ctx, clerkId);
  if (known?.deletedAt !== undefined) return false;
  const deletedAt = Date.now();
  if (known) await ctx.db.patch(known._id, { deletedAt });
  else await ctx.db.insert("organizations", { clerkId, name: "", slug: null, updatedAt: 0, deletedAt });
  return true;
}

/** False: something newer was known. */
export async function saveMembership(ctx: MutationCtx, membership: ClerkMembership, deleted: boolean): Promise<boolean> {
  const known = await ctx.db
    .query("organizationMemberships")
    .withIndex("by_clerkId", (q) => q.eq("clerkId", membership.clerkId))
    .unique();
  if (known && (known.deletedAt !== undefined || (!deleted && known.updatedAt > membership.updatedAt))) return false;
  const fields = { ...membership, ...(deleted && { deletedAt: Date.now() }) };
  if (known) await ctx.db.patch(known._id, fields);
  else await ctx.db.insert("organizationMemberships", fields);
  return true;
}

function organizationOf(ctx: MutationCtx, clerkId: string) {
  return ctx.db
    .query("organizations")
    .withIndex("by_clerkId", (q) => q.eq("clerkId", clerkId))
    .unique();
}
