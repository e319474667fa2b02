// How sure a report may be: what an agent is worth at best, less what isn't known of this trip.
import { say, type Said } from "../../said";
import type { AgentReport } from "./types";

type Confidence = AgentReport["confidence"];

/** Below it a report says that it knows next to nothing. */
export const LEAST = 0.1;

const rounded = (value: number) => Math.round(Math.min(1, Math.max(LEAST, value)) * 100) / 100;

/** `best` times the share of what is known; `unknown` names what isn't ("places in Bergen"). */
export function confidenceIn(best: number, known: number, total: number, basis: Said, unknown: Said[]): Confidence {
  const share = total === 0 ? 0 : known / total;
  const reason = unknown.length === 0 ? say("{basis}.", { basis }) : known === 0 ? say("I hold no {unknown}.", { unknown }) : say("{basis}, but I hold no {unknown}.", { basis, unknown });
  return { value: rounded(best * share), reason };
}

/** Of the stops that were looked at, how many are known places. */
export function confidenceByStops(best: number, stops: { place: unknown }[], basis: Said): Confidence {
  if (stops.length === 0) return { value: LEAST, reason: say("Nothing is planned yet.") };
  const known = stops.filter(({ place }) => place !== null).length;
  const missing = stops.length - known;
  return {
    value: rounded(best * (known / stops.length)),
    reason:
      missing === 0
        ? say("{basis}.", { basis })
        : say("{basis}; {missing, plural, one {# stop} other {# stops}} of {total, number} {missing, plural, one {isn't a place} other {aren't places}} that I know.", { basis, missing, total: stops.length }),
  };
}
