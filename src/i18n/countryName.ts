// Countries as the reader's language calls them; the platform knows them.
import { displayLocale } from "./language";

const names = new Intl.DisplayNames(displayLocale, { type: "region", fallback: "none" });

/** By its two letters; those themselves where there is no name. */
export const countryName = (code: string): string => names.of(code) ?? code;
