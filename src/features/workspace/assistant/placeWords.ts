// What is known of a place, as its card says it. Pure.
import { formatDate, formatTime } from "../../../lib/dates";
import { formatMoney } from "../../../lib/money";
import type { ToolCall } from "./useThread";

export type CardPlace = NonNullable<ToolCall["places"]>[number];

const KINDS: Record<string, string> = { eating: "Place to eat", dayTrip: "Day trip" };

/** `Museum · Gion`. */
export const kindWords = ({ kind, area }: CardPlace) => [KINDS[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1), area].filter(Boolean).join(" · ");

/** `Open 09:00–17:00 on Sat 10 Apr`; null when it is for no day. */
export function hoursWords({ day, hours }: CardPlace): string | null {
  if (day === null || hours === null) return null;
  if (hours.length === 0) return `Closed on ${formatDate(day)}`;
  if (hours.length === 1 && hours[0]!.open === "00:00" && hours[0]!.close === "24:00") return `Always open`;
  return `Open ${hours.map(({ open, close }) => `${clock(open)}–${clock(close)}`).join(" and ")} on ${formatDate(day)}`;
}

/** Hours may run past midnight: 26:00 is two in the morning. */
const clock = (time: string) => formatTime(`${String(Number(time.slice(0, 2)) % 24).padStart(2, "0")}${time.slice(2)}`);

const BANDS: Record<CardPlace["priceBand"], string> = { free: "Free", low: "Inexpensive", medium: "Mid-priced", high: "Expensive" };

/** `Mid-priced, about ¥2,000 each`. */
export const priceWords = ({ price, priceBand }: Pick<CardPlace, "price" | "priceBand">) => (priceBand === "free" ? BANDS.free : `${BANDS[priceBand]}, about ${formatMoney(price, { whole: true })} each`);

export type Confidence = CardPlace["confidence"];
/** How sure a fact is; anything less than very sure is to be checked. */
export const SURE: Record<Confidence, string> = { high: "Very sure", medium: "Fairly sure", low: "Unsure" };
