// The one way into the audit log. Rows are only ever inserted, each with a hash over itself and the
// row before, so that a row that was changed or taken out shows.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { sha256 } from "../digest";
import { requestOrigin } from "../requestOrigin";

export type AuditEntry = {
  actorId: Id<"users"> | null;
  /** Whose account or data it concerns. Left out: the actor's own. */
  personId?: Id<"users"> | null;
  action: string;
  target?: string | null;
  details?: Doc<"auditLog">["details"];
};

type Unsealed = Omit<Doc<"auditLog">, "_id" | "_creationTime" | "hash">;
export const FIRST_HASH = "0".repeat(64);

/** Appends one row, in the transaction of what it tells of. */
export async function recordAudit(ctx: MutationCtx, { actorId, personId = actorId, action, target = null, details = {} }: AuditEntry) {
  const last = await ctx.db.query("auditLog").withIndex("by_seq").order("desc").first();
  const { network, browser } = await requestOrigin(ctx);
  const row: Unsealed = {
    seq: (last?.seq ?? 0) + 1,
    at: Date.now(),
    actorId,
    personId,
    action,
    target,
    details,
    from: { network, browser },
    previousHash: last?.hash ?? FIRST_HASH,
  };
  await ctx.db.insert("auditLog", { ...row, hash: await auditHash(row) });
}

/** SHA-256 of a row's content in one order of keys, the hash before it included. */
export function auditHash({ seq, at, actorId, personId, action, target, details, from, previousHash }: Unsealed): Promise<string> {
  const sorted = Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([seq, at, actorId, personId, action, target, sorted, from.network, from.browser, previousHash]));
}
