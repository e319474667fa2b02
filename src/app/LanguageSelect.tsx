import { Languages } from "lucide-react";
import { changeLanguage, language, LANGUAGES, type LanguageTag } from "../i18n/language";
import { t } from "../i18n/t";

/** Each in its own words, so that whoever is lost in another language finds theirs. */
export const LANGUAGE_CHOICES = Object.entries(LANGUAGES).map(([tag, { name }]) => ({ tag: tag as LanguageTag, name }));

/** The choice of language where there is no account menu. */
export function LanguageSelect() {
  return (
    <span className="relative inline-flex items-center rounded-full text-ink-soft transition hover:bg-ink/7 hover:text-ink">
      <Languages className="pointer-events-none absolute start-3 size-5" aria-hidden />
      <select
        aria-label={t("Language")}
        value={language}
        onChange={(event) => changeLanguage(event.target.value as LanguageTag)}
        className="h-11 cursor-pointer appearance-none rounded-full bg-transparent ps-10 pe-4 text-sm font-medium pointer-coarse:text-base"
      >
        {LANGUAGE_CHOICES.map(({ tag, name }) => <option key={tag} value={tag} lang={tag} className="bg-surface text-ink">{name}</option>)}
      </select>
    </span>
  );
}
