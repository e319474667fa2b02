// Wishes for a plan, read from a sentence by tables of words: interests, diets, pace, hours, money.
import type { Interest } from "../../../places/types";
import type { Diet, Pace, Preferences } from "../types";
import { clockIn, COUNTS, timeOf } from "./amounts";
import { isCalendarWord, MONTH_NAME } from "./calendar/names";
import { moneyIn, type Party } from "./sums";

const INTEREST_WORDS: [RegExp, Interest][] = [
  [/\b(temples?|shrines?|pagodas?)\b/, "temples"],
  [/\b(histor\w*|ancient|old town|castles?|ruins?)\b/, "history"],
  [/\b(art|galler\w+|paintings?)\b/, "art"],
  [/\b(architecture|buildings?|modernist)\b/, "architecture"],
  [/\b(food markets?|markets?|bazaars?|souks?)\b/, "markets"],
  [/\b(food|foodie\w*|eat\w*|culinary|street food|cuisine)\b/, "food"],
  [/\b(nature|hik\w+|outdoors?|forests?|mountains?|parks?)\b/, "nature"],
  [/\b(gardens?|botanical)\b/, "gardens"],
  [/\b(views?|viewpoints?|panoramas?|skyline|lookouts?)\b/, "views"],
  [/\b(shop\w*|boutiques?|souvenirs?)\b/, "shopping"],
  [/\b(night ?life|bars?|clubs?|clubbing|pubs?)\b/, "nightlife"],
  [/\b(beach\w*|swim\w*|snorkel\w*|surf\w*)\b/, "beach"],
  [/\b(adventur\w*|kayak\w*|climb\w*|rafting)\b/, "adventure"],
  [/\b(scien\w+|tech\w*|planetarium)\b/, "science"],
  [/\b(music|jazz|concerts?|opera)\b/, "music"],
  [/\b(church\w*|cathedrals?|mosques?|religio\w+|spiritual)\b/, "religion"],
  [/\b(local life|locals?|authentic|off the beaten (path|track)|neighbou?rhoods?)\b/, "localLife"],
  [/\b(photo\w*|instagram\w*)\b/, "photography"],
  [/\b(spas?|onsens?|wellness|hammams?|baths?)\b/, "wellness"],
  [/\b(books?|literature|literary|librar\w+)\b/, "literature"],
  [/\b(sports?|stadiums?|football|baseball|sumo)\b/, "sports"],
  [/\b(museums?)\b/, "art"],
];
/** Kinds that people have enough of, as places are of them. */
export const AVOIDABLE: [RegExp, string][] = [
  [/museums?/, "museum"], [/temples?|shrines?/, "temple"], [/markets?/, "market"], [/church\w*/, "church"], [/castles?/, "castle"],
  [/shop\w*/, "shopping"], [/night ?life|bars?|clubs?/, "nightlife"], [/zoos?/, "zoo"], [/beach\w*/, "beach"], [/parks?/, "park"], [/gardens?/, "garden"],
];
const DIETS: [RegExp, Diet][] = [
  [/\bvegans?\b/, "vegan"], [/\b(vegetarians?|veggie|veg|no meat|meat[- ]free|don'?t eat meat)\b/, "vegetarian"], [/\bhalal\b/, "halal"],
  [/\b(gluten[- ]?free|coeliac|celiac)\b/, "glutenFree"], [/\bpescatarian\b/, "pescatarian"],
];
const CUISINES = [
  "ramen", "sushi", "udon", "soba", "okonomiyaki", "takoyaki", "kaiseki", "tempura", "curry", "pizza", "pasta", "tapas", "paella", "tacos", "pho",
  "dim sum", "noodles", "seafood", "barbecue", "burgers", "dessert", "coffee", "tofu", "izakaya", "yakitori", "mezze", "kebab", "falafel", "cheese",
  "wine", "steak", "brunch",
];

/** Fewer of something is no wish that a plan can be made by: better unheard than heard as more. */
const FEWER = /\b(?:less|fewer|not (?:so|as|too) many|not as much|too many) (?:of the )?[a-z]+\b/g;

/** What somebody can't do is no wish either. */
const UNABLE = /\b(?:can't|cannot|can not|can no|don't|doesn't|won't|unable to|not able to|afraid of|hates?|no) (?:climb\w*|hik\w+|swim\w*|eat\w*)\b/g;
const STAIRS = /\b(?:can't|cannot|can not|can no|unable to|not able to|no|without|avoid|not) (?:(?:do|climb|use|manage|take|walk|go|up|down|many|any|too|the|so) )*(?:stairs|steps|stairways?|staircases?)\b/;

/** "Starting 7 May" is no hour. */
const NO_DATE = `(?!\\d|(?:st|nd|rd|th|\\.)?(?: of)? ${MONTH_NAME}\\b|(?:st|nd|rd|th)\\b)`;
const HOUR = `(\\d{1,2})${NO_DATE}(?::(\\d\\d))? ?(am|pm)?\\b`;
const STARTS = "start\\w*(?: (?:(?:the|our|every|each|all) )*(?:days?|mornings?))?(?: no earlier than| after)?";
const NOT_BEFORE = new RegExp(`\\b(?:(?:nothing|not|no \\w+|never) (?:before|earlier than|until)|(?:${STARTS}|don't start|wake us|not start)(?: (?:before|earlier than|until|after|at))?) ?${HOUR}`);
const NOT_AFTER = new RegExp(`\\b(?:done|back|finish\\w*|end\\w*|nothing after|home|no later than)(?: (?:at|in|to) (?:the |our )?(?:hotel|room|apartment|place|house))?(?: (?:every|each) (?:day|evening|night))?(?: by| at| before)? ${HOUR}`);

/** Only what is said; `currency` is that of a budget without one, `party` whom a sum for one of them is for. */
export function preferencesIn(text: string, currency = "EUR", party?: Party): Partial<Preferences> {
  const said: Partial<Preferences> = {};
  const isAvoided = (source: string) => new RegExp(`\\b(?:no|never|avoid|without|skip|hates?|not interested in|(?:don't|doesn't|can't|cannot|do not|does not) (?:like|want|eat|stand|have)|dislikes?|allergic to|bored of|enough of)(?: (?:any|more|the|have|eat|eating))* (?:${source})\\b`).test(text);
  const avoidedFood = CUISINES.filter(isAvoided);
  const avoid = [...AVOIDABLE.filter(([pattern]) => isAvoided(pattern.source)).map(([, kind]) => kind), ...avoidedFood];
  const wished = text.replace(FEWER, " ").replace(UNABLE, " ");
  const interests = INTEREST_WORDS.filter(([pattern]) => pattern.test(wished)).map(([, interest]) => interest).filter((interest, index, all) => all.indexOf(interest) === index);
  const avoided = INTEREST_WORDS.filter(([pattern]) => avoid.some((kind) => pattern.test(kind))).map(([, interest]) => interest);
  const wanted = interests.filter((interest) => !avoided.includes(interest));
  if (wanted.length > 0) said.interests = wanted;
  if (avoid.length > 0) said.avoid = avoid;
  const must = [...text.matchAll(/\b(?:must see|must-see|have to see|really want to (?:see|visit)|definitely|don't miss|make sure (?:we|to) (?:see|visit)|including|especially)(?: the)? ([a-z' -]{4,40}?)(?=[,.;!]| and | with | but |$)/g)].map((match) => match[1]!.trim()).filter((words) => !isCalendarWord(words.split(" ")[0]!));
  if (must.length > 0) said.mustSee = must;
  const diets = DIETS.filter(([pattern]) => pattern.test(text)).map(([, diet]) => diet);
  if (diets.length > 0) said.diets = diets.map((diet) => ({ diet, meals: mealsOf(text, diet) }));
  const pace = paceIn(text);
  if (pace) said.pace = pace;
  const easy = /\b(a|an|one|two|three|\d) (?:very |really |more )?(?:easy|light|lazy|relaxed|quiet|slow|rest|free|chill|calm|easier|lighter) days?\b/.exec(text);
  if (easy) said.easyDays = COUNTS[easy[1]!] ?? Number(easy[1]);
  const before = NOT_BEFORE.exec(text);
  if (before) said.notBefore = timeOf(before[1]!, before[2], before[3] ?? "am");
  else if (/\b(sleep in|late(?:r)? starts?|start(?:ing)? (?:(?:a (?:bit|little)|much|somewhat) )?later|no early|not early|lie-?ins?)\b/.test(text)) said.notBefore = morningIn(text) ?? "10:00";
  const until = NOT_AFTER.exec(text);
  if (until) said.notAfter = timeOf(until[1]!, until[2], until[3] ?? "pm");
  const budget = /\b(budget|under|within|below|max\w*|up to|no more than|at most|spend|less than)\b/.test(text) ? moneyIn(text, currency, party) : null;
  if (budget) said.budget = budget;
  if (/\b(cheap\w*|budget trip|on a budget|shoestring|low[- ]cost|backpack\w*|frugal|inexpensive)\b/.test(text)) said.budgetStyle = "budget";
  if (/\b(luxur\w+|splurge|fancy|upscale|high[- ]end|five[- ]star)\b/.test(text)) said.budgetStyle = "high";
  if (/\b(kids?|child\w*|family|toddlers?|son|daughter|year[- ]olds?)\b/.test(text)) said.children = true;
  if (/\b(wheelchairs?|step[- ]free|stroller|pram|accessib\w+|bad knees?|knees? (?:hurts?|aches?|problems?)|can't walk|mobility)\b/.test(text) || STAIRS.test(text)) said.stepFree = true;
  if (/\b(indoors?|inside|rainy[- ]day)\b/.test(text)) said.indoorOnly = true;
  const cuisines = CUISINES.filter((cuisine) => !avoidedFood.includes(cuisine) && new RegExp(`\\b${cuisine}\\b`).test(text));
  if (cuisines.length > 0) said.cuisines = cuisines;
  return said;
}

/** "A bit later, around half past ten". */
const morningIn = (text: string) => {
  const said = clockIn(text);
  return said !== null && said >= "07:00" && said <= "13:00" ? said : null;
};

function mealsOf(text: string, diet: Diet): "all" | ("breakfast" | "lunch" | "dinner")[] {
  const word = diet === "glutenFree" ? "gluten[- ]?free" : diet === "vegetarian" ? "(?:vegetarian|veggie|veg)" : diet;
  const meals = (["breakfast", "lunch", "dinner"] as const).filter((meal) => new RegExp(`\\b${word} (?:[a-z]+ )?(?:(?:breakfasts?|lunch(?:es)?|dinners?)(?:,| and| &) ?)*${meal}(?:e?s)?\\b|\\b${meal}(?:e?s)? (?:should be|must be|are|is) ${word}`).test(text));
  return meals.length > 0 ? meals : "all";
}

function paceIn(text: string): Pace | null {
  if (/\b(packed|busy|as much as possible|see everything|(?<!\b(?:\d|a|one|two|three|four|five|six|seven) )full days?|intense|fast pace|action[- ]packed)\b/.test(text) && !/\b(not|less|nothing) (too )?(packed|busy)\b/.test(text)) return "packed";
  const withoutDays = text.replace(/\b(a|an|one|two|three|\d) (?:very |really |more )?(?:easy|light|lazy|relaxed|quiet|slow|rest|free|chill|calm|easier|lighter) days?\b/g, "");
  return /\b(relax\w*|slow\w*|easy[- ]?going|chill\w*|leisurely|laid[- ]back|not too (much|busy|packed)|take it easy|calm)\b/.test(withoutDays) ? "relaxed" : null;
}
