// Several ways to spend a day, out of a tool call, and the request that takes one. Calls are kept as plain
// data, so what isn't in its shape is left out. Pure.
import { t } from "../../../i18n/t";
import { told, type Said } from "../../../i18n/told";
import { formatTime, isDate } from "../../../lib/dates";
import { currencyDigits, type Money } from "../../../lib/money";
import type { ToolCall } from "./useThread";

export type Variant = {
  name: string;
  /** In order of the day. */
  items: { title: string; time: string | null }[];
  /** Minor units, for everybody. */
  cost: Money | null;
  /** Wishes that it can't meet, a sentence each. */
  unmet: string[];
  /** Sent as it is, it plans the day in this way. */
  request: string | Said;
};

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
type Data = Record<string, unknown>;
const isData = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value);
const isSaid = (value: unknown): value is Said => isData(value) && typeof value.message === "string";
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
const list = (value: unknown): Data[] => (Array.isArray(value) ? value.filter(isData) : []);

/** Null for a call that shows no alternatives. */
export function variantsOf({ args }: ToolCall): Variant[] | null {
  const day: unknown = args.day;
  const variants = list(args.variants);
  if (typeof day !== "string" || !isDate(day) || variants.length === 0) return null;
  return variants.map(({ variant, items, cost, unmet, choose }) => ({
    name: NAMES[String(variant)] ?? String(variant),
    items: list(items).flatMap(({ title, start }) => (typeof title === "string" ? [{ title, time: typeof start === "string" && TIME.test(start) ? formatTime(start) : null }] : [])),
    cost: moneyOf(cost),
    unmet: (Array.isArray(unmet) ? unmet : []).flatMap((one: unknown) => (typeof one === "string" || isSaid(one) ? [told(one)] : [])),
    request: typeof choose === "string" || isSaid(choose) ? choose : requestFor(day, isData(choose) ? choose : {}),
  }));
}

const NAMES: Record<string, string> = {
  different: t("Something else"),
  balanced: t("Balanced"),
  relaxed: t("Relaxed"),
  packed: t("Packed"),
  cheaper: t("Cheaper"),
  indoors: t("Indoors"),
  sights: t("Sights"),
  localLife: t("Local life"),
};

/** As the built-in planner reads dates: in English, whatever the screens speak. */
const dayForPlanner = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });

/** The wishes in words that the built-in planner and the models read alike: "Plan Sunday 11 April anew: relaxed". */
function requestFor(day: string, { pace, notBefore, budgetStyle, indoorOnly, interests }: Data): string {
  const wishes = [
    typeof pace === "string" && pace,
    typeof notBefore === "string" && `nothing before ${notBefore}`,
    budgetStyle === "budget" && "cheap rooms and meals",
    indoorOnly === true && "only indoors",
    ...texts(interests).map((interest) => (interest === "localLife" ? "local life" : interest)),
  ].filter(Boolean);
  return `Plan ${dayForPlanner.format(Date.parse(`${day}T00:00:00Z`))} anew${wishes.length > 0 ? `: ${wishes.join(", ")}` : ""}`;
}

/** Tools speak of money in whole units. */
function moneyOf(cost: unknown): Money | null {
  if (!isData(cost) || typeof cost.amount !== "number" || typeof cost.currency !== "string" || !/^[A-Z]{3}$/.test(cost.currency)) return null;
  return { amount: Math.round(cost.amount * 10 ** currencyDigits(cost.currency)), currency: cost.currency };
}
