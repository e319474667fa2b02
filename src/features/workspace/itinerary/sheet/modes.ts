// What one can travel by: one table for the sheet and the form that adds.
import { Bike, Bus, Car, CarTaxiFront, Footprints, Plane, Route, Ship, TrainFront, type LucideIcon } from "lucide-react";
import type { Activity } from "../../useItinerary";

type Mode = NonNullable<Activity["transport"]>["mode"];

export const MODES: { value: Mode; label: string; icon: LucideIcon; /** What its number is called. */ number?: string }[] = [
  { value: "flight", label: "Flight", icon: Plane, number: "Flight number" },
  { value: "train", label: "Train", icon: TrainFront, number: "Train number" },
  { value: "bus", label: "Bus", icon: Bus, number: "Line" },
  { value: "car", label: "Car", icon: Car },
  { value: "ferry", label: "Ferry", icon: Ship },
  { value: "taxi", label: "Taxi", icon: CarTaxiFront },
  { value: "bike", label: "Bike", icon: Bike },
  { value: "walk", label: "Walk", icon: Footprints },
  { value: "other", label: "Other", icon: Route },
];
