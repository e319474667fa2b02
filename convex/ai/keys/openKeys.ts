// People's keys, opened for one run: in the memory of the action that asked, and nowhere else.
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import { readSecrets, seal, unseal, type Secrets } from "../../sealing/seal";
import { resealRows, type Resealed } from "../../sealing/resealRows";
import { keyContext, type KeyProvider } from "./schema";

export type OwnKeys = {
  keys: Partial<Record<KeyProvider, string>>;
  /** Whether the deployment's keys may be used when these fail: not unless each of them allows it. */
  deploymentAllowed: boolean;
};

/** A person's keys that work. What was sealed with the previous secret is sealed anew on the way. */
export async function openKeys(ctx: ActionCtx, userId: Id<"users">): Promise<OwnKeys> {
  const rows = await ctx.runQuery(internal.ai.keys.rows.ofPerson, { userId });
  const secrets = await readSecrets(process.env);
  const opened: OwnKeys = { keys: {}, deploymentAllowed: rows.every((row) => row.allowFallback) };
  for (const row of rows) {
    const key = secrets && row.status !== "refused" ? await openRow(ctx, row, secrets) : null;
    if (key !== null) opened.keys[row.provider] = key;
  }
  return opened;
}

/** Seals every key that needs it with the present secret, after which the previous one can be dropped. */
export function resealAll(ctx: ActionCtx): Promise<Resealed> {
  return resealRows(
    (request) => ctx.runQuery(internal.ai.keys.rows.page, request),
    async (row, secrets) => (await openRow(ctx, row, secrets)) !== null,
  );
}

async function openRow(ctx: ActionCtx, row: Doc<"providerKeys">, secrets: Secrets): Promise<string | null> {
  const key = await unseal(row, keyContext(row), secrets);
  if (key === null) {
    if (row.status !== "unreadable") await ctx.runMutation(internal.ai.keys.rows.markUnreadable, { id: row._id, was: row.nonce });
  } else if (row.keyVersion !== secrets.current.version || row.status === "unreadable") {
    await ctx.runMutation(internal.ai.keys.rows.reseal, { id: row._id, was: row.nonce, sealed: await seal(key, keyContext(row), secrets) });
  }
  return key;
}
