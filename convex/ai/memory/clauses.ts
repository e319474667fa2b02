// A person's message cut into the clauses that say one thing each, without those that cannot state a
// lasting preference: questions, suppositions, the past, and wishes about one day or one trip.

export type Clause = {
  /** Lower case, straight apostrophes, no opening words; what rules are matched against. */
  text: string;
  /** The same stretch as typed. */
  said: string;
  /** Asked to be kept: "remember that …". */
  remember: boolean;
};

const MAX_MESSAGE = 2000;

const START = "(?:i|i'm|i've|im|we|we're|we've|my|our|no|please|can|could|would|should|plan|make|add|find|show|give|book|move|what|which|where|when|how|is|are|do|does|let's|stairs|steps|remember|so|but|because|then)\\b";
const SENTENCE_END = /(?<=[.!?;\n])\s+|\n+|\s+[–—]\s+/;
const CLAUSE_END = new RegExp(`,?\\s+(?:but|so|because|since|although|though|however|therefore|hence)\\s+|,?\\s+and\\s+(?=${START})|,\\s*(?=${START})|:\\s+(?=${START})`, "i");
const OPENING = new RegExp(
  `^(?:${[
    "and|but|also|so|because|since|as|oh|ok|okay|well|yes|hi|hello|hey|thanks|thank you|sorry|btw|by the way|fyi|ps",
    "just so you know|for the record|for your information|one (?:more )?thing|in general|generally|usually|normally",
    "as (?:a|an) (?:rule|family|group)|when (?:i|we) travel|when travel+ing|on (?:my|our|any|every) (?:trips?|holidays?|vacations?)",
  ].join("|")})\\b[,:\\s]*(?:that\\s+)?`,
  "i",
);
const REMEMBER = /^(?:please |pls |do )?(?:remember|note|keep in mind|bear in mind|don't forget)(?:,|:| that)?\s+(?!to\b)/i;

const DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
const PASSING = new RegExp(
  [
    "\\bdays? \\d+", "\\b(?:today|tonight|tomorrow|yesterday|at the moment|for now|this once|right now)\\b",
    "\\bthis (?:time|trip|morning|afternoon|evening|night|week|weekend|day|month|year|one|plan|itinerary|city|holiday|vacation|journey)\\b",
    `\\b(?:on|next|last|by|until|for|this) ${DAY}\\b`, "\\b(?:first|second|third|fourth|fifth|last|final|other|next|same|arrival) (?:day|night|morning|evening|afternoon|lunch|dinner)\\b",
    "\\b(?:jan|febr)uary|\\b(?:march|april) \\d|\\b(?:june|july|august|september|october|november|december)\\b|\\b\\d{1,2}(?:st|nd|rd|th)\\b",
    "\\b(?:instead|in (?:the|your|our) (?:plan|itinerary|trip|draft)|you (?:picked|chose|suggested|planned|added))\\b",
  ].join("|"),
  "i",
);
const UNREAL = /^if\b|\b(?:if (?:i|we)|used to|unless|maybe|might|perhaps|not sure|pretend|imagine|suppose|were|was|no longer|anymore|any more|not always)\b/i;

/** Clauses that may state something lasting, in order. */
export function lastingClauses(message: string): Clause[] {
  const plain = message.slice(0, MAX_MESSAGE).replace(/[’‘ʼ]/g, "'").replace(/[“”]/g, '"').replace(/[^\S\n]+/g, " ").replace(/,\s*(please|pls)\b/gi, " please");
  const clauses: Clause[] = [];
  for (const sentence of plain.split(SENTENCE_END)) {
    const parts = sentence.split(CLAUSE_END);
    parts.forEach((part, i) => {
      // Only the last clause of a sentence carries its question mark.
      const asks = i === parts.length - 1 && /\?\s*$/.test(sentence);
      const clause = asks ? null : toClause(part);
      if (clause) clauses.push(clause);
    });
  }
  return clauses;
}

function toClause(part: string): Clause | null {
  let said = part.trim().replace(/[.!,;:\s]+$/, "");
  let remember = false;
  for (let before = ""; before !== said; ) {
    before = said;
    remember ||= REMEMBER.test(said);
    said = said.replace(REMEMBER, "").replace(OPENING, "").trim();
  }
  const text = said.toLowerCase();
  return text === "" || PASSING.test(text) || UNREAL.test(text) ? null : { text, said, remember };
}
