// What a person can't do without: diets, allergies, ways to get about.
import { AM, CANNOT, rule, SELF, firstGroup } from "./rule";
import { listed } from "./phrases";

const DIET_NAMES: Record<string, string> = {
  veggie: "vegetarian", "plant-based": "vegan", coeliac: "glutenFree", celiac: "glutenFree", "gluten-free": "glutenFree", "gluten-intolerant": "glutenFree",
  "lactose-intolerant": "no dairy", "dairy-free": "no dairy",
};
const DIET = "(vegetarian|veggie|vegan|pescatarian|halal|kosher|coeliac|celiac|plant-based|(?:gluten|dairy)[- ]free|(?:gluten|lactose)[- ]intolerant)s?";
const NOT_A_MEAL = "\\b(?!-| (?:food|restaurant|place|dinner|lunch|meal|option)s?\\b)";
const EAT = "(?:only )?(?:eat|keep|follow|need|have|have to eat|must eat|stick to)(?: to)?";

function dietsOf(match: RegExpExecArray): string[] {
  const words = match.slice(1).filter((group) => group !== undefined).map((word) => word.replace(" ", "-"));
  return words.map((word) => DIET_NAMES[word] ?? word);
}

function notEaten(food: string): string {
  if (food === "meat") return "vegetarian";
  return food === "gluten" || food === "wheat" ? "glutenFree" : `no ${food}`;
}

const DIET_RULES = [
  rule("diet", [
    `${AM}(?:a |an |on a )?(?:strict |lifelong |committed |practi[sc]ing )?${DIET}(?: and (?:a )?${DIET})?${NOT_A_MEAL}`,
    `${SELF}${EAT} (?:only |a |strictly )*${DIET}(?: food| meals| diet| only)*$`,
    `${SELF}have (coeliac|celiac)(?: disease)?$`,
    `(?:my|our) (?:whole )?(?:diet|family|household) is ${DIET}$`,
    `${DIET} here$`,
  ], dietsOf),
  rule("diet", [
    `${SELF}(?:don't|do not|dont|can't|cannot|can not|never|won't|will not) (?:ever )?eat (?:any )?(.+)$`,
    `${AM}(?:badly |severely |deathly )?allergic to (.+)$`,
    `${SELF}have (?:a |an )?(?:severe |bad |serious )?([a-z]+) allergy$`,
  ], (match) => listed(firstGroup(match)).map(notEaten)),
  rule("diet", [`${SELF}(?:don't|do not|dont|never) drink(?: any)?(?: alcohol)?$`], "no alcohol"),
];

const WHEELS = "(?:wheelchair|mobility scooter|rollator|walker|walking frame|crutches)";
const STROLLER = "(?:stroller|pram|pushchair|buggy)";

const MOBILITY_RULES = [
  rule("mobility", [
    `${SELF}(?:use|need|rely on|travel (?:with|in)|get around (?:in|with)) (?:a |an |my |our )?(?:electric |powered |manual |folding )*${WHEELS}`,
    `${AM}in a wheelchair`,
    `${AM}(?:a )?wheelchair users?`,
    `${SELF}(?:${CANNOT}|struggle with)(?: (?:really|climbing|climb|do|doing|manage|managing|use|using|with))* (?:any |many |too many )?(?:stairs|steps)`,
    "(?:stairs|steps) are (?:hard|difficult|a problem|impossible|tricky|an issue) for (?:me|us)",
    `${SELF}need (?:step-free|wheelchair|accessible|barrier-free)[a-z -]*$`,
  ], "step-free"),
  rule("mobility", [
    `${SELF}(?:use|travel with|have|bring|need) (?:a |an |our |my )?${STROLLER}`,
    `${AM}(?:travelling|traveling) with a ${STROLLER}`,
  ], "stroller"),
  rule("mobility", [
    `${SELF}(?:${CANNOT}|don't|do not)(?: really)? walk(?:ing)?(?: (?:very|too|that))?(?: (?:far|long|much|long distances|for long|more than .+))$`,
    `${SELF}(?:have trouble|have difficulty|struggle) walking`,
    `${SELF}(?:have|have got) (?:a |an |two )?(?:bad|sore|weak|dodgy|injured|replaced|arthritic|new|artificial) (?:knees?|hips?|back|legs?|ankles?|foot|feet)`,
    `${SELF}have (?:arthritis|(?:limited|reduced) mobility|mobility (?:issues|problems))`,
    `${SELF}(?:walk with|use) a (?:cane|stick|walking stick|limp)`,
    "my (?:knees?|hips?|back|legs?|feet) (?:is|are|can't|cannot|won't|don't)(?! (?:take|like) (?:it|this))",
  ], "short walks"),
];

export const NEEDS = [...DIET_RULES, ...MOBILITY_RULES];
