// What the assistant is asked of a trip that was made from a sentence: the sentence, told as a wish for a plan where it might be read as none.
import { saysHowLong } from "../../ai/planner/understand/described";
import { normalized } from "../../ai/planner/understand/spelling";
import type { Language } from "../../words/languages";
import { sentenceReader } from "./sentenceLanguages";

/** "Zurich at Pentecost" alone names a city and asks nothing. */
const LEADS: Record<Language, string> = { en: "Plan our trip: ", de: "Plane unsere Reise: " };
const ASKED = /\bplan/i;
/** How long, in words that the assistant doesn't know. */
const OURS = /wochenend(?:trip|reise|ausflug|urlaub|tour)/i;

export function planRequest(sentence: string, language: Language): string {
  const isAsked = ASKED.test(sentence) || (!OURS.test(sentence) && saysHowLong(normalized(sentenceReader(language).inEnglish(sentence))));
  return isAsked ? sentence : `${LEADS[language]}${sentence}`;
}
