// The way between two rows: how, how long, how far. An estimate, and marked as one; pressing it offers other ways.
import { Bike, Bus, Car, CarTaxiFront, Footprints, Plane, Ship, Sparkles, TrainFront, TramFront, type LucideIcon } from "lucide-react";
import { listed } from "../../../i18n/formats";
import { formatDistance, formatDuration } from "../../../i18n/measures";
import { t } from "../../../i18n/t";
import { Avatar } from "../../../ui/Avatar";
import type { MenuItem } from "../../../ui/DropdownMenu";
import type { Activity, Leg } from "../useItinerary";
import { useTripFrame } from "../tripFrame";
import { useDayWays } from "./day/dayWays";
import { openMenuAt } from "./row/openMenuAt";

const MODES: Record<Leg["mode"], { icon: LucideIcon; about: (duration: string) => string }> = {
  walk: { icon: Footprints, about: (duration) => t("about {duration} on foot", { duration }) },
  bike: { icon: Bike, about: (duration) => t("about {duration} by bike", { duration }) },
  metro: { icon: TrainFront, about: (duration) => t("about {duration} by metro", { duration }) },
  train: { icon: TrainFront, about: (duration) => t("about {duration} by train", { duration }) },
  tram: { icon: TramFront, about: (duration) => t("about {duration} by tram", { duration }) },
  bus: { icon: Bus, about: (duration) => t("about {duration} by bus", { duration }) },
  taxi: { icon: CarTaxiFront, about: (duration) => t("about {duration} by taxi", { duration }) },
  car: { icon: Car, about: (duration) => t("about {duration} by car", { duration }) },
  ferry: { icon: Ship, about: (duration) => t("about {duration} by ferry", { duration }) },
  flight: { icon: Plane, about: (duration) => t("about {duration} by plane", { duration }) },
  transit: { icon: Bus, about: (duration) => t("about {duration} by public transport", { duration }) },
};
const CHOICES: { mode: NonNullable<Activity["legMode"]> | null; label: string; icon: LucideIcon }[] = [
  { mode: null, label: t("As estimated"), icon: Sparkles },
  { mode: "walk", label: t("On foot"), icon: Footprints },
  { mode: "transit", label: t("Public transport"), icon: Bus },
  { mode: "bike", label: t("By bike"), icon: Bike },
  { mode: "taxi", label: t("By taxi"), icon: CarTaxiFront },
  { mode: "car", label: t("By car"), icon: Car },
];
/** A city's own public transport has its own name. */
const CHOSEN: Partial<Record<Leg["mode"], NonNullable<Activity["legMode"]>>> = { walk: "walk", bike: "bike", taxi: "taxi", car: "car" };

export function TravelLeg({ leg, canEdit }: { leg: Leg; canEdit: boolean }) {
  const { memberById } = useTripFrame();
  const { legsTo } = useDayWays();
  // Where people meet again, each way says whose it is.
  const people = (legsTo.get(leg.toId)?.length ?? 0) > 1 ? (leg.people ?? []).flatMap((person) => memberById.get(person) ?? []) : [];
  const names = listed(people.map(({ name }) => name));
  const line = (
    <>
      {people.length > 0 && <span className="sr-only">{names}</span>}
      {people.length > 0 && <span className="flex shrink-0 -space-x-1.5">{people.slice(0, 3).map(({ userId, name, hue }) => <Avatar key={userId} name={name} hue={hue} size="xs" decorative />)}</span>}
      <LegLine leg={leg} />
    </>
  );
  const look = legLook;
  const about = { ride: rideOf(leg), distance: formatDistance(leg.km) };
  return (
    <div className="ms-[3.3rem] border-s-2 border-dotted border-line-strong/60 pointer-coarse:ms-[4rem]">
      {canEdit ? (
        <button
          type="button"
          aria-haspopup="menu"
          aria-label={people.length > 0 ? t("The way here for {people}: {ride}, {distance}. Change how.", { ...about, people: names }) : t("The way here: {ride}, {distance}. Change how.", about)}
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

const legLook = "flex max-w-full items-center gap-2 py-1 ps-4 text-start text-[0.8125rem] text-ink-faint tabular-nums";
/** "about 12 min on foot" */
const rideOf = ({ mode, minutes }: Pick<Leg, "mode" | "minutes">) => MODES[mode].about(formatDuration(minutes));

type LegLineProps = { leg: Pick<Leg, "mode" | "minutes" | "km">; /** To or from where one sleeps. */ hotel?: { way: "out" | "back"; title: string } };

function LegLine({ leg, hotel }: LegLineProps) {
  const { icon: Icon } = MODES[leg.mode];
  const [ride, distance] = [rideOf(leg), formatDistance(leg.km)];
  return (
    <>
      <Icon className="size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 truncate in-data-track:whitespace-normal">
        {!hotel
          ? `${ride} · ${distance}`
          : hotel.way === "out"
            ? t("{ride} from {hotel} · {distance}", { ride, hotel: hotel.title, distance })
            : t("{ride} to {hotel} · {distance}", { ride, hotel: hotel.title, distance })}
      </span>
    </>
  );
}

/** From where one has slept to the day's first row, or from its last to where one will. */
export function HotelLeg({ way, row }: { way: "out" | "back"; row: Activity | undefined }) {
  const leg = useDayWays().hotelLegs.find((one) => one.way === way && one.activityId === row?._id);
  if (!leg) return null;
  return (
    <li className="ms-[3.3rem] border-s-2 border-dotted border-line-strong/60 pointer-coarse:ms-[4rem]">
      <p className={legLook}><LegLine leg={leg} hotel={{ way, title: leg.hotel }} /></p>
    </li>
  );
}

/** For the menu that rows share. */
export function legChoices(leg: Leg, choose: (mode: Activity["legMode"]) => void): MenuItem[] {
  const current = leg.chosen ? (CHOSEN[leg.mode] ?? "transit") : null;
  return CHOICES.map(({ mode, label, icon: Icon }): MenuItem => ({ kind: "one", label, icon: <Icon />, checked: current === mode, onSelect: () => choose(mode) }));
}
