// All countries, as the reader's language calls them; the platform knows them.
import { countryName } from "../../../i18n/countryName";
import { displayLocale } from "../../../i18n/language";

/** What the platform also has a name for and issues no passports. */
const NO_COUNTRIES = new Set(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ", "AN", "BU", "CS", "DD", "FX", "NT", "SU", "TP", "YD", "YU", "ZR", "FQ", "JT", "MI", "NQ", "PC", "PU", "PZ", "VD", "WK", "CT", "HV", "NH", "RH", "DY", "UK"]);
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** All of them, in the order of their names. */
export function countries(): { code: string; name: string }[] {
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter((code) => !NO_COUNTRIES.has(code));
  return codes
    .flatMap((code) => {
      const name = countryName(code);
      return name === code ? [] : [{ code, name }];
    })
    .sort((a, b) => a.name.localeCompare(b.name, displayLocale));
}
