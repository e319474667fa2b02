// What a group's members have stated, merged into one set of preferences for the planner. Needs hold for everybody,
// tastes are weighed against each other; every wish says whose it is, and where two disagree, how it was settled.
import type { Diet, Preferences } from "../planner/types";
import { say, sentence, type Said } from "../../said";
import { interestWord } from "../planner/draft/wording";
import type { Interest } from "../../places/types";
import { mergePace } from "./mergePace";
import { subjectOf } from "./travelWords";
import { HARD_KINDS } from "./types";
import { conflict, names, statedOf, wish, type GroupPreferences, type Need, type Person, type Stated } from "./wishes";

const PLANNED_DIETS = new Set<string>(["vegetarian", "vegan", "halal", "glutenFree", "pescatarian"] satisfies Diet[]);
/** From low to high. */
const STYLES = ["budget", "mid", "high"] as const;
const STYLE_WORDS = { budget: sentence("Low prices"), mid: sentence("Middling prices"), high: sentence("Comfort before price") };

/** All members of the group, also those who have stated nothing. Notes are in a person's own words and stay with them. */
export function mergePreferences(people: readonly Person[]): GroupPreferences {
  const group: GroupPreferences = { preferences: {}, wishes: [], conflicts: [] };
  mergeDiets(people, group);
  mergeMobility(people, group);
  mergePace(people, group);
  mergeBudgetStyle(people, group);
  mergeTastes(people, group);
  for (const stated of statedOf(people, "homeAirport")) {
    group.wishes.push(wish("homeAirport", stated, say("{who} {count, plural, one {starts} other {start}} from {airport}.", { who: names(stated.who), count: stated.who.length, airport: stated.value })));
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
    const values = { diet: value, who: isEverybody(who, people) ? say("everybody") : names(who) };
    const said = value.startsWith("no ")
      ? say("Every lunch and dinner has an option with {diet}, for {who}.", values)
      : say(
          "Every lunch and dinner has {diet, select, vegetarian {a vegetarian option} vegan {a vegan option} halal {a halal option} pescatarian {a pescatarian option} glutenFree {a gluten-free option} other {a {diet} option}}, for {who}.",
          values,
        );
    wishes.push(wish("diet", stated, said));
  }
  if (diets.length > 0) preferences.diets = diets;
}

function mergeMobility(people: readonly Person[], { preferences, wishes }: GroupPreferences): void {
  for (const stated of statedOf(people, "mobility")) {
    const who = names(stated.who);
    if (stated.value === "short walks") {
      wishes.push(wish("mobility", stated, say("Short ways on foot and time to rest, for {who}.", { who })));
      continue;
    }
    preferences.stepFree = true;
    if (stated.value === "stroller") preferences.children = true;
    wishes.push(wish("mobility", stated, say(stated.value === "stroller" ? "Places without steps, as there is a stroller, for {who}." : "Places without steps, for {who}.", { who })));
  }
}

/** The lowest counts: nobody is asked to spend more than they like. */
function mergeBudgetStyle(people: readonly Person[], { preferences, wishes, conflicts }: GroupPreferences): void {
  const all = statedOf(people, "budgetStyle");
  const found = STYLES.flatMap((style) => all.filter(({ value }) => value === style).map((stated) => ({ ...stated, style })));
  const lowest = found[0];
  if (!lowest) return;
  preferences.budgetStyle = lowest.style;
  for (const stated of found) wishes.push(wish("budgetStyle", stated, say("{style}, for {who}.", { style: { message: STYLE_WORDS[stated.style] }, who: names(stated.who) })));
  if (found.length > 1) {
    conflicts.push(conflict("budgetStyle", found, say("You differ on what to spend: planned for the lower, as {who} asked.", { who: names(lowest.who) })));
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
    const sides = { others: names(dislike.who), what: plural(dislike.value), who: names(interest.who) };
    const said = stays ? say("{others} would rather skip {what}, {who} would not: they stay in the plan, but not every day.", sides) : say("{others} would rather skip {what}, {who} would not: they are left out.", sides);
    conflicts.push(conflict("dislike", [dislike, interest], said));
  }
  const interests = liked.filter((stated) => !outvoted.has(stated)).map(({ value }) => value as Preferences["interests"][number]);
  const avoid = disliked.filter((stated) => !outvoted.has(stated)).map(({ value }) => value);
  if (interests.length > 0) preferences.interests = interests;
  if (avoid.length > 0) preferences.avoid = avoid;
  for (const stated of liked) wishes.push(wish("interest", stated, say("{who} {count, plural, one {likes} other {like}} {interest}.", { who: names(stated.who), count: stated.who.length, interest: INTEREST_WORDS[stated.value] ?? interestWord(stated.value as Interest) })));
  for (const stated of disliked) wishes.push(wish("dislike", stated, say("{who} would rather skip {what}.", { who: names(stated.who), what: plural(stated.value) })));
}

const INTEREST_WORDS: Record<string, Said> = { family: say("family outings"), beach: say("the sea"), religion: say("religion"), wellness: say("wellness") };
const KINDS: Record<string, Said> = { museum: say("museums"), temple: say("temples"), market: say("markets"), castle: say("castles"), park: say("parks"), garden: say("gardens"), zoo: say("zoos"), view: say("views"), church: say("churches"), beach: say("beaches") };
/** Kinds of places are kept in the singular. */
const plural = (value: string): string | Said => KINDS[value] ?? value;
