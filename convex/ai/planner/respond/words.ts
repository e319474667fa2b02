// How the assistant writes money, days and lists.
import { daysBetween } from "../../../dates";
import { formatDay } from "../../../trips/labels";
import type { Money } from "../../types";

export function money({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency, maximumFractionDigits: 0 });
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

export const dayName = formatDay;

/** "Mon 12 Apr, Tue 13 Apr and Wed 14 Apr" */
export function list(items: string[]): string {
  return items.length <= 1 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

export const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

export const bullets = (items: string[]) => items.map((item) => `- ${item}`).join("\n");

export const dayNumber = (start: string, day: string) => daysBetween(start, day) + 1;
