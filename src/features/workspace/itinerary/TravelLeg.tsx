import { Bus, CarTaxiFront, Footprints, Ship, TrainFront, TramFront, type LucideIcon } from "lucide-react";
import type { Leg } from "../useItinerary";

const MODES: Record<string, { icon: LucideIcon; label: string }> = {
  walk: { icon: Footprints, label: "on foot" },
  metro: { icon: TrainFront, label: "by metro" },
  train: { icon: TrainFront, label: "by train" },
  tram: { icon: TramFront, label: "by tram" },
  bus: { icon: Bus, label: "by bus" },
  taxi: { icon: CarTaxiFront, label: "by taxi" },
  car: { icon: CarTaxiFront, label: "by car" },
  ferry: { icon: Ship, label: "by ferry" },
};
const TRANSIT = { icon: Bus, label: "by public transport" };

/** The way between two rows: how, how long, how far. An estimate, and marked as one. */
export function TravelLeg({ leg }: { leg: Leg }) {
  const { icon: Icon, label } = MODES[leg.mode] ?? TRANSIT;
  const distance = leg.km < 1 ? `${Math.round(leg.km * 100) * 10} m` : `${leg.km.toFixed(1)} km`;
  return (
    <p className="ml-[3.3rem] flex items-center gap-2 border-l-2 border-dotted border-line-strong/60 py-1 pl-4 text-[0.8125rem] text-ink-faint tabular-nums pointer-coarse:ml-[4rem]">
      <Icon className="size-3.5 shrink-0" aria-hidden />
      about {leg.minutes} min {label} · {distance}
    </p>
  );
}
