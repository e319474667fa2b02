// What a printed trip shows. Codes stay off the paper unless somebody asks for them: it is left on tables.
import { region } from "../../../i18n/language";
import { t } from "../../../i18n/t";

export type Paper = "A4" | "letter";
const ON_LETTER = ["US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "PA", "DO", "PR", "SV", "NI"];

/** What printers hold where somebody lives. */
export const paperIn = (country: string | null): Paper => (country !== null && ON_LETTER.includes(country) ? "letter" : "A4");
export const USUAL_PAPER = paperIn(region);

export type PrintOptions = { codes: boolean; costs: boolean; notes: boolean; maps: boolean; ideas: boolean; pagePerDay: boolean; paper: Paper };

export const PRINTED_AT_FIRST: PrintOptions = { codes: false, costs: false, notes: true, maps: true, ideas: false, pagePerDay: true, paper: USUAL_PAPER };

export const PRINT_SWITCHES: { name: Exclude<keyof PrintOptions, "paper">; label: string }[] = [
  { name: "maps", label: t("Maps") },
  { name: "notes", label: t("Notes") },
  { name: "costs", label: t("Costs") },
  { name: "codes", label: t("Booking codes") },
  { name: "ideas", label: t("Ideas") },
  { name: "pagePerDay", label: t("A page for each day") },
];
