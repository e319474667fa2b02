// Asking for shares: what for, how much, among whom. Equal parts are reckoned by the backend; here they are only foretold.
// One opening of the form asks once, however often its button is pressed.
import { useMutation } from "convex/react";
import { useId, useState, type FormEvent } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import { errorSentence } from "../../lib/errors";
import { formatMoney, parseMoney } from "../../lib/money";
import { Button } from "../../ui/Button";
import { CurrencyOptions } from "../../ui/CurrencyOptions";
import { Field } from "../../ui/Field";
import { Input, Select } from "../../ui/Input";
import { ChoiceTabs } from "../../ui/Tabs";
import { useTripFrame } from "../workspace/tripFrame";
import { ShareFields } from "./ShareFields";

type Way = "equal" | "exact";
const WAYS: { value: Way; label: string }[] = [
  { value: "equal", label: t("Equal parts") },
  { value: "exact", label: t("Exact amounts") },
];
const READABLE = t("Write an amount like 1,200 or 12.50.");

export function AskForm({ me, onDone }: { me: { _id: Id<"users">; currency: string }; onDone: () => void }) {
  const { trip, members } = useTripFrame();
  const create = useMutation(api.billing.requests.create);
  const titleId = useId();
  const [press] = useState(() => crypto.randomUUID());
  const [description, setDescription] = useState("");
  const [total, setTotal] = useState("");
  const [currency, setCurrency] = useState(trip.budget?.currency ?? me.currency);
  const [way, setWay] = useState<Way>("equal");
  const [among, setAmong] = useState<ReadonlySet<Id<"users">>>(() => new Set(members.map(({ userId }) => userId)));
  const [exact, setExact] = useState<Record<string, string>>({});
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const whole = parseMoney(total, currency);
  const each = whole && among.size > 0 ? t("About {sum} each.", { sum: formatMoney({ amount: Math.round(whole.amount / among.size), currency }) }) : t("Choose who shares it.");

  const shares = () => {
    const given = members.filter(({ userId }) => exact[userId]?.trim());
    const read = given.map(({ userId }) => ({ userId, money: parseMoney(exact[userId]!, currency) }));
    return read.every(({ money }) => money !== null) ? read.map(({ userId, money }) => ({ userId, amount: money!.amount })) : null;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const exactShares = way === "exact" ? shares() : [];
    if (!whole || !exactShares) return setError(READABLE);
    setBusy(true);
    setError(null);
    try {
      const split = way === "equal" ? { kind: "equal" as const, among: [...among] } : { kind: "exact" as const, shares: exactShares };
      await create({ tripId: trip._id, description, total: whole.amount, currency, split, press });
      onDone();
    } catch (thrown) {
      setError(errorSentence(thrown));
      setBusy(false);
    }
  };

  return (
    <form aria-labelledby={titleId} onSubmit={(event) => void submit(event)} className="space-y-4 rounded-lg border border-line p-4 sm:p-5">
      <h3 id={titleId} className="title text-xl">{t("Ask for a share")}</h3>
      <Field label={t("What for")} required>
        <Input autoFocus dir="auto" value={description} maxLength={120} placeholder={t("Boat tour, flat, tickets")} onChange={(event) => setDescription(event.target.value)} />
      </Field>
      <div className="grid grid-cols-[1fr_8.5rem] gap-3">
        <Field label={t("The whole")} required>
          <Input inputMode="decimal" value={total} placeholder={t("90.00")} onChange={(event) => setTotal(event.target.value)} />
        </Field>
        <Field label={t("Currency")}>
          <Select value={currency} onChange={(event) => setCurrency(event.target.value)}>
            <CurrencyOptions />
          </Select>
        </Field>
      </div>
      <ChoiceTabs label={t("How to split it")} value={way} onValueChange={setWay} tabs={WAYS}>
        <ShareFields way={way} myId={me._id} among={among} onAmong={setAmong} exact={exact} onExact={setExact} />
        <p className="mt-3 text-sm text-ink-soft">{way === "equal" ? each : t("Together they make the whole. Nobody is asked for yours.")}</p>
      </ChoiceTabs>
      {error && <p role="alert" className="text-sm text-danger">{error}</p>}
      <div className="flex flex-wrap justify-end gap-2.5">
        <Button look="ghost" onClick={onDone}>{t("Cancel")}</Button>
        <Button type="submit" busy={busy}>{t("Ask them")}</Button>
      </div>
    </form>
  );
}
