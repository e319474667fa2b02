// How our table is worded: its headings, and the few words that stand in its cells. Written in its reader's language, and read in any
// that Caravan writes in, so that a table comes back whoever took it out. English cells are the plan's own words. Pure.
import type { Doc } from "../_generated/dataModel";
import { LANGUAGES } from "../words/languages";
import { write, written, type Phrase } from "../words/words";

type Item = Doc<"activities">;

/** In the order of the columns. */
export const HEADINGS = {
  day: write("Day"),
  endDay: write("End day"),
  start: write("Start"),
  end: write("End"),
  title: write("Title"),
  type: write("Type"),
  status: write("Status"),
  /** Of what waits in a plan B, its name; what is in the plan that holds has none. */
  plan: write("In plan B"),
  address: write("Address"),
  lat: write("Latitude"),
  lng: write("Longitude"),
  cost: write("Cost"),
  currency: write("Currency"),
  mode: write("Mode"),
  carrier: write("Carrier"),
  number: write("Number"),
  from: write("From"),
  to: write("To"),
  fromZone: write("From zone"),
  toZone: write("To zone"),
  notes: write("Notes"),
  url: write("Links"),
  people: write("People"),
  code: write("Code"),
};
export type Column = keyof typeof HEADINGS;

export const TYPES: Record<Item["type"], Phrase> = {
  sightseeing: write("sightseeing"),
  restaurant: write("restaurant"),
  hotel: write("hotel"),
  transport: write("transport"),
  other: write("other"),
};

export const STATUSES: Record<Item["status"], Phrase> = {
  idea: write("idea"),
  planned: write("planned"),
  booked: write("booked"),
  done: write("done"),
};

export const MODES: Record<NonNullable<Item["transport"]>["mode"], Phrase> = {
  walk: write("walk"),
  bike: write("bike"),
  car: write("car"),
  taxi: write("taxi"),
  bus: write("bus"),
  train: write("train"),
  ferry: write("ferry"),
  flight: write("flight"),
  other: write("other"),
};

/** In every language, in lower case. */
export const everyWordFor = (phrase: Phrase): string[] => LANGUAGES.map((language) => written(phrase, language).toLowerCase());

/** Which of the table's words a cell has, in whatever language. */
export function wordMeant<Of extends string>(words: Record<Of, Phrase>, cell: string | undefined): Of | undefined {
  const said = cell?.toLowerCase();
  return (Object.keys(words) as Of[]).find((own) => said !== undefined && everyWordFor(words[own]).includes(said));
}
