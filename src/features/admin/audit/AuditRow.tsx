import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { formatMoment } from "../../../lib/moments";
import { auditSentence } from "../../account/privacy/auditWords";
import { placeWords } from "../../account/security/placeWords";

type Row = FunctionReturnType<typeof api.audit.admin.list>["page"][number];

export function AuditRow({ row: { seq, at, action, actorId, personId, target, details, from, hash }, onPerson }: { row: Row; onPerson: (personId: string) => void }) {
  const facts = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
  return (
    <article aria-label={t("Row {row}", { row: seq })} className="grid gap-x-6 gap-y-1 py-3.5 sm:grid-cols-[4rem_1fr_auto]">
      <p className="text-sm text-ink-faint tabular-nums" title={t("Hash {hash}", { hash })}>{seq}</p>
      <div className="min-w-0">
        <p><span className="font-medium">{auditSentence(action)}</span> <code dir="ltr" className="text-sm text-ink-faint">{action}</code></p>
        <p className="mt-0.5 flex flex-wrap items-baseline gap-x-3 text-[0.9375rem] text-ink-soft">
          {personId && <span>{rich("of {person}", { person: <Person id={personId} onPerson={onPerson} /> })}</span>}
          <span>
            {actorId === null
              ? t("by Caravan")
              : actorId === personId
                ? t("by themselves")
                : rich("by {person}", { person: <Person id={actorId} onPerson={onPerson} /> })}
          </span>
          {(from.browser || from.network) && <span>{placeWords(from)}</span>}
        </p>
        {(facts.length > 0 || target) && <p className="mt-0.5 text-sm wrap-anywhere text-ink-faint">{[target && t("on {target}", { target }), ...facts].filter(Boolean).join(" · ")}</p>}
      </div>
      <time dateTime={new Date(at).toISOString()} className="text-sm text-ink-soft sm:text-end">{formatMoment(at)}</time>
    </article>
  );
}

/** The end of an id tells people of one screen apart. */
function Person({ id, onPerson }: { id: string; onPerson: (personId: string) => void }) {
  return (
    <button type="button" title={id} dir="ltr" aria-label={t("Only what concerns {id}", { id })} className="rounded-sm py-1 font-mono text-sm text-accent underline underline-offset-4 pointer-coarse:py-3" onClick={() => onPerson(id)}>
      …{id.slice(-6)}
    </button>
  );
}
