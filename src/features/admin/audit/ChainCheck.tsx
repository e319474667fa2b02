// Walks the log's chain from its first row, a part at a time, and says where it doesn't fit.
import { useConvex } from "convex/react";
import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useState, type ReactNode } from "react";
import { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { notify } from "../../../ui/toast";

/** As convex/audit/chain.ts has it: before the first row. */
const FIRST = { seq: 0, hash: "0".repeat(64) };

type Broken = { seq: number; what: "changed" | "missing" | "replaced" };
type Verdict = { checked: number; broken: Broken | null; last: { seq: number; hash: string } };

function brokenSentence({ seq, what }: Broken): ReactNode {
  const values = { row: seq, b: (text: ReactNode) => <strong className="font-semibold">{text}</strong> };
  switch (what) {
    case "changed":
      return rich("<b>Row {row} doesn't fit:</b> its content isn't what was written.", values);
    case "missing":
      return rich("<b>Row {row} doesn't fit:</b> rows before it are gone or out of order.", values);
    case "replaced":
      return rich("<b>Row {row} doesn't fit:</b> the row before it was replaced.", values);
  }
}

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
          <p className="text-ink-soft">{t("Whether a row was changed, taken out or moved shows in the chain of their hashes.")}</p>
        ) : verdict.broken ? (
          <p className="flex items-start gap-2.5 text-danger"><ShieldAlert className="mt-0.5 size-5 shrink-0" aria-hidden /><span>{brokenSentence(verdict.broken)}</span></p>
        ) : (
          <p className="flex items-start gap-2.5 text-ok">
            <ShieldCheck className="mt-0.5 size-5 shrink-0" aria-hidden />
            <span className="min-w-0">
              <strong className="font-semibold">{t("{count, plural, one {The one row is as written.} other {All # rows are as written.}}", { count: verdict.checked })}</strong>{" "}
              <span className="text-sm wrap-anywhere text-ink-soft">{t("Last hash {hash}…", { hash: verdict.last.hash.slice(0, 16) })}</span>
            </span>
          </p>
        )}
      </div>
      <Button look="secondary" size="sm" busy={busy} onClick={() => void check()}>{t("Check the log")}</Button>
    </div>
  );
}
