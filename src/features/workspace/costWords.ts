import { t } from "../../i18n/t";
import { formatMoney, type Money } from "../../lib/money";

/** What something costs everyone. */
export const costWords = (cost: Money): string => (cost.amount === 0 ? t("free") : formatMoney(cost));
