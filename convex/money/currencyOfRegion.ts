// The currency that people of a region count in.
import { countries } from "countries-list";
import { hasRate } from "../places/rates";

const CURRENCIES = new Map(Object.entries(countries).map(([region, { currency }]) => [region, currency[0]]));

/** `region` is ISO 3166-1 ("US") and may be anything; null where none is known, or its currency has no rate here. */
export function currencyOfRegion(region: unknown): string | null {
  const currency = typeof region === "string" ? CURRENCIES.get(region) : undefined;
  return currency !== undefined && hasRate(currency) ? currency : null;
}
