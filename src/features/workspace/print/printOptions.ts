// What a printed trip shows. Codes stay off the paper unless somebody asks for them: it is left on tables.
export type PrintOptions = { codes: boolean; costs: boolean; notes: boolean; maps: boolean; ideas: boolean; pagePerDay: boolean; paper: "A4" | "letter" };

export const PRINTED_AT_FIRST: PrintOptions = { codes: false, costs: false, notes: true, maps: true, ideas: false, pagePerDay: true, paper: "A4" };

export const PRINT_SWITCHES: { name: Exclude<keyof PrintOptions, "paper">; label: string }[] = [
  { name: "maps", label: "Maps" },
  { name: "notes", label: "Notes" },
  { name: "costs", label: "Costs" },
  { name: "codes", label: "Booking codes" },
  { name: "ideas", label: "Ideas" },
  { name: "pagePerDay", label: "A page for each day" },
];
