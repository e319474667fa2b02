// The plans and what each includes, in one table: checkout takes its prices from here, limits and the plan
// page their figures. Pure data.
import type { Doc } from "../../_generated/dataModel";
import { sentence } from "../../said";

export type Plan = Doc<"users">["plan"];
export const PLAN_NAMES = ["free", "pro", "agency"] as const satisfies readonly Plan[];

/** What a person may have. A number of null is no limit. */
export type Entitlements = {
  /** Trips of one's own that aren't over yet; past ones never count. */
  trips: number | null;
  /** People in a trip of one's own, oneself included. */
  members: number;
  /** Requests to the assistant in a calendar month (UTC). */
  assistantRequests: number | null;
  /** How many times the deployment's budget for one person's language models. */
  modelBudget: number;
  /** Planning for clients: the agency's workspace. */
  agency: boolean;
};

/** `amount` is in cents; Stripe's price is found by `lookupKey`. */
export type Price = { amount: number; currency: "EUR"; lookupKey: string };

export type PlanEntry = {
  name: string;
  /** For whom, in a few words. */
  tagline: string;
  monthly: Price | null;
  yearly: Price | null;
  /** Days before the first payment, once a person. */
  trialDays: number;
  entitlements: Entitlements;
};

const euros = (amount: number, lookupKey: string): Price => ({ amount: amount * 100, currency: "EUR", lookupKey });

export const PLANS: Record<Plan, PlanEntry> = {
  free: {
    name: "Free",
    tagline: sentence("For the trips of a family and its friends"),
    monthly: null,
    yearly: null,
    trialDays: 0,
    entitlements: { trips: 10, members: 15, assistantRequests: null, modelBudget: 1, agency: false },
  },
  pro: {
    name: "Pro",
    tagline: sentence("For people who are always planning the next one"),
    monthly: euros(8, "caravan_pro_month"),
    yearly: euros(72, "caravan_pro_year"),
    trialDays: 14,
    entitlements: { trips: null, members: 50, assistantRequests: null, modelBudget: 5, agency: false },
  },
  agency: {
    name: "Agency",
    tagline: sentence("For people who plan for others"),
    monthly: euros(39, "caravan_agency_month"),
    yearly: euros(390, "caravan_agency_year"),
    trialDays: 0,
    entitlements: { trips: null, members: 50, assistantRequests: null, modelBudget: 20, agency: true },
  },
};

/** Guests have no plan: enough for a first trip or two, and an account is free. */
export const GUEST_ENTITLEMENTS: Entitlements = { trips: 5, members: 8, assistantRequests: 10, modelBudget: 1, agency: false };
