// What can be found of a trip, as lines of words, and which of them matched. Pure.
import type { Doc } from "../../_generated/dataModel";
import { oneSlip } from "../../ai/planner/understand/spelling";
import { cityNameIn, type NamedCity } from "../../places/cityNames";
import { searchKey } from "../../places/searchKey";
import { LANGUAGES } from "../../words/languages";

/** Characters kept of a trip: titles first, so that long notes push out other notes alone. */
const MAX_TEXT = 32_000;
const MAX_LINE = 160;
/** Begins the last line: words with accents once more as they are typed without. Found by, never shown. */
const TYPED = "\u001f";
const MAX_TYPED = 4_000;
/** Shorter words are too like each other. */
const LEAST_NEAR = 4;

export type Searched = {
  trip: Pick<Doc<"trips">, "title" | "description">;
  destinations: readonly NamedCity[];
  activities: readonly Pick<Doc<"activities">, "title" | "description" | "address">[];
  dayNotes: readonly Pick<Doc<"dayNotes">, "title" | "notes">[];
};

/** The cities by their own names, and as readers of other languages call them. */
export const citiesLines = (cities: readonly NamedCity[]): string[] =>
  LANGUAGES.map((language) => cities.map((city) => cityNameIn(city, language)).join(", "));

/** A line for each thing: the title, the cities, then names, then notes. */
export function searchText({ trip, destinations, activities, dayNotes }: Searched): string {
  const lines = [
    trip.title,
    ...citiesLines(destinations),
    ...activities.map(({ title, address }) => [title, address].filter(Boolean).join(", ")),
    ...dayNotes.map(({ title }) => title),
    trip.description ?? "",
    ...dayNotes.flatMap(({ notes }) => notes.split("\n")),
    ...activities.flatMap(({ description = "" }) => description.split("\n")),
  ];
  const text = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ""))].join("\n").slice(0, MAX_TEXT);
  const typed = typedWords(text).join(" ").slice(0, MAX_TYPED);
  return typed === "" ? text : `${text.slice(0, MAX_TEXT - typed.length - 2)}\n${TYPED}${typed}`;
}

/** What the index of words is asked: "Zürich", and "zurich" for trips that are written so. The last may be the beginning of a word. */
export const searchedFor = (asked: string): string => {
  const keys = wordsOf(asked).join(" ");
  return keys === "" || keys === asked.toLowerCase() ? asked : `${asked} ${keys}`;
};

/** Of words with accents, each without and, as Germans do, with an e for its dots. */
function typedWords(text: string): string[] {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
  return [...new Set([...words].flatMap((word) => spellings(word).filter((spelling) => spelling !== word)))];
}

const DOTS: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" };
const spellings = (text: string): string[] => [searchKey(text), searchKey(text.normalize("NFC").toLowerCase().replace(/[äöüøå]/g, (letter) => DOTS[letter]!))];

/** The first line that holds each word of what was asked for, then others that hold one; the title isn't told again, nor what is `shown` beside them. */
export const matchedLines = (text: string, asked: string, most: number, shown: readonly string[] = []): string[] => linesWith(text, wordsOf(asked), holds, most, shown);

/** The first lines that hold a word which is nearly one of what was asked for. */
export const nearLines = (text: string, asked: string, most: number, shown: readonly string[] = []): string[] => linesWith(text, wordsOf(asked), holdsNearly, most, shown);

function linesWith(text: string, words: string[], has: (line: string, word: string) => boolean, most: number, shown: readonly string[]): string[] {
  const hits = text.split("\n").slice(1).filter((line) => !line.startsWith(TYPED) && !shown.includes(line) && words.some((word) => has(line, word)));
  const ofEach = words.flatMap((word) => hits.find((line) => has(line, word)) ?? []);
  const chosen = new Set([...new Set([...ofEach, ...hits])].slice(0, most));
  return hits.filter((line) => chosen.has(line)).map((line) => (line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line));
}

/** Whether a name holds all that was asked for, in any script: what the index of words can't see yet, or at all. */
export const isNamed = (name: string, asked: string): boolean => {
  const words = wordsOf(asked);
  return words.length > 0 && words.every((word) => holds(name, word));
};

/** Whether a text that the index found by one word has all of several, each anywhere in it. */
export function holdsAll(text: string, asked: string): boolean {
  const words = wordsOf(asked);
  if (words.every((word, index) => index === 0 && !word.includes(" "))) return true;
  // As it stands first: to take the accents from a long text costs far more.
  const typed = text.toLowerCase();
  const open = words.filter((word) => !typed.includes(word));
  if (open.length === 0) return true;
  const keys = spellings(text);
  return open.every((word) => keys.some((key) => key.includes(word)));
}

/** Whether all that was asked for is there but for a slip in each word: "Lisbno", "Kyotto". */
export const isNearly = (text: string, asked: string): boolean => {
  const words = wordsOf(asked);
  return words.length > 0 && words.every((word) => holdsNearly(text, word));
};

const wordsOf = (text: string) => text.split(/\s+/).map(searchKey).filter((word) => word !== "");
const holds = (text: string, word: string): boolean => spellings(text).some((key) => key.includes(word));
const holdsNearly = (text: string, word: string): boolean => holds(text, word) || (word.length >= LEAST_NEAR && searchKey(text).split(" ").some((each) => each[0] === word[0] && oneSlip(each, word)));
