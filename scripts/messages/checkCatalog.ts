// Whether a language says everything, and with the same values as English.
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import type { Catalog } from "../../src/i18n/catalog";
import type { Messages } from "./collectMessages";

/** A line for each fault; empty when the catalog is whole. */
export function checkCatalog(catalog: Catalog, messages: Messages): string[] {
  const faults: string[] = [];
  for (const [message, { contexts }] of messages) {
    const translation = catalog[message];
    for (const context of contexts) {
      const text = typeof translation === "string" ? translation : (translation?.[context] ?? translation?.[""]);
      const named = context ? `${message} (${context})` : message;
      if (text === undefined) faults.push(`missing: ${named}`);
      else faults.push(...compare(message, text).map((fault) => `${fault}: ${named}`));
    }
  }
  for (const message of Object.keys(catalog)) if (!messages.has(message)) faults.push(`said nowhere: ${message}`);
  return faults;
}

function compare(message: string, translation: string): string[] {
  if (translation.trim() === "") return ["empty"];
  const wanted = placesIn(message);
  if (wanted.size === 0) return [];
  const given = placesIn(translation);
  const lost = [...wanted].filter((place) => !given.has(place));
  const unknown = [...given].filter((place) => !wanted.has(place));
  return [...lost.map((place) => `without ${place}`), ...unknown.map((place) => `with an unknown ${place}`)];
}

/** `{name}`, `<link>`; none in what is no message, which is shown as it is when it has no values. */
function placesIn(text: string): Set<string> {
  const places = new Set<string>();
  const visit = (elements: MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      places.add(element.type === TYPE.tag ? `<${element.value}>` : `{${element.value}}`);
      if (element.type === TYPE.tag) visit(element.children);
      if (element.type === TYPE.plural || element.type === TYPE.select) for (const { value } of Object.values(element.options)) visit(value);
    }
  };
  visit(parse(text));
  return places;
}
