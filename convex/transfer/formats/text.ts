// A confirmation that somebody pasted: what its mail says for machines first, else rules over its words. Each thing found is
// shown for confirmation, with how sure we are; nothing is guessed that isn't there.
import { MAX_CHARACTERS } from "../confirmation/request";
import { inOrder, leastSure } from "../items";
import { requireRoomFor } from "../lines";
import { emptyPlan, Unreadable, type ReadItem, type ReadPlan, type World } from "../types";
import { say, sentence } from "../../said";
import type { Language } from "../../words/languages";
import { looksLikeHtml, textOfHtml } from "./html";
import { jsonLdItems } from "./jsonLd";
import { cancelledWords, withCancelled } from "./words/cancelled";
import { carsIn } from "./words/cars";
import { flightsIn } from "./words/flights";
import { itemsInJapanese } from "./words/japanese/japanese";
import { isJapanese, plainLines } from "./words/japanese/plain";
import { ridesIn } from "./words/rides";
import { staysIn } from "./words/stays";
import { visitsIn } from "./words/visits";
import { wholeLines } from "./words/wholeDates";

const MAX_WORDS = 200_000;
const MAX_LINES = 5000;
const MAX_LINE = 500;

export function readText(text: string, world: World): ReadPlan {
  const plan = emptyPlan();
  const isHtml = looksLikeHtml(text);
  const said = isHtml ? jsonLdItems(text, world) : [];
  const words = isHtml ? textOfHtml(text) : text;
  const { items: found, open } = said.length > 0 ? { items: said, open: false } : itemsInWords(words, world);
  const { items, problems } = said.some(({ cancelled }) => cancelled) ? { items: said, problems: [{ line: null, text: cancelledWords() }] } : withCancelled(found, words);
  plan.problems.push(...problems);
  // Which way the day it was paid on goes is all the same.
  if (open && items.some(({ certainty }) => certainty === "unsure")) plan.datesOpen = true;
  for (const read of items) {
    requireRoomFor(plan.items, read.line);
    plan.items.push(read);
    if (read.certainty === "unsure") plan.problems.push({ line: read.line, text: say("Look at the date of “{title}”: it can be read in two ways.", { title: read.title }) });
  }
  if (plan.items.length === 0) {
    throw new Unreadable(sentence("No flight, stay or reservation with a date could be made out in this. Paste the whole confirmation, dates included."));
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

function itemsInWords(text: string, world: World): { items: ReadItem[]; open: boolean } {
  const bare = text.slice(0, MAX_WORDS).split(/\r?\n/).slice(0, MAX_LINES).map((line) => line.slice(0, MAX_LINE).replace(/[ \t\u00a0\u2000-\u200a\u202f]+/g, " "));
  const { language } = world;
  const inJapanese = isJapanese(text);
  const { lines, guessed, open } = wholeLines(inJapanese ? plainLines(bare) : bare, world);
  const japanese = inJapanese ? itemsInJapanese(lines, language) : [];
  const items = japanese.length > 0 ? japanese : itemsInLines(lines, language);
  // A year that the mail doesn't say is worked out.
  return { items: guessed ? items.map((read) => ({ ...read, certainty: leastSure(read.certainty, "likely") })) : items, open };
}

function itemsInLines(lines: readonly string[], language: Language): ReadItem[] {
  const flights = flightsIn(lines, language);
  const cars = carsIn(lines, language);
  const stays = staysIn(lines, language);
  const rides = flights.length === 0 && cars.length === 0 ? ridesIn(lines, language, stays.length === 0) : [];
  const found = [...flights, ...cars, ...stays, ...rides];
  return found.length > 0 ? found : visitsIn(lines, language);
}
