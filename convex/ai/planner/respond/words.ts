// How the assistant writes money and lists.
import { wholeUnits } from "../../../money/currencies";
import type { Money } from "../../types";

/** Whole units: "€932". */
export function money({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency, maximumFractionDigits: 0 });
  return format.format(wholeUnits({ amount, currency }));
}

export const bullets = (items: string[]) => items.map((item) => `- ${item}`).join("\n");
