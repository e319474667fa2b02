// What the backend says, in the reader's language: see convex/said.ts for what it sends.
import { formatDate, formatDateRange, formatTime } from "../lib/dates";
import { formatMoney } from "../lib/money";
import { translated } from "./catalog";
import { countryName } from "./countryName";
import { displayLocale, listed } from "./formats";
import { language, MIRRORED } from "./language";
import { formatDistance } from "./measures";
import { formatMessage } from "./t";

/** A text of our data, with its translations. */
type Prose = { en: string; de?: string | undefined };
type Plain =
  | string
  | number
  | { date: string; bare?: boolean | undefined }
  | { from: string; to: string }
  | { month: string }
  | { time: string }
  | { amount: number; currency: string; whole?: boolean | undefined }
  | { km: number }
  | { country: string; name: string }
  | { either: (string | Prose)[] }
  | Prose;
type Value = Plain | Said | (Plain | Said)[];
export type Said = { message: string; as?: "clause" | "opening" | undefined; values?: Record<string, Value> | undefined };
/** Also in pieces one after another, of which a string stands as it is. */
export type Text = string | Said | (string | Said)[];

/** A sentence without values is its own message. */
export function told(said: Text | Prose): string {
  if (typeof said === "string") return translated(said, "");
  if (Array.isArray(said)) return said.map((piece) => (typeof piece === "string" ? piece : told(piece))).join("");
  if ("en" in said) return said[language === MIRRORED ? "en" : language] ?? said.en;
  const values = Object.entries(said.values ?? {}).map(([name, value]) => [name, valueOf(value)] as const);
  const text = formatMessage(translated(said.message, ""), Object.fromEntries(values));
  return said.as === "clause" ? text.replace(/\.$/, "") : said.as === "opening" ? text.charAt(0).toLocaleUpperCase(displayLocale) + text.slice(1) : text;
}

function valueOf(value: Value): string | number {
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return listed(value.map((one) => String(valueOf(one))));
  if ("message" in value || "en" in value) return told(value);
  if ("date" in value) return formatDate(value.date, value.bare ? "day" : "short");
  if ("month" in value) return formatDate(`${value.month}-01`, "month");
  if ("from" in value) return formatDateRange(value.from, value.to);
  if ("time" in value) return formatTime(value.time);
  if ("km" in value) return formatDistance(value.km);
  if ("country" in value) return countryName(value.country);
  if ("either" in value) return listed(value.either.map((one) => String(valueOf(one))), "disjunction");
  return formatMoney(value, { whole: value.whole === true });
}
