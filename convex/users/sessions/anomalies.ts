// What is out of the ordinary about a sign-in. Pure: from what is known of this one and the others to signals.
import type { Place, Signal } from "../security/securitySchema";

const MINUTE = 60_000;
const TRAVEL_MS = 10 * MINUTE;
export const FAILURES = { count: 5, withinMs: 15 * MINUTE } as const;

/** Where somebody was at an instant. `country` (ISO 3166) only where whatever stands before us told it. */
export type Sighting = { at: number; network: string | null; country?: string };

/**
 * Whether somebody seems to be in two places at once: seen elsewhere within ten minutes of `now`.
 *
 * What it can know: with countries on both sides, that these differ. Without, only that the networks differ, and
 * that is what a phone on mobile data and a laptop at home look like too. It can't know distances, it doesn't see
 * through proxies and private relays, and two networks of one country aren't told apart from two continents. So it
 * is a reason to ask the owner, never one to refuse.
 */
export function seemsToTravel(others: readonly Sighting[], now: Sighting): boolean {
  return others.some((other) => {
    if (Math.abs(now.at - other.at) > TRAVEL_MS) return false;
    if (other.country && now.country) return other.country !== now.country;
    return other.network !== null && now.network !== null && other.network !== now.network;
  });
}

export type SignIn = {
  now: Sighting & { browser: string | null };
  /** The browser has shown the ticket of an earlier sign-in. */
  ticketKnown: boolean;
  /** Browsers in which the account has been signed in; none: this is its first sign-in. */
  known: readonly Place[];
  /** Where the account's other sessions were last seen. */
  others: readonly Sighting[];
};

/**
 * A browser that shows its ticket is known wherever it is. One that doesn't is new unless it is of a kind, on a
 * network, that the account was used from before; where we aren't told either, nothing is claimed.
 */
export function signInSignals({ now, ticketKnown, known, others }: SignIn): Signal[] {
  if (ticketKnown || known.length === 0) return [];
  const told = now.network !== null || now.browser !== null;
  const seenBefore = known.some((place) => place.network === now.network && place.browser === now.browser);
  if (!told || seenBefore) return [];
  return seemsToTravel(others, now) ? ["newBrowser", "travel"] : ["newBrowser"];
}

/** Whether the failure just counted is the one that makes a burst of them; the next ones don't alert again. */
export function makesBurst(failuresAt: readonly number[], now: number): boolean {
  return failuresAt.filter((at) => now - at <= FAILURES.withinMs).length === FAILURES.count;
}
