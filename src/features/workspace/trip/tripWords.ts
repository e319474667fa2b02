import { t } from "../../../i18n/t";
import type { Itinerary } from "../useItinerary";

export type TripType = Itinerary["trip"]["type"];
export type TripStatus = Itinerary["trip"]["status"];

export const TRIP_TYPES: Record<TripType, string> = { leisure: t("Holiday"), business: t("Work"), adventure: t("Adventure"), cultural: t("Culture") };

export const TRIP_STATUS: Record<TripStatus, { label: string; means: string; /** Said when it has just come to that. */ became: string }> = {
  draft: { label: t("Draft"), means: t("Still being put together."), became: t("The trip is now: draft.") },
  planned: { label: t("Planned"), means: t("Settled. It begins by itself at midnight where you begin."), became: t("The trip is now: planned.") },
  active: { label: t("Under way"), means: t("You are travelling. It ends by itself after the last day."), became: t("The trip is now: under way.") },
  completed: { label: t("Over"), means: t("Safely back. Give it later dates to travel it again."), became: t("The trip is now: over.") },
  cancelled: { label: t("Cancelled"), means: t("It isn’t going to be. Everything in it stays."), became: t("The trip is now: cancelled.") },
};
