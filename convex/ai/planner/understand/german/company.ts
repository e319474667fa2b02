// With whom one travels, in German.
import type { Phrases } from "../phrases";

const SEVERAL: Record<string, string> = { zweit: "two", dritt: "three", viert: "four", fünft: "five", fuenft: "five", sechst: "six", siebt: "seven", acht: "eight" };

export const COMPANY: Phrases = [
  [`zu (${Object.keys(SEVERAL).filter((word) => word !== "fuenft").join("|")})`, (_all, word) => `for ${SEVERAL[word.toLowerCase()]!}`],
  ["flitterwochen|hochzeitsreise", "honeymoon"],
];
