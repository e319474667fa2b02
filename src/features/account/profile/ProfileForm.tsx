import { useMutation } from "convex/react";
import { useState, type FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { errorSentence } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { CurrencyOptions } from "../../../ui/CurrencyOptions";
import { Field } from "../../../ui/Field";
import { Input, Select } from "../../../ui/Input";
import { notify } from "../../../ui/toast";
import { AirportField } from "./AirportField";

type ProfileFormProps = { name: string; currency: string; homeAirport: string | null };

export function ProfileForm({ name: savedName, currency: savedCurrency, homeAirport: savedAirport }: ProfileFormProps) {
  const update = useMutation(api.users.users.update);
  const [name, setName] = useState(savedName);
  const [currency, setCurrency] = useState(savedCurrency);
  const [airport, setAirport] = useState(savedAirport);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const unchanged = name.trim() === savedName && currency === savedCurrency && airport === savedAirport;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    try {
      await update({ name, currency, ...(airport !== savedAirport && { homeAirport: airport }) });
      notify.done(t("Your profile is saved."));
    } catch (error) {
      setRefusal(errorSentence(error));
    }
    setBusy(false);
  };

  return (
    <form noValidate onSubmit={(event) => void save(event)} className="mt-6 grid gap-4 sm:grid-cols-2">
      <Field label={t("Name")} required error={refusal}>
        <Input name="name" autoComplete="name" maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t("Currency")}>
        <Select name="currency" value={currency} onChange={(event) => setCurrency(event.target.value)}>
          <CurrencyOptions />
        </Select>
      </Field>
      <AirportField code={airport} onChange={setAirport} />
      <div className="sm:col-span-2"><Button type="submit" busy={busy} disabled={unchanged}>{t("Save")}</Button></div>
    </form>
  );
}
