// The things that a person names: "food markets and old temples", "spicy food". What only points at something in the
// conversation ("this plan", "the hotel") names nothing that lasts.
import { subjectOf } from "../travelWords";

const MAX_WORDS = 4;
const MAX_LISTED = 8;
const POINTING = new RegExp(
  "^(?:(?:this|that|these|those|it|them|him|her|you|your|yours|to|how|what|when|where|who|my|our|being|everything|anything|nothing|all|one|some of|going back)\\b" +
    "|the (?!(?:sea|outdoors|beach|mountains|ocean|countryside|arts|theatre|crowds|heat|cold|sun)\\b))",
);
/** "No worries", "no rush": said of nothing that one could visit or eat. */
const IDIOM = /^(?:worries|rush|hurry|problem|need|thanks|thank you|way|idea|pressure|changes?|mind|doubt|offen[cs]e|more)\b/;
const PRAISE = /^(?:any|all|some|good|great|nice|lots of|the) (?=\S)/;
const TRAILING = / (?:at all|very much|so much|that much|too much|a lot|much|in general|either|please|the most|most of all|everywhere|whatsoever|thank you|thanks)$/;

export const isPointing = (phrase: string): boolean => POINTING.test(phrase);

/** "museums, queues and castles" as three. What comes after "rather than" is not what is named. */
export function listed(things: string): string[] {
  return things
    .replace(/ (?:rather than|instead of|more than|over|to) .*$/, "")
    .split(/\s*,\s*(?:and |or )?|\s+(?:and|or|nor|&)\s+/)
    .map((thing) => thing.replace(TRAILING, "").replace(PRAISE, "").trim())
    .filter((thing) => thing !== "")
    .slice(0, MAX_LISTED);
}

/** The interests among the things named; others are not kept. */
export function liked(things: string): string[] {
  return named(things).map((thing) => subjectOf(thing)?.interest ?? null).filter((interest) => interest !== null);
}

/** Kinds of places by the name that the planner has for them, other things in the person's words. */
export function disliked(things: string): string[] {
  return named(things).map((thing) => {
    const subject = thing.includes(" ") ? null : subjectOf(thing);
    return subject?.interest ? subject.name : thing;
  });
}

function named(things: string): string[] {
  return isPointing(things) ? [] : listed(things).filter((thing) => !isPointing(thing) && !IDIOM.test(thing) && thing.split(" ").length <= MAX_WORDS);
}
