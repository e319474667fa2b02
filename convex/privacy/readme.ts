// The README.txt of a person's copy. Pure.
import { MOST_FILE_BYTES, MOST_ROWS, type Contents } from "./archive";
import { entryOf, TABLES, type InventoryTable } from "./inventory";

export function readme(name: string, at: number, { tables, filesLeftOut }: Contents): string {
  const whatOf = (table: string) => (table === "people" ? "The names of the people in your trips, by their ids" : entryOf(table as InventoryTable).what);
  const full = tables.filter(({ leftOut }) => leftOut).map(({ table }) => table);
  const withheld = TABLES.filter((table) => entryOf(table).personal && entryOf(table).exported !== "all");
  return [
    `Everything that Caravan holds about ${name}, as of ${new Date(at).toISOString()}.`,
    "data/ has one JSON file for each kind of thing, its fields named as they are stored. Instants are in milliseconds since 1970, and beside each, in a field that ends in Iso, as a date. Amounts of money are in the currency's smallest unit. files/ has the files that you added to bookings.",
    `What is in data/:\n${tables.map(({ table, rows }) => `  ${table}.json: ${rows} ${rows === 1 ? "row" : "rows"}. ${whatOf(table)}.`).join("\n")}`,
    `What is left out, wholly or in part, and why:\n${withheld.map((table) => `  ${table}: ${entryOf(table).what}. ${entryOf(table).why || "Hashes and marks that only the machine reads."}`).join("\n")}`,
    full.length > 0 ? `Too long to be whole, the first ${MOST_ROWS} rows are here: ${full.join(", ")}. Ask whoever runs this Caravan for the rest.` : "",
    filesLeftOut.length > 0 ? `Files that didn't fit into ${MOST_FILE_BYTES / 1_000_000} MB, to be downloaded from their trips:\n${filesLeftOut.map((file) => `  ${file}`).join("\n")}` : "",
    "Of other people there is nothing here but the names that they show in trips you share.",
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}
