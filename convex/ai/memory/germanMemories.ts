// Lasting preferences in a message in German: sentence by sentence as the rules for English tell them, kept in the person's own words.
import { lastingInEnglish } from "../planner/understand/german/lasting";
import type { StatedMemory } from "./types";

const SENTENCE_END = /(?<=[.!?;])\s+|\n+|,\s+(?=(?:ich|wir|außerdem|und|aber)\s)|\s+und\s+(?=(?:ich|wir)\s)/iu;
const OPENING = /^(?:und|aber|außerdem|übrigens|hallo|hi|bitte|plane?[^:]*:)[,\s]+/iu;
const TO_REMEMBER = /^(?:bitte )?(?:merk|merke|notier|notiere)(?: dir)?(?: bitte)?[,:]?\s+(?:dass\s+)?|,?\s+(?:bitte )?(?:merk|merke|notier|notiere)(?: dir)?(?: das)?(?: bitte)?$/giu;

/** `inEnglish` tells those of an English sentence. */
export const germanMemories = (message: string, inEnglish: (sentence: string) => StatedMemory[]): StatedMemory[] =>
  message.split(SENTENCE_END).flatMap((part) => {
    const sentence = part.trim().replace(OPENING, "");
    const said = sentence.replace(/[.!,;:\s]+$/, "").replace(TO_REMEMBER, "");
    return inEnglish(lastingInEnglish(sentence)).map((memory) => ({ ...memory, ...(memory.kind === "note" && { value: said }), text: said }));
  });
