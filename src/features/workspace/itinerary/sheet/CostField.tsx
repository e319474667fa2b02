import { useState } from "react";
import { t } from "../../../../i18n/t";
import { currencyDigits, type Money } from "../../../../lib/money";
import { CurrencyOptions } from "../../../../ui/CurrencyOptions";
import { Field } from "../../../../ui/Field";
import { Select } from "../../../../ui/Input";
import { SavedText } from "../../../../ui/SavedText";
import { costProblem, readCost } from "../entry/readCost";

type CostFieldProps = { cost: Money | null; fallback: string; hint?: string | undefined; onSave: (cost: Money | null) => Promise<string | null> };

/** An amount for the whole party and its currency; an amount that can't be read is kept and said. */
export function CostField({ cost, fallback, hint, onSave }: CostFieldProps) {
  // Chosen before there is an amount.
  const [chosen, setChosen] = useState(fallback);
  const currency = cost?.currency ?? chosen;
  return (
    <div className="grid grid-cols-[1fr_9rem] gap-3">
      <SavedText<Money | null>
        label={t("Cost for everyone")}
        hint={hint}
        inputMode="decimal"
        value={cost ? plainAmount(cost) : ""}
        read={(text) => {
          const read = readCost(text, currency);
          return read ? { value: read.cost } : { problem: costProblem(text, currency) };
        }}
        onSave={onSave}
      />
      <Field label={t("Currency")}>
        <Select value={currency} onChange={(event) => (cost ? void onSave(inCurrency(cost, event.target.value)) : setChosen(event.target.value))}>
          <CurrencyOptions />
        </Select>
      </Field>
    </div>
  );
}

/** The same figure in another currency: what was meant, not what it is worth. */
function inCurrency({ amount, currency }: Money, next: string): Money {
  return { amount: Math.round(amount * 10 ** (currencyDigits(next) - currencyDigits(currency))), currency: next };
}

function plainAmount({ amount, currency }: Money): string {
  const digits = currencyDigits(currency);
  return (amount / 10 ** digits).toFixed(amount % 10 ** digits === 0 ? 0 : digits);
}
