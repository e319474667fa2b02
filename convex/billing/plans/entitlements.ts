// The one place that says what a person's plan includes, and refuses what it doesn't. Pure: whoever asks has
// counted what is used.
import type { Doc } from "../../_generated/dataModel";
import { appError } from "../../errors";
import { say, type Said } from "../../said";
import { GUEST_ENTITLEMENTS, PLAN_NAMES, PLANS, type Entitlements } from "./plans";

export type PlanHolder = Pick<Doc<"users">, "plan" | "isAnonymous">;
/** Entitlements that one has or hasn't. */
export type Feature = { [Name in keyof Entitlements]: Entitlements[Name] extends boolean ? Name : never }[keyof Entitlements];

export function entitlementsOf(user: PlanHolder): Entitlements {
  return user.isAnonymous ? GUEST_ENTITLEMENTS : PLANS[user.plan].entitlements;
}

/** Throws AUTHORIZATION_ERROR with details {entitlement, plan, upgrade: true} when the person's plan doesn't include it. */
export function requireEntitlement(user: PlanHolder, feature: Feature): void {
  if (entitlementsOf(user)[feature]) return;
  const plan = PLAN_NAMES.find((name) => PLANS[name].entitlements[feature])!;
  throw beyondPlan(user, feature, say("This is part of the {plan} plan.", { plan: PLANS[plan].name }));
}

/** Throws as `requireEntitlement` when a person with `ahead` trips of their own may not make one more. Those they have stay as they are. */
export function requireRoomForTrip(user: PlanHolder, ahead: number): void {
  const { trips } = entitlementsOf(user);
  if (trips === null || ahead < trips) return;
  const full = user.isAnonymous
    ? say("Guests have room for {trips, number} trips ahead, and yours are all in use. They stay as they are; past ones don't count.", { trips })
    : say("The {plan} plan has room for {trips, number} trips ahead, and yours are all in use. They stay as they are; past ones don't count.", { plan: PLANS[user.plan].name, trips });
  throw beyondPlan(user, "trips", full);
}

const beyondPlan = (user: PlanHolder, entitlement: keyof Entitlements, refusal: Said) =>
  appError("AUTHORIZATION_ERROR", refusal, { entitlement, plan: user.isAnonymous ? "guest" : user.plan, upgrade: true });
