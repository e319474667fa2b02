// What the planner's drafting and repairing functions take and give back: plain data, no database. Who takes and gives them: `draft/draftPlan`,
// `draft/repairs`, `draft/candidates` and `draft/costs`, `checker/checkPlan` and `checker/grounding`, `repair/repairPlan`.
import type { City, Interest, Place, PlaceKind } from "../../places/types";
import type { Prose, Said, SaidText } from "../../said";
import type { Language } from "../../words/languages";
import type { EditStep, Money, TripState } from "../types";
import type { PartOfDay, Preferences } from "./types";

/** City files by slug. */
export type Cities = ReadonlyMap<string, City>;

export type PlanContext = {
  trip: TripState;
  cities: Cities;
  preferences: Preferences;
  /** Same seed, same plan; 1 by default. */
  seed?: number;
  /** What is put into the trip is worded in: its asker's, English by default. */
  language?: Language | undefined;
  /** Where the asker usually flies from, "Berlin (BER)"; their own, so of no plan but of a flight that they tell of. */
  origin?: string | undefined;
};

export type DraftInput = PlanContext & {
  /** Days to plan anew; all others stay as they are. */
  days: "all" | string[];
  /** Ids of activities that stay. Booked ones and a person's own stay in any case; other items of the days are replaced. */
  keep: string[];
};

export type Meal = "breakfast" | "lunch" | "dinner";

export type DaySummary = {
  day: string;
  destinationId: string;
  city: string;
  /** Sights, without meals, hotels and transport. */
  stops: number;
  /** HH:mm, of what is planned; null for a day without anything. */
  start: string | null;
  end: string | null;
  easy: boolean;
  /** Sights, meals and transport of this day, in the plan's currency. */
  cost: Money;
  /** "Higashiyama and Gion": the quarters it stays in. */
  areas: string[];
};

/** Whole party, all in one currency: the budget's, else the first city's. */
export type CostSummary = {
  total: Money;
  perPerson: Money;
  rooms: Money;
  meals: Money;
  admissions: Money;
  transport: Money;
  other: Money;
  budget: Money | null;
  withinBudget: boolean;
};

export type DraftResult = {
  /** One a day, in order; the first also holds stays. Empty when nothing could be planned. */
  steps: EditStep[];
  days: DaySummary[];
  /** Of the trip as it is after the steps; null when nothing could be planned. */
  costs: CostSummary | null;
  /** Cities that we hold no places of: their days are left alone. */
  withoutData: string[];
  /** Sentences for the traveller: what of the request could not be met, and why. */
  unmet: Said[];
  /** When the budget can't be met: why, and what the cheapest plan costs. The steps then hold that plan. */
  overBudget: { reason: Said; cheapest: Money } | null;
  /** Places chosen only or also because of the request: "Nishiki Market", for the reply. */
  highlights: (string | Prose)[];
};

/** What a person would rather have; empty means anything good. All given parts must hold. */
export type CandidateWish = {
  words?: string;
  kinds?: PlaceKind[];
  interests?: Interest[];
  setting?: "indoor" | "outdoor";
  /** Adult admission or meal at most, minor units of the city's currency. */
  maxPrice?: number;
  meal?: Meal;
  cuisines?: string[];
  /** Destination of the trip; any by default. */
  destinationId?: string;
  /** Place ids ("kyoto/kinkaku-ji") not to offer. */
  exclude?: string[];
  /** Leave out what is in the trip already; true by default. */
  notInTrip?: boolean;
};

export type FoundPlace = { placeId: string; place: Place; city: City; destinationId: string; score: number };

export type MealRequest = {
  meal: Meal;
  /** Days that will do, the first with room is taken. */
  days: string[];
  cuisines: string[];
  /** As the person said it ("ramen lunch"); used in the title when no known place fits the cuisine. */
  what: string;
  /** HH:mm, or null for the usual hours. */
  at: string | null;
};

export type PlaceRequest = {
  /** "<city>/<place>". */
  placeId: string;
  /** Days that will do; the best gap of them is taken. Empty: any day in that city. */
  days: string[];
  at: string | null;
  /** HH:mm: the best gap is the one nearest to it, where it isn't said when. */
  near?: string;
};

export type MoveRequest = { activityId: string; days: string[]; at: string | null; /** To begin in it. */ part?: PartOfDay };

export type RepairResult = {
  /** Null when nothing could or need be done: `explanation` then says why. */
  step: EditStep | null;
  /** One or two sentences for the traveller. */
  explanation: SaidText;
  /** Names of what went, came or moved, for cards. */
  removed: string[];
  added: string[];
  /** Less travel between stops than before; 0 where that means nothing, never negative. */
  minutesSaved: number;
  kmSaved: number;
  /** Change of the trip's total in the plan's currency (negative is cheaper). */
  costChange: Money | null;
};

export type FindingCode =
  | "C1" | "C2" | "C3" | "C4" | "C5" | "C6" | "C7" | "C8" | "C9" | "C10" | "C11" | "C12" | "C13" | "C14";

/** What exactly is wrong: a check looks for several things. */
export type FindingKind =
  | "outside" | "stayTooLong" | "wrongCity" | "badTime" | "backwards" | "short" | "overlap" | "way" | "closed"
  | "unknownPlace" | "otherName" | "elsewhere" | "twice" | "cost" | "price" | "budget" | "sums" | "mealHour" | "noMeal"
  | "manyStops" | "longDay" | "noRest" | "noBed" | "stayBackwards" | "noJourney" | "beforeArrival" | "afterLeaving"
  | "wish" | "variety" | "rain";

export type Finding = {
  code: FindingCode;
  kind: FindingKind;
  /** An error is a plan that doesn't work; a warning works, but not well. */
  severity: "error" | "warning";
  /** Null for the trip as a whole. */
  day: string | null;
  activityIds: string[];
  said: Said;
};

/** Chance of rain by calendar date, 0–100, per destination id. */
export type Forecast = Record<string, Record<string, number>>;

/** What is assumed of somebody who only says "plan our week". */
export const DEFAULT_PREFERENCES: Preferences = {
  interests: [],
  avoid: [],
  mustSee: [],
  diets: [],
  pace: "normal",
  easyDays: [],
  notBefore: null,
  notAfter: null,
  budget: null,
  budgetStyle: "mid",
  children: false,
  stepFree: false,
  indoorOnly: false,
  cuisines: [],
};
