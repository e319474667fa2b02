// The way between two rows: how, how long, how far. An estimate, and marked as one; pressing it offers other ways.
import { Bike, Bus, Car, CarTaxiFront, Footprints, Plane, Ship, Sparkles, TrainFront, TramFront, type LucideIcon } from "lucide-react";
import type { MenuItem } from "../../../ui/DropdownMenu";
import { useTrip, type Activity, type Leg } from "../useItinerary";
import { openMenuAt } from "./row/openMenuAt";

const MODES: Record<Leg["mode"], { icon: LucideIcon; label: string }> = {
  walk: { icon: Footprints, label: "on foot" },
  bike: { icon: Bike, label: "by bike" },
  metro: { icon: TrainFront, label: "by metro" },
  train: { icon: TrainFront, label: "by train" },
  tram: { icon: TramFront, label: "by tram" },
  bus: { icon: Bus, label: "by bus" },
  taxi: { icon: CarTaxiFront, label: "by taxi" },
  car: { icon: Car, label: "by car" },
  ferry: { icon: Ship, label: "by ferry" },
  flight: { icon: Plane, label: "by plane" },
  transit: { icon: Bus, label: "by public transport" },
};
const CHOICES: { mode: NonNullable<Activity["legMode"]> | null; label: string; icon: LucideIcon }[] = [
  { mode: null, label: "As estimated", icon: Sparkles },
  { mode: "walk", label: "On foot", icon: Footprints },
  { mode: "transit", label: "Public transport", icon: Bus },
  { mode: "bike", label: "By bike", icon: Bike },
  { mode: "taxi", label: "By taxi", icon: CarTaxiFront },
  { mode: "car", label: "By car", icon: Car },
];
/** A city's own public transport has its own name. */
const CHOSEN: Partial<Record<Leg["mode"], NonNullable<Activity["legMode"]>>> = { walk: "walk", bike: "bike", taxi: "taxi", car: "car" };

export function TravelLeg({ leg, canEdit }: { leg: Leg; canEdit: boolean }) {
  const { label } = MODES[leg.mode];
  const distance = kmWords(leg.km);
  const line = <LegLine leg={leg} />;
  const look = legLook;
  return (
    <div className="ms-[3.3rem] border-s-2 border-dotted border-line-strong/60 pointer-coarse:ms-[4rem]">
      {canEdit ? (
        <button
          type="button"
          aria-haspopup="menu"
          aria-label={`The way here: about ${duration(leg.minutes)} ${label}, ${distance}. Change how.`}
          onClick={(event) => openMenuAt("leg", leg.toId, event.currentTarget)}
          className={`${look} rounded-e-md pe-3 transition hover:bg-ink/5 hover:text-ink pointer-coarse:min-h-11`}
        >
          {line}
        </button>
      ) : (
        <p className={look}>{line}</p>
      )}
    </div>
  );
}

const legLook = "flex items-center gap-2 py-1 ps-4 text-start text-[0.8125rem] text-ink-faint tabular-nums";
const kmWords = (km: number) => (km < 1 ? `${Math.round(km * 100) * 10} m` : `${km.toFixed(1)} km`);

function LegLine({ leg: { mode, minutes, km }, where }: { leg: Pick<Leg, "mode" | "minutes" | "km">; where?: string }) {
  const { icon: Icon, label } = MODES[mode];
  return (
    <>
      <Icon className="size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 truncate">about {duration(minutes)} {label}{where && ` ${where}`} · {kmWords(km)}</span>
    </>
  );
}

/** From where one has slept to the day's first row, or from its last to where one will. */
export function HotelLeg({ way, day, row }: { way: "out" | "back"; day: string; row: Activity | undefined }) {
  const { hotelLegs, activities } = useTrip();
  const leg = hotelLegs.find((one) => one.way === way && one.day === day && one.activityId === row?._id);
  const hotel = leg && activities.find(({ _id }) => _id === leg.hotelId);
  if (!hotel) return null;
  return (
    <li className="ms-[3.3rem] border-s-2 border-dotted border-line-strong/60 pointer-coarse:ms-[4rem]">
      <p className={legLook}><LegLine leg={leg} where={way === "out" ? `from ${hotel.title}` : `to ${hotel.title}`} /></p>
    </li>
  );
}

/** For the menu that rows share. */
export function legChoices(leg: Leg, choose: (mode: Activity["legMode"]) => void): MenuItem[] {
  const current = leg.chosen ? (CHOSEN[leg.mode] ?? "transit") : null;
  return CHOICES.map(({ mode, label, icon: Icon }): MenuItem => ({ kind: "choice", label, icon: <Icon />, checked: current === mode, onSelect: () => choose(mode) }));
}

const duration = (minutes: number) => (minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`);
