// A confirmation that somebody pasted: what its mail says for machines first, else rules over its words. Each thing found is
// shown for confirmation, with how sure we are; nothing is guessed that isn't there.
import { MAX_CHARACTERS } from "../confirmation/request";
import { inOrder } from "../items";
import { requireRoomFor } from "../lines";
import { emptyPlan, Unreadable, type ReadItem, type ReadPlan, type World } from "../types";
import { say, sentence } from "../../said";
import type { Language } from "../../words/languages";
import { looksLikeHtml, textOfHtml } from "./html";
import { jsonLdItems } from "./jsonLd";
import { flightsIn } from "./words/flights";
import { ridesIn } from "./words/rides";
import { staysIn } from "./words/stays";
import { visitsIn } from "./words/visits";

const MAX_WORDS = 200_000;
const MAX_LINES = 5000;
const MAX_LINE = 500;

export function readText(text: string, world: World): ReadPlan {
  const plan = emptyPlan();
  const isHtml = looksLikeHtml(text);
  const said = isHtml ? jsonLdItems(text, world) : [];
  const items = said.length > 0 ? said : itemsInWords(isHtml ? textOfHtml(text) : text, world.language);
  for (const read of items) {
    requireRoomFor(plan.items, read.line);
    plan.items.push(read);
    if (read.certainty === "unsure") plan.problems.push({ line: read.line, text: say("Look at the date of “{title}”: it can be read in two ways.", { title: read.title }) });
  }
  if (plan.items.length === 0) {
    throw new Unreadable(sentence("No flight, stay or reservation with a date could be made out in this. Paste the whole confirmation, dates included."), 1);
  }
  return { ...plan, items: inOrder(plan.items) };
}

/** The words for a model to read; null where the mail says it for machines, which nobody reads better, or says nothing that can be read. */
export function wordsForModel(text: string, world: World): string | null {
  const isHtml = looksLikeHtml(text);
  if (isHtml && jsonLdItems(text, world).length > 0) return null;
  const words = (isHtml ? textOfHtml(text) : text).slice(0, MAX_CHARACTERS);
  return words.trim() === "" || words.includes("\u0000") ? null : words;
}

function itemsInWords(text: string, language: Language): ReadItem[] {
  const lines = text.slice(0, MAX_WORDS).split(/\r?\n/).slice(0, MAX_LINES).map((line) => line.slice(0, MAX_LINE).replace(/[ \t\u00a0\u2000-\u200a\u202f]+/g, " "));
  const flights = flightsIn(lines, language);
  const stays = staysIn(lines, language);
  const rides = flights.length === 0 ? ridesIn(lines, language) : [];
  const found = [...flights, ...stays, ...rides];
  return found.length > 0 ? found : visitsIn(lines, language);
}
