// The messages of the language in use, loaded before anything of the app is. English needs none: it is what the code says.
import { direction, language, MIRRORED } from "./language";

/** By the English message: its translation, or one for each context in which it means something else (`""` for none). */
export type Catalog = Record<string, string | Record<string, string>>;

let catalog: Catalog = {};
/** Cities that are called otherwise than in English, by name and country: `Rome|IT`. */
let cities: Record<string, string> = {};
/** The same of regions: `Bavaria|DE`. */
let regions: Record<string, string> = {};

const loaders: Partial<Record<typeof language, () => Promise<{ catalog: Catalog; cities: Record<string, string>; regions: Record<string, string> }>>> = {
  de: async () => {
    const part = await import("./de");
    return { catalog: part.de, cities: part.cities, regions: part.regions };
  },
};

export async function loadCatalog(): Promise<void> {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  const loaded = await loaders[language]?.();
  if (loaded) ({ catalog, cities, regions } = loaded);
}

/** The message in the language in use; as it is where there is no translation. */
export function translated(message: string, context: string): string {
  if (language === MIRRORED) return `⟦${message}⟧`;
  const found = catalog[message];
  if (found === undefined) return message;
  return typeof found === "string" ? found : (found[context] ?? found[""] ?? message);
}

/** The city's name in the language in use, where it has another. */
export const cityTwin = (key: string): string | undefined => cities[key];
export const regionTwin = (key: string): string | undefined => regions[key];
export const cityTwinNamed = (name: string): string | undefined => Object.entries(cities).find(([key]) => key.startsWith(`${name}|`))?.[1];

/** The message that a label reads as on this screen, for somebody whose screen may speak otherwise; the label itself where it is none. */
export function messageOf(label: string): string {
  if (language === MIRRORED) return label.replace(/^⟦|⟧$/g, "");
  const reads = (said: Catalog[string]) => (typeof said === "string" ? said === label : Object.values(said).includes(label));
  const messages = Object.keys(catalog).filter((message) => reads(catalog[message]!));
  // What begins small is a word within sentences that happens to read the same.
  return messages.find((message) => message[0] !== message[0]!.toLowerCase()) ?? messages[0] ?? label;
}

/** How this screen words a message that another's stands for, in whichever context it knows. */
export function labelOf(message: string): string {
  const found = catalog[message];
  return typeof found === "object" ? (found[""] ?? Object.values(found)[0] ?? message) : translated(message, "");
}
