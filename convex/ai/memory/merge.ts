// What a group's members have stated, merged into one set of preferences for the planner. Needs hold for everybody,
// tastes are weighed against each other; every wish says whose it is, and where two disagree, how it was settled.
import type { Diet, Preferences } from "../planner/types";
import { mergePace } from "./mergePace";
import { subjectOf } from "./travelWords";
import { HARD_KINDS } from "./types";
import { conflict, names, statedOf, wish, type GroupPreferences, type Need, type Person, type Stated } from "./wishes";

const PLANNED_DIETS = new Set<string>(["vegetarian", "vegan", "halal", "glutenFree", "pescatarian"] satisfies Diet[]);
/** From low to high. */
const STYLES = ["budget", "mid", "high"] as const;
const STYLE_WORDS = { budget: "Low prices", mid: "Middling prices", high: "Comfort before price" };

/** All members of the group, also those who have stated nothing. Notes are in a person's own words and stay with them. */
export function mergePreferences(people: readonly Person[]): GroupPreferences {
  const group: GroupPreferences = { preferences: {}, wishes: [], conflicts: [] };
  mergeDiets(people, group);
  mergeMobility(people, group);
  mergePace(people, group);
  mergeBudgetStyle(people, group);
  mergeTastes(people, group);
  for (const stated of statedOf(people, "homeAirport")) {
    group.wishes.push(wish("homeAirport", stated, `${names(stated.who)} ${stated.who.length > 1 ? "start" : "starts"} from ${stated.value}.`));
  }
  return group;
}

/** What members can't do without, and who: apart from the merged wishes, for advice of its own. */
export function needsOf(people: readonly Person[]): Need[] {
  return HARD_KINDS.flatMap((kind) => statedOf(people, kind).map(({ value, who }) => ({ kind, value, who: isEverybody(who, people) ? ["everybody"] : who.map(({ name }) => name) })));
}

const isEverybody = (who: Person[], people: readonly Person[]) => who.length === people.length && who.length > 1;

/** What one can't eat holds for every meal: there is an option on the table, whatever the others have. */
function mergeDiets(people: readonly Person[], { preferences, wishes }: GroupPreferences): void {
  const diets: Preferences["diets"] = [];
  for (const stated of statedOf(people, "diet")) {
    const { value, who } = stated;
    if (PLANNED_DIETS.has(value)) diets.push({ diet: value as Diet, meals: "all" });
    const option = value.startsWith("no ") ? `an option with ${value}` : `a ${value === "glutenFree" ? "gluten-free" : value} option`;
    wishes.push(wish("diet", stated, `Every lunch and dinner has ${option}, for ${isEverybody(who, people) ? "everybody" : names(who)}.`));
  }
  if (diets.length > 0) preferences.diets = diets;
}

function mergeMobility(people: readonly Person[], { preferences, wishes }: GroupPreferences): void {
  for (const stated of statedOf(people, "mobility")) {
    const who = names(stated.who);
    if (stated.value === "short walks") {
      wishes.push(wish("mobility", stated, `Short ways on foot and time to rest, for ${who}.`));
      continue;
    }
    preferences.stepFree = true;
    if (stated.value === "stroller") preferences.children = true;
    wishes.push(wish("mobility", stated, `Places without steps${stated.value === "stroller" ? ", as there is a stroller" : ""}, for ${who}.`));
  }
}

/** The lowest counts: nobody is asked to spend more than they like. */
function mergeBudgetStyle(people: readonly Person[], { preferences, wishes, conflicts }: GroupPreferences): void {
  const all = statedOf(people, "budgetStyle");
  const found = STYLES.flatMap((style) => all.filter(({ value }) => value === style).map((stated) => ({ ...stated, style })));
  const lowest = found[0];
  if (!lowest) return;
  preferences.budgetStyle = lowest.style;
  for (const stated of found) wishes.push(wish("budgetStyle", stated, `${STYLE_WORDS[stated.style]}, for ${names(stated.who)}.`));
  if (found.length > 1) {
    conflicts.push(conflict("budgetStyle", found, `You differ on what to spend: planned for the lower, as ${names(lowest.who)} asked.`));
  }
}

/** What somebody dislikes is avoided unless as many like it; then it stays, and the conflict says so. */
function mergeTastes(people: readonly Person[], { preferences, wishes, conflicts }: GroupPreferences): void {
  const liked = statedOf(people, "interest").sort((a, b) => b.who.length - a.who.length);
  const disliked = statedOf(people, "dislike");
  const opposed = new Map<Stated, Stated>();
  for (const dislike of disliked) {
    const interest = subjectOf(dislike.value)?.interest;
    const lovers = liked.find(({ value, who }) => value === interest && who.some((person) => !dislike.who.includes(person)));
    if (lovers) opposed.set(dislike, lovers);
  }
  const outvoted = new Set<Stated>();
  for (const [dislike, interest] of opposed) {
    const stays = interest.who.length >= dislike.who.length;
    outvoted.add(stays ? dislike : interest);
    const settled = stays ? "they stay in the plan, but not every day" : "they are left out";
    conflicts.push(conflict("dislike", [dislike, interest], `${names(dislike.who)} would rather skip ${plural(dislike.value)}, ${names(interest.who)} would not: ${settled}.`));
  }
  const interests = liked.filter((stated) => !outvoted.has(stated)).map(({ value }) => value as Preferences["interests"][number]);
  const avoid = disliked.filter((stated) => !outvoted.has(stated)).map(({ value }) => value);
  if (interests.length > 0) preferences.interests = interests;
  if (avoid.length > 0) preferences.avoid = avoid;
  for (const stated of liked) wishes.push(wish("interest", stated, `${names(stated.who)} ${stated.who.length > 1 ? "like" : "likes"} ${INTEREST_WORDS[stated.value] ?? stated.value}.`));
  for (const stated of disliked) wishes.push(wish("dislike", stated, `${names(stated.who)} would rather skip ${plural(stated.value)}.`));
}

const INTEREST_WORDS: Record<string, string> = { localLife: "local life", views: "views", family: "family outings", beach: "the sea" };
/** Kinds of places are kept in the singular. */
const plural = (value: string): string => (/^(?:museum|temple|market|castle|park|garden|zoo|view)$/.test(value) ? `${value}s` : value === "church" ? "churches" : value === "beach" ? "beaches" : value);
