import { formatNumber } from "../../i18n/formats";
import { t } from "../../i18n/t";
import { currencies } from "../../lib/money";
import { Field } from "../../ui/Field";
import { Input, Select } from "../../ui/Input";

export type BudgetFieldProps = { amount: string; currency: string; error?: string | null; onChange: (part: { budget?: string; currency?: string }) => void };

const ALL = currencies();

/** An amount and its currency, for everybody and the whole trip. */
export function BudgetField({ amount, currency, error, onChange }: BudgetFieldProps) {
  const options = (common: boolean) =>
    ALL.filter((each) => each.common === common).map(({ code, name }) => <option key={code} value={code}>{code} · {name}</option>);
  return (
    <div className="flex items-start gap-2">
      <Field label={t("Budget")} optional hint={t("For everybody, the whole trip.")} error={error} className="flex-1">
        <Input inputMode="decimal" value={amount} placeholder={formatNumber(2400)} onChange={(event) => onChange({ budget: event.target.value })} />
      </Field>
      <div className="w-38 pt-6.5">
        <Select aria-label={t("Currency of the budget")} value={currency} onChange={(event) => onChange({ currency: event.target.value })}>
          <optgroup label={t("Common")}>{options(true)}</optgroup>
          <optgroup label={t("All")}>{options(false)}</optgroup>
        </Select>
      </div>
    </div>
  );
}
