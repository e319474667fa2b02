// Sums of money in German: "höchstens 1.500 Euro".
import type { Phrases } from "../phrases";

/** A point groups thousands, a comma parts the cents. */
export const SUMS: Phrases = [
  ["nicht (?:mehr als|über)", "höchstens"],
  ["(\\d{1,3})\\.(\\d{3})", "$1$2"],
  ["(\\d+),(\\d{2})", "$1.$2"],
];

/** Meals as verbs have them, before "Abend" is a part of the day. */
export const MEALS_EATEN: Phrases = [
  ["(?:zu )?abend (?:ge)?essen(?: gehen)?", "abendessen"],
  ["(?:zu )?mittag (?:ge)?essen(?: gehen)?", "mittagessen"],
];

export const MONEY: Phrases = [
  ["euros?", "eur"],
  ["franken", "chf"],
  ["unter", "under"],
  ["höchstens|maximal|(?:nicht mehr|weniger) als", "at most"],
  ["bis zu", "up to"],
  ["budget(?: von)?", "budget of"],
];
