// How each type of activity looks: one table for list, form and map.
import { BedDouble, Landmark, Sparkles, TrainFront, Utensils, type LucideIcon } from "lucide-react";
import { t } from "../../i18n/t";
import { MODES } from "./itinerary/sheet/modes";
import type { Activity } from "./useItinerary";

export const ACTIVITY_TYPES: Record<Activity["type"], { label: string; icon: LucideIcon }> = {
  sightseeing: { label: t("Sight"), icon: Landmark },
  restaurant: { label: t("Food"), icon: Utensils },
  hotel: { label: t("Stay"), icon: BedDouble },
  transport: { label: t("Transport"), icon: TrainFront },
  other: { label: t("Other"), icon: Sparkles },
};

const MODE_ICONS = new Map(MODES.map(({ value, icon }) => [value, icon]));

/** What one travels by, where that is known: a flight is no train. */
export const activityIcon = ({ type, transport }: Pick<Activity, "type" | "transport">): LucideIcon =>
  (type === "transport" && transport && MODE_ICONS.get(transport.mode)) || ACTIVITY_TYPES[type].icon;
