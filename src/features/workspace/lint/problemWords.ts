// How problems of a plan are spoken of: what each weight is called, its sign and its colour, which is never alone; and
// their sentences, which come in one form of days and hours, in the reader's own.
import { Info, OctagonAlert, TriangleAlert, type LucideIcon } from "lucide-react";
import { t } from "../../../i18n/t";
import { eachDay, formatTime } from "../../../lib/dates";
import { dayLabel } from "../dayLabel";
import type { Problem } from "./problemsShown";

type Weight = { word: string; heading: string; icon: LucideIcon; tone: string };

export const WEIGHTS: Record<Problem["severity"], Weight> = {
  error: { word: t("Doesn’t work"), heading: t("Doesn’t work like this"), icon: OctagonAlert, tone: "text-danger" },
  warning: { word: t("To look at"), heading: t("Missing, or at risk"), icon: TriangleAlert, tone: "text-warn" },
  hint: { word: t("Worth a thought"), heading: t("Worth a thought"), icon: Info, tone: "text-ink-faint" },
};
export const WEIGHT_ORDER = ["error", "warning", "hint"] as const;

/** The heaviest of them, which lends its sign to all. */
export const heaviest = (problems: Problem[]): Weight => WEIGHTS[WEIGHT_ORDER.find((weight) => problems.some(({ severity }) => severity === weight)) ?? "hint"];

const asSent = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** "Sun 11 Apr" and "16:15" as the reader writes them. */
export function inReadersForm(sentence: string, trip: Parameters<typeof dayLabel>[1] & { endDate: string }): string {
  const days = eachDay(trip.startDate, trip.endDate).map((day) => [asSent.format(Date.parse(`${day}T00:00:00Z`)).replace(",", ""), dayLabel(day, trip)] as const);
  const named = days.reduce((said, [sent, own]) => said.replaceAll(sent, own), sentence);
  return named.replace(/\b\d{2}:\d{2}\b/g, (time) => formatTime(time));
}

/** "3 to look at". */
export const toLookAt = (count: number) => t("{count, number} to look at", { count });
