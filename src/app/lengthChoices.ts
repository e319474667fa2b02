import { LENGTHS } from "../i18n/measures";
import { t } from "../i18n/t";

const NAMES = { kilometres: t("Kilometres"), miles: t("Miles") };

/** The units that ways can be told in, each with its name. */
export const LENGTH_CHOICES = LENGTHS.map((lengths) => ({ lengths, name: NAMES[lengths] }));
