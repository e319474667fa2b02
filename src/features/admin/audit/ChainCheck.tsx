// Walks the log's chain from its first row, a part at a time, and says where it doesn't fit.
import { useConvex } from "convex/react";
import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { Button } from "../../../ui/Button";
import { notify } from "../../../ui/toast";

/** As convex/audit/chain.ts has it: before the first row. */
const FIRST = { seq: 0, hash: "0".repeat(64) };
const WHAT = { changed: "its content isn't what was written", missing: "rows before it are gone or out of order", replaced: "the row before it was replaced" } as const;

type Verdict = { checked: number; broken: { seq: number; what: keyof typeof WHAT } | null; last: { seq: number; hash: string } };

export function ChainCheck() {
  const convex = useConvex();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [busy, setBusy] = useState(false);

  const check = async () => {
    setBusy(true);
    try {
      let after = FIRST;
      let checked = 0;
      for (;;) {
        const part = await convex.query(api.audit.admin.verify, { after });
        checked += part.checked;
        after = part.last;
        setVerdict({ checked, broken: part.broken, last: part.last });
        if (part.isDone) break;
      }
    } catch (error) {
      notify.error(error);
    }
    setBusy(false);
  };

  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-5 gap-y-3 rounded-lg border border-line bg-surface px-5 py-4">
      <div role="status" className="min-w-0 flex-1 basis-64">
        {verdict === null ? (
          <p className="text-ink-soft">Whether a row was changed, taken out or moved shows in the chain of their hashes.</p>
        ) : verdict.broken ? (
          <p className="flex items-start gap-2.5 text-danger"><ShieldAlert className="mt-0.5 size-5 shrink-0" aria-hidden /><span><strong className="font-semibold">Row {verdict.broken.seq} doesn't fit:</strong> {WHAT[verdict.broken.what]}.</span></p>
        ) : (
          <p className="flex items-start gap-2.5 text-ok"><ShieldCheck className="mt-0.5 size-5 shrink-0" aria-hidden /><span className="min-w-0"><strong className="font-semibold">{verdict.checked === 1 ? "The one row is" : `All ${verdict.checked} rows are`} as written.</strong> <span className="text-sm wrap-anywhere text-ink-soft">Last hash {verdict.last.hash.slice(0, 16)}…</span></span></p>
        )}
      </div>
      <Button look="secondary" size="sm" busy={busy} onClick={() => void check()}>Check the log</Button>
    </div>
  );
}
