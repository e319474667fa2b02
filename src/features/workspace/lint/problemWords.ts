// How problems of a plan are spoken of: what each weight is called, its sign and its colour, which is never alone. What is wrong
// is said by the backend (convex/trips/lint).
import { Info, OctagonAlert, TriangleAlert, type LucideIcon } from "lucide-react";
import { t } from "../../../i18n/t";
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

/** "3 to look at". */
export const toLookAt = (count: number) => t("{count, number} to look at", { count });
