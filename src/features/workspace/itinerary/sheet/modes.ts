// What one can travel by: one table for the sheet and the form that adds.
import { Bike, Bus, Car, CarTaxiFront, Footprints, Plane, Route, Ship, TrainFront, type LucideIcon } from "lucide-react";
import { t } from "../../../../i18n/t";
import type { Activity } from "../../useItinerary";

type Mode = NonNullable<Activity["transport"]>["mode"];

export const MODES: { value: Mode; label: string; icon: LucideIcon; /** What its number is called. */ number?: string }[] = [
  { value: "flight", label: t("Flight"), icon: Plane, number: t("Flight number") },
  { value: "train", label: t("Train"), icon: TrainFront, number: t("Train number") },
  { value: "bus", label: t("Bus"), icon: Bus, number: t("Line", {}, "transport") },
  { value: "car", label: t("Car"), icon: Car },
  { value: "ferry", label: t("Ferry"), icon: Ship },
  { value: "taxi", label: t("Taxi"), icon: CarTaxiFront },
  { value: "bike", label: t("Bike"), icon: Bike },
  { value: "walk", label: t("Walk"), icon: Footprints },
  { value: "other", label: t("Other"), icon: Route },
];
