// The README.txt of a person's copy, in their language. Pure.
import type { Language } from "../words/languages";
import { proseIn, write, written, type Phrase } from "../words/words";
import { MOST_FILE_BYTES, MOST_ROWS, type Contents } from "./archive";
import german from "./inventory.de.json";
import { entryOf, TABLES, type InventoryTable } from "./inventory";

const GERMAN: Record<string, { what: string; why?: string }> = german;

export function readme(name: string, at: number, { tables, filesLeftOut }: Contents, language: Language = "en"): string {
  const line = (phrase: Phrase) => written(phrase, language);
  const told = (table: string, of: "what" | "why") => {
    const twin = GERMAN[table]?.[of];
    return proseIn({ en: entryOf(table as InventoryTable)[of], ...(twin !== undefined && { de: twin }) }, language);
  };
  const whatOf = (table: string) => (table === "people" ? line(write("The names of the people in your trips, by their ids")) : told(table, "what"));
  const full = tables.filter(({ leftOut }) => leftOut).map(({ table }) => table);
  const withheld = TABLES.filter((table) => entryOf(table).personal && entryOf(table).exported !== "all");
  return [
    line(write("Everything that Caravan holds about {person}, as of {at}.", { person: name, at: new Date(at).toISOString() })),
    line(write("data/ has one JSON file for each kind of thing, its fields named as they are stored. Instants are in milliseconds since 1970, and beside each, in a field that ends in Iso, as a date. Amounts of money are in the currency's smallest unit. files/ has the files that you added to bookings.")),
    list(line(write("What is in data/:")), tables.map(({ table, rows }) => line(write("{file}: {rows, plural, one {# row} other {# rows}}. {what}.", { file: `${table}.json`, rows, what: whatOf(table) })))),
    list(line(write("What is left out, wholly or in part, and why:")), withheld.map((table) => `${table}: ${whatOf(table)}. ${told(table, "why") || line(write("Hashes and marks that only the machine reads."))}`)),
    full.length > 0 ? line(write("Too long to be whole, the first {most, number} rows are here: {tables}. Ask whoever runs this Caravan for the rest.", { most: MOST_ROWS, tables: full.join(", ") })) : "",
    filesLeftOut.length > 0 ? list(line(write("Files that didn't fit into {most, number} MB, to be downloaded from their trips:", { most: MOST_FILE_BYTES / 1_000_000 })), filesLeftOut) : "",
    line(write("Of other people there is nothing here but the names that they show in trips you share.")),
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

const list = (heading: string, items: string[]): string => [heading, ...items.map((item) => `  ${item}`)].join("\n");
