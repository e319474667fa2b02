import { formatNumber } from "../../i18n/formats";
import { t } from "../../i18n/t";
import { CurrencyOptions } from "../../ui/CurrencyOptions";
import { Field } from "../../ui/Field";
import { Input, Select } from "../../ui/Input";

export type BudgetFieldProps = { amount: string; currency: string; error?: string | null; onChange: (part: { budget?: string; currency?: string }) => void };

/** An amount and its currency, for everybody and the whole trip. */
export function BudgetField({ amount, currency, error, onChange }: BudgetFieldProps) {
  return (
    <Field label={t("Budget")} optional hint={t("For everybody, the whole trip.")} error={error}>
      <div className="flex gap-2">
        <Input inputMode="decimal" value={amount} placeholder={formatNumber(2400)} className="flex-1" onChange={(event) => onChange({ budget: event.target.value })} />
        <Select aria-label={t("Currency of the budget")} value={currency} className="w-57" onChange={(event) => onChange({ currency: event.target.value })}>
          <CurrencyOptions />
        </Select>
      </div>
    </Field>
  );
}
