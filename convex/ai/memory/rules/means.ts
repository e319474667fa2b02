// What a person spends, and where they set out from.
import { AM, firstGroup, rule, SELF } from "./rule";
import { isPointing } from "./phrases";

const CHOOSE = "(?:prefer|like|love|choose|pick|look for|go for|enjoy|always book|only stay (?:in|at)|stay (?:in|at))(?: to stay (?:in|at))?";
const PLACES = "(?:hotels?|hostels?|places|food|eats|options?|restaurants?|rooms?|resorts?|stays|travel|dining)";
const MAX_WORDS = 4;

const BUDGET_RULES = [
  rule("budgetStyle", [
    `${SELF}travel (?:on a (?:tight |small |low |shoestring )?(?:budget|shoestring)|cheap(?:ly)?|low[- ]cost)`,
    `${AM}(?:a |an )?(?:budget[- ](?:travell?ers?|conscious|minded)|thrifty|frugal|backpackers?|students? on a budget)`,
    `${SELF}${CHOOSE} (?:hostels|(?:cheap|budget|inexpensive|affordable|low[- ]cost|the cheapest)(?: and cheerful)?(?: ${PLACES})?)$`,
    `${SELF}(?:like|try|prefer) to (?:keep (?:costs|it|things) (?:down|low|cheap)|spend (?:as )?little|save money)`,
    `${SELF}(?:don't|do not) (?:like|want) (?:to spend|spending) (?:much|a lot)`,
  ], "budget"),
  rule("budgetStyle", [
    `${SELF}${CHOOSE} (?:luxury|luxurious|five[- ]star|5[- ]star|high[- ]end|upscale|fancy|fine)(?: ${PLACES})?$`,
    "money is no (?:object|issue|problem)",
    `${SELF}(?:don't|do not) mind (?:spending|splurging|paying)`,
    `${AM}(?:a )?luxury travell?ers?`,
  ], "high"),
  rule("budgetStyle", [`${SELF}${CHOOSE} (?:mid-?range|mid-?priced|three[- ]star|3[- ]star|moderately priced)`], "mid"),
];

const AIRPORT_RULES = [
  rule("homeAirport", [
    "(?:my|our) (?:home|nearest|local|usual|closest|main) airport(?: is| would be|:| =)? (.+)$",
    "home airport(?: is|:| =)? (.+)$",
    "(?:i|we) (?:always|usually|normally|generally|mostly|typically) (?:fly|leave|depart|travel|start)(?: out)? (?:from|of) (.+)$",
  ], airport),
];

/** The code if one is given, else the city as typed. */
function airport(match: RegExpExecArray, said: string): string[] {
  const named = said.slice(said.length - firstGroup(match).length);
  const code = /\b[A-Z]{3}\b/.exec(named)?.[0] ?? (/^[a-z]{3}$/.test(named) ? named.toUpperCase() : undefined);
  if (code !== undefined) return [code];
  const city = named.replace(/^the /i, "").replace(/ (?:international )?airport$/i, "").trim();
  return city.split(" ").length <= MAX_WORDS && !isPointing(city.toLowerCase()) ? [city] : [];
}

export const MEANS = [...BUDGET_RULES, ...AIRPORT_RULES];
