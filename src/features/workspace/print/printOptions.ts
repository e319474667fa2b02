// What a printed trip shows. Codes stay off the paper unless somebody asks for them: it is left on tables.
import { t } from "../../../i18n/t";

export type PrintOptions = { codes: boolean; costs: boolean; notes: boolean; maps: boolean; ideas: boolean; pagePerDay: boolean; paper: "A4" | "letter" };

export const PRINTED_AT_FIRST: PrintOptions = { codes: false, costs: false, notes: true, maps: true, ideas: false, pagePerDay: true, paper: "A4" };

export const PRINT_SWITCHES: { name: Exclude<keyof PrintOptions, "paper">; label: string }[] = [
  { name: "maps", label: t("Maps") },
  { name: "notes", label: t("Notes") },
  { name: "costs", label: t("Costs") },
  { name: "codes", label: t("Booking codes") },
  { name: "ideas", label: t("Ideas") },
  { name: "pagePerDay", label: t("A page for each day") },
];
