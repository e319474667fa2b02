// Which language the screens speak: the one chosen on this device, else the browser's first that we have, else English.
// Changing it loads the page anew, so that whatever was written down once at its start is right too.

type Language = { name: string; direction: "ltr" | "rtl" };

/** By BCP 47 tag, each named in itself. */
export const LANGUAGES = {
  en: { name: "English", direction: "ltr" },
  de: { name: "Deutsch", direction: "ltr" },
} as const satisfies Record<string, Language>;

/** English in brackets, from right to left: shows to tests and developers what doesn't go through `t`, and what doesn't turn round. */
export const MIRRORED = "en-XB";
export type LanguageTag = keyof typeof LANGUAGES | typeof MIRRORED;

const KEY = "caravan-language";
const UNTOLD = "caravan-language-untold";

const isLanguage = (tag: string | null): tag is LanguageTag => tag !== null && (tag in LANGUAGES || tag === MIRRORED);
/** A browser under a system without a language asks for `C` or `en-US@posix`, which `Intl` takes for a mistake and throws. */
const isTag = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};
const asked = typeof navigator === "undefined" ? [] : (navigator.languages ?? []).filter(isTag);

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export const language: LanguageTag = (() => {
  const chosen = typeof localStorage === "undefined" ? null : kept(KEY);
  if (isLanguage(chosen)) return chosen;
  return asked.map((tag) => tag.split("-")[0]!).find((tag) => isLanguage(tag)) as LanguageTag | undefined ?? "en";
})();

export const direction: "ltr" | "rtl" = language === MIRRORED ? "rtl" : LANGUAGES[language].direction;

/** For dates, numbers and sums: the language in the reader's own variety of it, as `de-AT`. */
export const displayLocale: string = (() => {
  const base = language === MIRRORED ? "en" : language;
  return asked.find((tag) => tag.split("-")[0] === base) ?? (base === "en" ? "en-GB" : base);
})();

/** Where the reader lives, as far as the browser says: people count in its units whatever they read in. */
export const region: string | null = asked[0] === undefined ? null : (new Intl.Locale(asked[0]).maximize().region ?? null);

/** Speaks `tag` from now on; null follows the browser again. Whose account this is hears of it: see accountLanguage.ts. */
export function changeLanguage(tag: LanguageTag | null): void {
  if (tag === null) localStorage.removeItem(KEY);
  else {
    localStorage.setItem(KEY, tag);
    localStorage.setItem(UNTOLD, "1");
  }
  window.location.reload();
}

/** What this device has of a choice: `untold` until the account has heard of it. */
export const choiceHere = (): { made: boolean; untold: boolean } => ({ made: kept(KEY) !== null, untold: kept(UNTOLD) !== null });

export function noteTold(): void {
  localStorage.removeItem(UNTOLD);
}

/** Takes over what was chosen on another device. Where nothing can be kept all stays as it is, or the page would load for ever. */
export function followChoice(tag: keyof typeof LANGUAGES): void {
  try {
    localStorage.setItem(KEY, tag);
  } catch {
    return;
  }
  if (kept(KEY) === tag) window.location.reload();
}
