// Numbers, lists and names as the reader's language writes them; dates are in lib/dates, money in lib/money.
import { displayLocale } from "./language";

export { displayLocale };

/** Formats are dear to make, and a list asks for the same few again and again. */
export function cached<Key extends string, Format>(make: (key: Key) => Format): (key: Key) => Format {
  const made = new Map<Key, Format>();
  return (key) => {
    const known = made.get(key);
    if (known) return known;
    const format = make(key);
    made.set(key, format);
    return format;
  };
}

const listFormat = cached((type: Intl.ListFormatType) => new Intl.ListFormat(displayLocale, { type }));
const numberFormat = cached((digits: string) => new Intl.NumberFormat(displayLocale, { maximumFractionDigits: Number(digits) }));

/** `Anna, Ben and Cleo`. */
export const listed = (items: string[], type: Intl.ListFormatType = "conjunction"): string => listFormat(type).format(items);

/** `1,250.5`, with at most `digits` decimals. */
export const formatNumber = (value: number, digits = 0): string => numberFormat(`${digits}`).format(value);
