// What this device shows: the same choices as in the account's menu, and the units of ways.
import { LANGUAGE_CHOICES } from "../../../app/LanguageSelect";
import { LENGTH_CHOICES } from "../../../app/lengthChoices";
import { THEME_CHOICES } from "../../../app/themeChoices";
import { changeLanguage, language } from "../../../i18n/language";
import { changeLengths, chosenLengths, usualLengths } from "../../../i18n/measures";
import { t } from "../../../i18n/t";
import { setThemePreference, useTheme } from "../../../lib/theme";
import { Field } from "../../../ui/Field";
import { Select } from "../../../ui/Input";

export function DeviceSection() {
  const { preference } = useTheme();
  const usual = LENGTH_CHOICES.find(({ lengths }) => lengths === usualLengths)!.name;
  return (
    <section aria-labelledby="device">
      <h2 id="device" className="title mb-5 text-2xl sm:text-3xl">{t("On this device")}</h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("Language")}>
          <Select name="language" value={language} onChange={({ target }) => changeLanguage(LANGUAGE_CHOICES[target.selectedIndex]?.tag ?? null)}>
            {LANGUAGE_CHOICES.map(({ tag, name }) => <option key={tag} value={tag} lang={tag}>{name}</option>)}
          </Select>
        </Field>
        <Field label={t("Units")}>
          <Select name="lengths" value={chosenLengths ?? ""} onChange={({ target }) => changeLengths(LENGTH_CHOICES[target.selectedIndex - 1]?.lengths ?? null)}>
            <option value="">{t("As usual here ({usual})", { usual })}</option>
            {LENGTH_CHOICES.map(({ lengths, name }) => <option key={lengths} value={lengths}>{name}</option>)}
          </Select>
        </Field>
        <Field label={t("Theme")}>
          <Select name="theme" value={preference} onChange={({ target }) => setThemePreference(THEME_CHOICES[target.selectedIndex]!.value)}>
            {THEME_CHOICES.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
          </Select>
        </Field>
      </div>
    </section>
  );
}
