// The files of a language, src/i18n/<tag>/<part>.json: read as one catalog, written with each message in its part's file. What the
// server writes out itself is one file a language, convex/words/<tag>.json.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalog } from "../../src/i18n/catalog";
import { COMMON, type Messages } from "./collectMessages";

export type Found = { catalog: Catalog; conflicts: string[] };

const jsonFiles = (dir: string) => readdirSync(dir).filter((name) => name.endsWith(".json")).sort();

/** What two files say differently is a conflict, of which the first is kept. */
export function readCatalog(dir: string): Found {
  const catalog: Catalog = {};
  const conflicts: string[] = [];
  for (const name of jsonFiles(dir)) {
    const part = JSON.parse(readFileSync(join(dir, name), "utf8")) as Catalog;
    for (const [message, translation] of Object.entries(part)) {
      const known = catalog[message];
      if (known === undefined) catalog[message] = translation;
      else if (JSON.stringify(known) !== JSON.stringify(translation)) conflicts.push(`${message}: ${JSON.stringify(known)} and, in ${name}, ${JSON.stringify(translation)}`);
    }
  }
  return { catalog, conflicts };
}

/** Leaves out what nothing says any more. */
export function writeCatalog(dir: string, catalog: Catalog, messages: Messages): void {
  const parts = new Map<string, Catalog>();
  for (const message of [...messages.keys()].sort()) {
    const translation = catalog[message];
    if (translation === undefined) continue;
    const { parts: places } = messages.get(message)!;
    const part = places.size === 1 ? [...places][0]! : COMMON;
    parts.set(part, { ...parts.get(part), [message]: translation });
  }
  for (const name of jsonFiles(dir)) rmSync(join(dir, name));
  for (const [part, entries] of parts) writeFileSync(join(dir, `${part}.json`), `${JSON.stringify(entries, null, 2)}\n`);
}

/** Sorts a catalog of one file, and leaves out what nothing says any more. Returns what is left. */
export function tidyCatalog(path: string, messages: Messages): Catalog {
  const catalog = JSON.parse(readFileSync(path, "utf8")) as Catalog;
  const said = Object.entries(catalog).filter(([message]) => messages.has(message));
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`);
  return Object.fromEntries(said);
}
