import { t } from "../i18n/t";

/** As they are printed on the keyboards of each language; what isn't here is the same on all. */
const NAMES: Partial<Record<string, string>> = { Ctrl: t("Ctrl"), Delete: t("Delete"), Space: t("Space") };

/** Each of keys that are pressed together: "Ctrl Z". */
export const keyNames = (keys: string): string[] => keys.split(" ").map((key) => NAMES[key] ?? key);
