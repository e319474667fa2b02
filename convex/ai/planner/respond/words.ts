// How the assistant writes money and lists.
import type { Money } from "../../types";

/** Whole units: "€932". */
export function money({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency, maximumFractionDigits: 0 });
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

export const bullets = (items: string[]) => items.map((item) => `- ${item}`).join("\n");
