// Texts of our data with their translations. Pure.
import type { Prose } from "../said";

/** The languages that our data is translated into: those of Caravan but English. */
export type Translation = Exclude<keyof Prose, "en">;

/** What isn't translated has its English alone. */
export const proseOf = (en: string, twins: Partial<Record<Translation, string | undefined>>): Prose => ({
  en,
  ...Object.fromEntries(Object.entries(twins).filter(([, twin]) => twin !== undefined)),
});
