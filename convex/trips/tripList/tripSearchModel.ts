// What can be found of a trip, as lines of words, and which of them matched. Pure.
import type { Doc } from "../../_generated/dataModel";
import { cityNameIn, type NamedCity } from "../../places/cityNames";
import { searchKey } from "../../places/searchKey";
import { LANGUAGES } from "../../words/languages";

/** Characters kept of a trip: titles first, so that long notes push out other notes alone. */
const MAX_TEXT = 32_000;
const MAX_LINE = 160;

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
  return [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ""))].join("\n").slice(0, MAX_TEXT);
}

/** The first lines that hold a word of what was asked for; the title isn't told again, nor what is `shown` beside them. */
export function matchedLines(text: string, asked: string, most: number, shown: readonly string[] = []): string[] {
  const words = wordsOf(asked);
  const lines = text.split("\n").slice(1);
  const hits = lines.filter((line) => !shown.includes(line) && words.some((word) => searchKey(line).includes(word)));
  return hits.slice(0, most).map((line) => (line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line));
}

/** Whether a name holds all that was asked for, in any script: what the index of words can't see yet, or at all. */
export const isNamed = (name: string, asked: string): boolean => {
  const words = wordsOf(asked);
  return words.length > 0 && words.every((word) => searchKey(name).includes(word));
};

const wordsOf = (text: string) => text.split(/\s+/).map(searchKey).filter((word) => word !== "");
