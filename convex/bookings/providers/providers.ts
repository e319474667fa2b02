// Who can keep a reservation, as data.
import type { Doc } from "../../_generated/dataModel";
import { billingMode } from "../../billing/stripe/mode";
import { emulatedDesk } from "./emulatedDesk";
import type { Desk } from "./types";

export type ProviderName = Doc<"bookings">["provider"];
type Env = Record<string, string | undefined>;

type Provider = {
  /** Null: a person makes the reservation and types in what came of it. */
  desk: Desk | null;
  isOn(env: Env): boolean;
};

export const PROVIDERS: Record<ProviderName, Provider> = {
  manual: { desk: null, isOn: () => true },
  // Never where real money would be taken for what doesn't exist.
  emulated: { desk: emulatedDesk, isOn: (env) => env.CARAVAN_MODE !== "production" && billingMode(env) !== "live" },
};

/** The provider that books for people here; null where they book by themselves. */
export const deskName = (env: Env): ProviderName | null => (PROVIDERS.emulated.isOn(env) ? "emulated" : null);
