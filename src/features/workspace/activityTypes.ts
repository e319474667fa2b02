// How each type of activity looks: one table for list, form and map.
import { BedDouble, Landmark, Sparkles, TrainFront, Utensils, type LucideIcon } from "lucide-react";
import type { Activity } from "./useItinerary";

export const ACTIVITY_TYPES: Record<Activity["type"], { label: string; icon: LucideIcon }> = {
  sightseeing: { label: "Sight", icon: Landmark },
  restaurant: { label: "Food", icon: Utensils },
  hotel: { label: "Stay", icon: BedDouble },
  transport: { label: "Transport", icon: TrainFront },
  other: { label: "Other", icon: Sparkles },
};
