// What one can choose in a `Select` of currencies: those that people most often plan in first, then all others.
import { t } from "../i18n/t";
import { currencies } from "../lib/money";

const ALL = currencies();
const options = (common: boolean) => ALL.filter((each) => each.common === common).map(({ code, name }) => <option key={code} value={code}>{code} · {name}</option>);

export function CurrencyOptions() {
  return (
    <>
      <optgroup label={t("Common")}>{options(true)}</optgroup>
      <optgroup label={t("All")}>{options(false)}</optgroup>
    </>
  );
}
