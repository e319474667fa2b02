// What a person likes and what they would rather skip; and what is so of those they travel with, in their own words.
import { AM, firstGroup, HATE, LIKE, rule, SELF } from "./rule";
import { disliked, liked } from "./phrases";

const FOND = "(?:into|passionate about|crazy about|mad about|obsessed with|fond of|keen on|interested in|(?:a )?(?:big |huge |great )?fans? of|(?:a )?lovers? of)";
const GREAT = "(?:a |an |such a )?(?:big |huge |total |real |keen |amateur )*";
const CALLING: Record<string, string> = {
  foodie: "food", photographer: "photography", hiker: "hiking", climber: "climbing", surfer: "surfing", swimmer: "swimming", diver: "diving",
  shopaholic: "shopping", bookworm: "books",
};
const COMPANION = "(?:wife|husband|partner|girlfriend|boyfriend|mother|mum|mom|father|dad|son|daughter|kids?|child|children|toddler|baby|parents|in-laws|friend|sister|brother|grand\\w+|dog)";

export const TASTES = [
  rule("dislike", [
    `${SELF}(?:${HATE}|(?:don't|do not|never) (?:visit|go to)) (.+)$`,
    `${AM}(?:not|never) (?:really |much |very |particularly |that |so )*${FOND} (.+)$`,
    `(?:hate|can't stand|dislike|don't (?:really )?like|not ${FOND}) (.+)$`,
    `${AM}(?:bored of|bored by|tired of|sick of|afraid of|scared of|terrified of) (.+)$`,
    "(?:please )?no (?:more )?(.+?) (?:please|ever|for (?:me|us))(?: please)?$",
    "please (?:no|avoid|never) (?:any )?(.+)$",
    "(?:never any|always avoid) (.+)$",
    "(.+?) (?:bores?|annoys?|stress(?:es)?) (?:me|us)$",
    "(.+?) (?:aren't|isn't|are not|is not) (?:(?:really )?(?:my|our) (?:thing|cup of tea)|for (?:me|us))$",
  ], (match) => disliked(firstGroup(match))),
  rule("interest", [`${AM}${GREAT}(${Object.keys(CALLING).join("|")})s?$`], (match) => liked(CALLING[firstGroup(match)]!)),
  rule("interest", [
    `${AM}${FOND} (.+)$`,
    `${AM}${GREAT}([a-z ]+?) (?:buffs?|lovers?|nerds?|geeks?|fans?|enthusiasts?|addicts?|person|people)$`,
    `${SELF}(?:${LIKE}|am into|are into) (.+)$`,
    "(?:my|our) (?:big )?(?:hobb(?:y|ies)|passions?|interests?|favou?rite things?)(?: (?:to do|to see|when (?:i|we) travel|on trips))* (?:is|are|include) (.+)$",
    "(.+?) (?:is|are) (?:my|our) (?:favou?rites?(?: things?)?|passion|hobby|thing)$",
  ], (match) => liked(firstGroup(match))),
];

export const NOTES = [
  rule("note", [
    `(?:my|our) (?:\\w+ )?${COMPANION}s? (?:is|are|has|have|can't|cannot|don't|doesn't|hates?|loves?|uses?|needs?|eats?|gets?) (?!coming|arriving|joining|going|here|there|this|that|it\\b).+`,
    `${SELF}get (?:very |badly )?(?:sea|car|motion|travel|altitude)[- ]?sick`,
  ], (_match, said) => [said]),
];
