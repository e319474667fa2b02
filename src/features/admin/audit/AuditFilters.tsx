import { useState, type FormEvent } from "react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { Input, Select } from "../../../ui/Input";
import { AUDIT_ACTIONS, auditSentence } from "../../account/privacy/auditWords";

/** As typed; empty: any. Days YYYY-MM-DD in the reader's time zone, both included. */
export type Filter = { personId: string; action: string; from: string; to: string };
export const EVERYTHING: Filter = { personId: "", action: "", from: "", to: "" };

/** As the backend takes it. */
export function filterArguments({ personId, action, from, to }: Filter) {
  return {
    ...(personId && { personId }),
    ...(action && { action }),
    ...(from && { from: startOf(from) }),
    ...(to && { to: startOf(to, 1) }),
  };
}

/** The first instant of a day, or of one so many days later; epoch ms. */
function startOf(day: string, later = 0): number {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year!, month! - 1, date! + later).getTime();
}

const PERSON_ID = /^[a-z0-9]{31,37}$/;

export function AuditFilters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const [typed, setTyped] = useState(filter.personId);
  const [shownFor, setShownFor] = useState(filter.personId);
  // A row's person was pressed: the field shows them.
  if (shownFor !== filter.personId) {
    setShownFor(filter.personId);
    setTyped(filter.personId);
  }
  const isId = typed === "" || PERSON_ID.test(typed);
  const isAny = Object.values(filter).every((text) => text === "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isId) onChange({ ...filter, personId: typed });
  };
  const set = (name: keyof Filter) => (event: { target: { value: string } }) => onChange({ ...filter, [name]: event.target.value });

  return (
    <form role="search" aria-label={t("Audit log")} noValidate onSubmit={submit} className="mt-8 grid grid-cols-2 gap-4 lg:grid-cols-[2fr_2fr_1fr_1fr]">
      <Field label={t("Person")} className="col-span-2 sm:col-span-1" error={isId ? null : t("A person's id, as it stands in a row.")}>
        <Input type="search" placeholder={t("Id")} dir="ltr" autoCorrect="off" autoCapitalize="off" spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value.trim())} onBlur={() => isId && typed !== filter.personId && onChange({ ...filter, personId: typed })} />
      </Field>
      <Field label={t("What was done")} className="col-span-2 sm:col-span-1">
        <Select value={filter.action} onChange={set("action")}>
          <option value="">{t("Anything")}</option>
          {AUDIT_ACTIONS.map((action) => <option key={action} value={action}>{auditSentence(action)}</option>)}
        </Select>
      </Field>
      <Field label={t("From", {}, "date")}><Input type="date" max={filter.to || undefined} value={filter.from} onChange={set("from")} /></Field>
      <Field label={t("To", {}, "date")}><Input type="date" min={filter.from || undefined} value={filter.to} onChange={set("to")} /></Field>
      {!isAny && <div className="col-span-2 lg:col-span-4"><Button look="quiet" size="sm" className="-ms-3" onClick={() => onChange(EVERYTHING)}>{t("Show everything")}</Button></div>}
    </form>
  );
}
