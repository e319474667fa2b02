// What the built-in planner understands of a request, and what its solver returns.
import type { Said } from "../../said";
import type { Interest } from "../../places/types";
import type { Money } from "../types";

export type Pace = "relaxed" | "normal" | "packed";
export type Diet = "vegetarian" | "vegan" | "halal" | "glutenFree" | "pescatarian";

/** Which days of the trip a sentence speaks of, resolved to dates (YYYY-MM-DD). */
export type DaySelection = string[];

export type Preferences = {
  interests: Interest[];
  /** Interests and words to stay away from. */
  avoid: string[];
  mustSee: string[];
  diets: { diet: Diet; meals: ("breakfast" | "lunch" | "dinner")[] | "all" }[];
  pace: Pace;
  /** Days that shall be light. A number means: that many, the planner picks which. */
  easyDays: DaySelection | number;
  /** Nothing starts before / ends after, HH:mm. */
  notBefore: string | null;
  notAfter: string | null;
  budget: Money | null;
  /** "cheap" and "splurge" shift prices of rooms and meals. */
  budgetStyle: "budget" | "mid" | "high";
  children: boolean;
  stepFree: boolean;
  indoorOnly: boolean;
  cuisines: string[];
};

/** A journey as it was said: names as they were typed, times HH:mm by the clocks there. */
export type Ride = { mode: "flight" | "train" | "bus" | "ferry" | "taxi" | "car"; number?: string; from: string | null; to: string | null; start: string | null; end: string | null; cost?: Money; /** The cost is for one person. */ each?: boolean; /** `start` is when it arrives. */ arrives?: boolean };

/** One thing the person asked for. A message may hold several. */
export type Intent =
  /** `like`: a day of the trip whose character the new ones shall have, what is said apart. */
  | { kind: "plan"; days: DaySelection | "all"; preferences: Partial<Preferences>; like?: string }
  | { kind: "relax"; days: DaySelection; /** So many stops are left, and not half of them. */ most?: number }
  | { kind: "fill"; days: DaySelection; preferences: Partial<Preferences> }
  | { kind: "replace"; target: ActivityReference; preferences: Partial<Preferences>; wish: string }
  | { kind: "add"; what: string; /** As it was typed, where that isn't English. */ said?: string; meal: "breakfast" | "lunch" | "dinner" | null; days: DaySelection; at: string | null; /** HH:mm: about then, where it isn't said when. */ near?: string; preferences: Partial<Preferences>; /** Where it is no place but a way. */ ride?: Ride }
  | { kind: "remove"; targets: ActivityReference[] }
  | { kind: "move"; target: ActivityReference; to: DaySelection; at: string | null; part?: PartOfDay; /** Nothing may leave the plan for it. */ keepsAll?: true }
  /** A stop as long as `minutes`, or longer `by` so many. */
  | { kind: "last"; target: ActivityReference; minutes: number; by: null }
  | { kind: "last"; target: ActivityReference; minutes: null; by: number }
  /** All of a day later by so many minutes, earlier by less than none; without, what begins before `notBefore` and what that pushes on. */
  | { kind: "shift"; days: DaySelection; minutes: number }
  | { kind: "shift"; days: DaySelection; minutes: null; notBefore: string }
  /** One stop of a day before or after another one of it, or before or after all. */
  | { kind: "order"; activityId: string; to: "before" | "after"; other: string }
  | { kind: "order"; activityId: string; to: "first" | "last"; other: null }
  /** Some of a kind ("temple") for something else. */
  | { kind: "fewer"; of: string; days: DaySelection; /** None of it. */ all?: true }
  | { kind: "swapDays"; days: [string, string] }
  | { kind: "swapItems"; targets: [ActivityReference, ActivityReference] }
  | { kind: "optimize"; days: DaySelection }
  /** Time without a plan: of a day, or of a part of it. */
  | { kind: "clear"; days: DaySelection; part: PartOfDay | null }
  | { kind: "fitBudget"; budget: Money | null }
  | { kind: "cost"; per: "person" | "trip" | "day"; days: DaySelection | "all"; /** Of these things alone. */ target?: ActivityReference }
  /** Ways to spend a day, side by side, without a change. `variants` are those asked for by name. */
  | { kind: "alternatives"; days: DaySelection; count: 2 | 3; variants: VariantName[]; preferences: Partial<Preferences> }
  /** One of the ways that were shown. */
  | { kind: "choose"; day: string; variant: VariantName; preferences: Partial<Preferences> }
  | { kind: "ask"; topic: "why" | "whyNot" | "whyDay" | "places" | "help" | "hours" | "distance" | "leaving" | "whichDay" | "check" | "drop"; target: ActivityReference | null; /** To where, from the target. */ other?: ActivityReference; text: string; /** The place asked about as it was typed, where that isn't English. */ said?: string; days?: DaySelection }
  /** What the plan says: of the days, of a thing of it, or of a kind (`of`). `isElsewhere`: of a day that isn't the trip's. */
  | { kind: "agenda"; asks: "day" | "at" | "first" | "last" | "when" | "stay" | "after" | "before" | "meals" | "beds" | "count"; days: DaySelection; part: PartOfDay | null; at: string | null; target: ActivityReference | null; meal: "breakfast" | "lunch" | "dinner" | null; of?: string; isElsewhere: boolean }
  /** What the plan shall keep to: only what goes against it is changed. */
  | { kind: "keep"; days: DaySelection | "all"; preferences: Partial<Preferences> }
  /** What was offered or asked about is not wanted. */
  | { kind: "dismiss" }
  /** Understood, but not something this planner can do: says what. */
  | { kind: "unsupported"; what: string }
  | { kind: "unclear"; text: string; /** What of the plan it speaks of. */ ids?: string[]; days?: DaySelection };

export type PartOfDay = "morning" | "afternoon" | "evening";

/** Ways to plan one day that people choose between. */
export type VariantName = "balanced" | "relaxed" | "packed" | "cheaper" | "indoors" | "sights" | "localLife" | "different";

/** "the castle", "that museum", "the ramen place on day 2". */
export type ActivityReference = {
  words: string;
  /** As it was typed, where that isn't English. */
  said?: string;
  ids: string[];
  days: DaySelection;
  /** Of several that fit the words, why this one was taken: "which we spoke of last". */
  assumed?: Said;
};
