// The wishes that a model may pass on with a plan, and how they join what is known of the person.
import { INTERESTS } from "../../places/types";
import type { Preferences } from "../planner/types";
import { choice, day, flag, group, integer, list, optional, text, time, type ArgumentsOf } from "./arguments";
import { moneyOf } from "./tripFacts";

export const MEALS = ["breakfast", "lunch", "dinner"] as const;
const DIETS = ["vegetarian", "vegan", "halal", "glutenFree", "pescatarian"] as const;

export const interests = (description: string) => list(description, choice("An interest.", INTERESTS), 10);

export const budget = (description: string) => group(description, { amount: integer("Whole units of the currency, for everybody together.", 1, 1e9), currency: text("ISO 4217, such as EUR.", 3) });

export const wishFields = {
  interests: optional(interests("What to see most.")),
  avoid: optional(list("Interests, kinds of place (museum, temple…) or names to leave out.", text("A word.", 60), 12)),
  mustSee: optional(list("Names of places that must be in it.", text("A name.", 80), 12)),
  pace: optional(choice("How full the days are.", ["relaxed", "normal", "packed"])),
  easyDays: optional(list("Days that shall be light.", day("A day."), 30)),
  diets: optional(list("Diets somebody keeps.", group("A diet.", { diet: choice("Which.", DIETS), meals: optional(list("Only at these; all by default.", choice("A meal.", MEALS), 3)) }), 5)),
  cuisines: optional(list("Food they would like.", text("A cuisine or dish.", 40), 8)),
  notBefore: optional(time("Nothing starts before.")),
  notAfter: optional(time("Nothing ends after.")),
  budget: optional(budget("The most that the trip may cost.")),
  budgetStyle: optional(choice("Level of rooms and meals.", ["budget", "mid", "high"])),
  children: optional(flag("Children under 12 come along.")),
  stepFree: optional(flag("Only what can be reached without steps.")),
  indoorOnly: optional(flag("Only what is indoors.")),
};

/** Only what was said; null when a budget's currency doesn't exist. */
export function wishesOf(said: ArgumentsOf<typeof wishFields>): Partial<Preferences> | null {
  const { diets, budget: limit, ...plain } = said;
  const money = limit ? moneyOf(limit.amount, limit.currency) : null;
  if (limit && !money) return null;
  return {
    ...plain,
    ...(diets && { diets: diets.map(({ diet, meals }) => ({ diet, meals: meals?.length ? meals : "all" })) }),
    ...(money && { budget: money }),
  };
}
