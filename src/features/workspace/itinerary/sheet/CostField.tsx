import { useState } from "react";
import { currencies, currencyDigits, parseMoney, type Money } from "../../../../lib/money";
import { Field } from "../../../../ui/Field";
import { Input, Select } from "../../../../ui/Input";

type CostFieldProps = { cost: Money | null; fallback: string; onSave: (cost: Money | null) => void };

/** An amount for the whole party and its currency; an amount that can't be read is kept and said. */
export function CostField({ cost, fallback, onSave }: CostFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const currency = cost?.currency ?? fallback;
  const [error, setError] = useState<string | null>(null);
  const save = (text: string, inCurrency: string) => {
    const money = text.trim() === "" ? null : parseMoney(text, inCurrency);
    if (text.trim() !== "" && money === null) {
      setError("Write an amount like 1,200 or 12.50.");
      return;
    }
    setError(null);
    setDraft(null);
    if (money?.amount !== cost?.amount || money?.currency !== cost?.currency) onSave(money);
  };
  const shown = draft ?? (cost ? plainAmount(cost) : "");
  return (
    <div className="grid grid-cols-[1fr_9rem] gap-4">
      <Field label="Cost for everyone" optional error={error}>
        <Input
          inputMode="decimal"
          value={shown}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => draft !== null && save(draft, currency)}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
      </Field>
      <Field label="Currency">
        <Select value={currency} onChange={(event) => shown && save(shown, event.target.value)}>
          {currencies().map(({ code, name }) => (
            <option key={code} value={code}>{`${code} · ${name}`}</option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

function plainAmount({ amount, currency }: Money): string {
  const digits = currencyDigits(currency);
  return (amount / 10 ** digits).toFixed(amount % 10 ** digits === 0 ? 0 : digits);
}
