// What is known of a place, as its card says it. Pure.
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { formatDate, formatTime } from "../../../lib/dates";
import { formatMoney } from "../../../lib/money";
import type { ToolCall } from "./useThread";

export type CardPlace = NonNullable<ToolCall["places"]>[number];

const KINDS: Record<string, string> = {
  temple: t("Temple"),
  museum: t("Museum"),
  castle: t("Castle"),
  palace: t("Palace"),
  landmark: t("Landmark"),
  market: t("Market"),
  park: t("Park"),
  garden: t("Garden"),
  viewpoint: t("Viewpoint"),
  neighbourhood: t("Neighbourhood"),
  beach: t("Beach"),
  experience: t("Experience"),
  shopping: t("Shopping"),
  church: t("Church"),
  zoo: t("Zoo"),
  nightlife: t("Nightlife"),
  eating: t("Place to eat"),
  dayTrip: t("Day trip"),
};

/** `Museum · Gion`. */
export const kindWords = ({ kind, area }: CardPlace) => [KINDS[kind] ?? kind, area].filter(Boolean).join(" · ");

/** `Open 09:00–17:00 on Sat 10 Apr`; null when it is for no day. */
export function hoursWords({ day, hours }: CardPlace): string | null {
  if (day === null || hours === null) return null;
  if (hours.length === 0) return t("Closed on {day}", { day: formatDate(day) });
  if (hours.length === 1 && hours[0]!.open === "00:00" && hours[0]!.close === "24:00") return t("Always open");
  return t("Open {hours} on {day}", { hours: listed(hours.map(({ open, close }) => `${clock(open)}–${clock(close)}`)), day: formatDate(day) });
}

/** Hours may run past midnight: 26:00 is two in the morning. */
const clock = (time: string) => formatTime(`${String(Number(time.slice(0, 2)) % 24).padStart(2, "0")}${time.slice(2)}`);

const BANDS: Record<CardPlace["priceBand"], string> = { free: t("Free"), low: t("Inexpensive"), medium: t("Mid-priced"), high: t("Expensive") };

/** `Mid-priced, about ¥2,000 each`. */
export const priceWords = ({ price, priceBand }: Pick<CardPlace, "price" | "priceBand">) => (priceBand === "free" ? BANDS.free : t("{band}, about {sum} each", { band: BANDS[priceBand], sum: formatMoney(price, { whole: true }) }));

export type Confidence = CardPlace["confidence"];
/** How sure a fact is; anything less than very sure is to be checked. */
export const SURE: Record<Confidence, string> = { high: t("Very sure"), medium: t("Fairly sure"), low: t("Unsure") };
