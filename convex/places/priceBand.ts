// What a price means to somebody who doesn't know the currency.
import { convert } from "./rates";

export type PriceBand = "free" | "low" | "medium" | "high";

/** US dollars a person: below is low, from there on medium, then high. */
const [MEDIUM_USD, HIGH_USD] = [12, 35];

export function priceBandOf(price: { amount: number; currency: string }): PriceBand {
  if (price.amount === 0) return "free";
  const dollars = convert(price, "USD").amount / 100;
  return dollars < MEDIUM_USD ? "low" : dollars < HIGH_USD ? "medium" : "high";
}
