// How long it takes from one place to another, estimated from where they are: no network, and said
// to be an estimate wherever it is shown.
import { distanceKm, type Point } from "./distance";
import type { City } from "./types";

export type LegMode = "walk" | "bike" | "metro" | "tram" | "bus" | "taxi" | "ferry" | "transit" | "train" | "flight" | "car";
export type LegEstimate = { mode: LegMode; /** Door to door. */ minutes: number; /** By the way taken. */ km: number };

/** Streets are longer than the line between two points. */
const WALK_DETOUR = 1.3;
const RIDE_DETOUR = 1.35;
const WALK_KMH = 4.6;
const MAX_WALK_KM = 1.4;

/** Walking to the stop, waiting, and walking from it: minutes; then the speed between stops. */
const RIDES: Record<City["transit"]["mode"] | "transit", { access: number; kmh: number }> = {
  metro: { access: 11, kmh: 26 },
  tram: { access: 9, kmh: 16 },
  bus: { access: 10, kmh: 15 },
  taxi: { access: 5, kmh: 22 },
  ferry: { access: 15, kmh: 14 },
  transit: { access: 11, kmh: 20 },
};
/** Beyond the city a train or coach takes over. */
const FAR_KM = 25;
const FAR_KMH = 60;

/** Within a city, or out of it for a day. On foot when that is near or quicker. */
export function estimateLeg(from: Point, to: Point, transit: City["transit"]["mode"] | "transit" = "transit"): LegEstimate {
  const km = distanceKm(from, to);
  const walk = { mode: "walk" as const, km: km * WALK_DETOUR, minutes: ((km * WALK_DETOUR) / WALK_KMH) * 60 };
  const { access, kmh } = RIDES[transit];
  const slow = Math.min(km, FAR_KM) * RIDE_DETOUR;
  const fast = Math.max(0, km - FAR_KM) * RIDE_DETOUR;
  const ride = { mode: km > FAR_KM ? ("train" as const) : transit, km: slow + fast, minutes: access + (slow / kmh + fast / FAR_KMH) * 60 };
  return rounded(walk.km <= MAX_WALK_KM || walk.minutes <= ride.minutes ? walk : ride);
}

/** Getting in and parking, or unlocking and locking: minutes; then the speed in streets. */
const OWN_WHEELS = { bike: { access: 4, kmh: 13 }, car: { access: 9, kmh: 24 } } as const;

/** The same by a way that somebody has chosen. */
export function estimateLegBy(mode: "walk" | "bike" | "transit" | "taxi" | "car", from: Point, to: Point, transit: City["transit"]["mode"] | "transit" = "transit"): LegEstimate {
  const km = distanceKm(from, to);
  if (mode === "walk") return rounded({ mode, km: km * WALK_DETOUR, minutes: ((km * WALK_DETOUR) / WALK_KMH) * 60 });
  const { access, kmh } = mode === "bike" || mode === "car" ? OWN_WHEELS[mode] : RIDES[mode === "taxi" ? mode : transit];
  const slow = (mode === "bike" ? km : Math.min(km, FAR_KM)) * RIDE_DETOUR;
  const fast = mode === "bike" ? 0 : Math.max(0, km - FAR_KM) * RIDE_DETOUR;
  const named = mode !== "transit" ? mode : km > FAR_KM ? "train" : transit;
  return rounded({ mode: named, km: slow + fast, minutes: access + (slow / kmh + fast / FAR_KMH) * 60 });
}

const rounded = ({ mode, km, minutes }: LegEstimate): LegEstimate => ({ mode, km: Math.round(km * 100) / 100, minutes: Math.ceil(minutes) });

export type IntercityLeg = LegEstimate & {
  /** For one person, in minor units of the first city's currency; null when unknown. */
  fare: number | null;
  from: string;
  to: string;
  /** True when no link is known and the distance alone was used. */
  estimated: boolean;
};

type Terminus = Pick<City, "slug" | "name" | "lat" | "lng" | "links">;

/** From one city to the next: a known link, else by distance. */
export function intercityLeg(from: Terminus, to: Terminus): IntercityLeg {
  const km = distanceKm(from, to) * 1.2;
  const link = from.links?.find((candidate) => candidate.to === to.slug);
  if (link) {
    const { mode, minutes, fare } = link;
    return { mode, minutes, fare, km: Math.round(km), from: link.from ?? from.name, to: link.arriveAt ?? to.name, estimated: false };
  }
  const flies = km > 700;
  const minutes = flies ? 180 + (km / 800) * 60 : 30 + (km / 90) * 60;
  return {
    mode: flies ? "flight" : "train",
    minutes: Math.ceil(minutes / 5) * 5,
    km: Math.round(km),
    fare: null,
    from: from.name,
    to: to.name,
    estimated: true,
  };
}
