// What the backend says, in the reader's language: see convex/said.ts for what it sends.
import { formatDate, formatDateRange, formatTime } from "../lib/dates";
import { formatMoney } from "../lib/money";
import { translated } from "./catalog";
import { listed } from "./formats";
import { formatMessage } from "./t";

type Plain = string | number | { date: string } | { from: string; to: string } | { time: string } | { amount: number; currency: string };
type Value = Plain | Said | (string | Said)[];
export type Said = { message: string; values?: Record<string, Value> | undefined };

/** A sentence without values is its own message. */
export function told(said: Said | string): string {
  if (typeof said === "string") return translated(said, "");
  const values = Object.entries(said.values ?? {}).map(([name, value]) => [name, valueOf(value)] as const);
  return formatMessage(translated(said.message, ""), Object.fromEntries(values));
}

function valueOf(value: Value): string | number {
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return listed(value.map((one) => (typeof one === "string" ? one : told(one))));
  if ("message" in value) return told(value);
  if ("date" in value) return formatDate(value.date);
  if ("from" in value) return formatDateRange(value.from, value.to);
  if ("time" in value) return formatTime(value.time);
  return formatMoney(value);
}
