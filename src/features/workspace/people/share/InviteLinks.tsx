// Links that let several people in: made with a role, how long and for how many; shown once; listed until they are used up or withdrawn.
import { useMutation, useQuery } from "convex/react";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { api } from "../../../../../convex/_generated/api";
import { t } from "../../../../i18n/t";
import { formatDay } from "../../../../lib/moments";
import { formatDays } from "../../../../lib/tripDates";
import { useLastAnswer } from "../../../../lib/useLastAnswer";
import { useMinute } from "../../../../lib/useMinute";
import { useSubmit } from "../../../../lib/useSubmit";
import { Button } from "../../../../ui/Button";
import { Field } from "../../../../ui/Field";
import { Select } from "../../../../ui/Input";
import { notify } from "../../../../ui/toast";
import { useTripFrame } from "../../tripFrame";
import { useRoleQuery } from "../useRoleQuery";
import { CopyField } from "./CopyField";
import { RoleSelect } from "./RoleSelect";
import { INVITED_ROLES, type InvitedRole } from "./shareWords";

/** Of the links in use, at a time. */
const PAGE = 10;
const wordsFor = (numbers: number[], words: (number: number) => string): Record<number, string> => Object.fromEntries(numbers.map((number) => [number, words(number)]));
const DAYS = wordsFor([1, 7, 14, 90], formatDays);
const USES = wordsFor([1, 5, 20, 50], (count) => t("{count, plural, one {# person} other {# people}}", { count }));

export function InviteLinks() {
  const { trip } = useTripFrame();
  const create = useMutation(api.trips.invites.create);
  const [role, setRole] = useState<InvitedRole>("editor");
  const [days, setDays] = useState("14");
  const [uses, setUses] = useState("20");
  const [made, setMade] = useState<{ token: string; role: InvitedRole } | null>(null);
  const opened = useQuery(api.trips.invites.peek, made ? { token: made.token } : "skip");
  // Withdrawn or used up, by whomever, it leads nowhere any more.
  const ended = opened === null || (opened !== undefined && opened.status !== "open");
  const { busy, refusal, submit } = useSubmit(async () => {
    const { token } = await create({ tripId: trip._id, role, days: Number(days), uses: Number(uses) });
    setMade({ token, role });
  });
  return (
    <section aria-labelledby="links">
      <h3 id="links" className="eyebrow">{t("A link for several")}</h3>
      <p className="mt-1 text-[0.9375rem] text-ink-soft">{t("Whoever opens it and signs in, or continues as a guest, joins the trip.")}</p>
      <form onSubmit={(event) => void submit(event)} className="mt-3 grid grid-cols-2 gap-2 sm:grid-cols-[auto_1fr_1fr]">
        <RoleSelect label={t("Whoever opens the link")} value={role} onChange={setRole} className="col-span-2 sm:col-span-1" />
        <Choice label={t("The link holds for")} value={days} onChange={setDays} options={DAYS} />
        <Choice label={t("The link is for")} value={uses} onChange={setUses} options={USES} />
        <Button type="submit" look="secondary" busy={busy} className="col-span-2 sm:col-span-3"><Link2 aria-hidden />{t("Make a link")}</Button>
      </form>
      {refusal && <p role="alert" className="mt-2 text-sm text-danger">{refusal}</p>}
      {made && !ended && (
        <div className="mt-4">
          <Field label={t("{role}: link", { role: INVITED_ROLES[made.role].label })} hint={t("It is shown only now.")}><CopyField label={t("Invitation link")} text={`${window.location.origin}/join/${made.token}`} /></Field>
        </div>
      )}
      <OpenLinks />
    </section>
  );
}

function Choice({ label, value, onChange, options }: { label: string; value: string; onChange: (value: string) => void; options: Record<number, string> }) {
  return (
    <Select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {Object.entries(options).map(([key, words]) => <option key={key} value={key}>{words}</option>)}
    </Select>
  );
}

function OpenLinks() {
  const { trip } = useTripFrame();
  const revoke = useMutation(api.trips.invites.revoke);
  const now = useMinute();
  const [shown, setShown] = useState(PAGE);
  // One more than is shown says whether there are more.
  const list = useRoleQuery(api.trips.invites.list, { tripId: trip._id, limit: shown + 1 });
  const links = useLastAnswer(list);
  // The server asks the clock only when something of a link changes.
  const open = links?.slice(0, shown).filter(({ expiresAt }) => expiresAt > now) ?? [];
  if (open.length === 0) return null;
  return (
    <>
      <ul aria-label={t("Links in use")} className="mt-3 divide-y divide-line">
        {open.map(({ _id, role, usesLeft, expiresAt }) => (
          <li key={_id} className="flex min-h-13 items-center justify-between gap-3 text-sm text-ink-soft">
            <span>{[INVITED_ROLES[role].label, t("{count, plural, one {# use} other {# uses}} left", { count: usesLeft }), t("until {date}", { date: formatDay(expiresAt) })].join(" · ")}</span>
            <Button look="ghost" size="sm" onClick={() => void revoke({ tripId: trip._id, inviteId: _id }).catch(notify.error)}>{t("Revoke")}</Button>
          </li>
        ))}
      </ul>
      {links && links.length > shown && <Button look="secondary" size="sm" className="mt-3" busy={list === undefined} onClick={() => setShown(shown + PAGE)}>{t("Show older ones")}</Button>}
    </>
  );
}
