// Whether the audit log is as it was written. Each row names the hash of the one before and has its own; what was changed,
// taken out, put in or moved no longer fits. Taking rows off the end leaves nothing that doesn't fit: against that, keep the
// last hash somewhere else (verify.ts logs it every day). Pure.
import type { Doc } from "../_generated/dataModel";
import { auditHash, FIRST_HASH } from "./record";

/** The last row that was found right; `FIRST` before any. */
export type Link = { seq: number; hash: string };
export const FIRST: Link = { seq: 0, hash: FIRST_HASH };

/** changed: its content isn't what was hashed; missing: rows before it are gone or out of order; replaced: the one before it is another. */
export type Break = { seq: number; id: string; what: "changed" | "missing" | "replaced" };

/** Walks rows in the order of their numbers. Returns the first that doesn't fit, or the last that does. */
export async function firstBreak(rows: Doc<"auditLog">[], from: Link = FIRST): Promise<{ broken: Break | null; last: Link }> {
  let last = from;
  for (const row of rows) {
    const what = await breakOf(row, last);
    if (what) return { broken: { seq: row.seq, id: row._id, what }, last };
    last = { seq: row.seq, hash: row.hash };
  }
  return { broken: null, last };
}

async function breakOf(row: Doc<"auditLog">, last: Link): Promise<Break["what"] | null> {
  if (row.seq !== last.seq + 1) return "missing";
  if (row.hash !== (await auditHash(row))) return "changed";
  return row.previousHash === last.hash ? null : "replaced";
}
