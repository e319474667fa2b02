// What people say of a trip in German, as the reader of sentences knows it: phrase by phrase in English, in this order.
import { CALENDAR } from "../../ai/planner/understand/german/calendar";
import { COMPANY } from "../../ai/planner/understand/german/company";
import { MONEY, SUMS } from "../../ai/planner/understand/german/money";
import { COUNTS } from "../../ai/planner/understand/german/numbers";
import type { Phrases } from "../../ai/planner/understand/phrases";

export const GERMAN: Phrases = [
  ...SUMS,
  // When, and how long.
  ...CALENDAR,
  // Who.
  ...COMPANY,
  ["vierköpfige familie", () => "family of four"],
  ["fünfköpfige familie", () => "family of five"],
  ["kleinen? (?=kind)", () => "small "],
  ["kindern?|kinder", () => "kids"],
  ["kind|kleinkind|baby", () => "kid"],
  ["familie", () => "family"],
  ["personen|leuten?|erwachsenen?|reisenden?|freunden?|freundinnen", () => "people"],
  ["alleine?|solo", () => "alone"],
  ["(?:meinem|meiner|meinen) (?:frau|mann|freundin|freund|partnerin|partner)", () => "my partner"],
  ["paar|pärchen", () => "honeymoon"],
  // For how much.
  ...MONEY,
  // What may look like a place: Essen is a city too.
  ["(?<!in |nach |über )essen", () => "food"],
  // Small words, after all that they are part of.
  ["(?:die )?ersten", () => "the first"],
  ["(?:die )?letzten", () => "the last"],
  ["entspannte[nrs]?|gemütliche[nrs]?", () => "relaxed"],
  ["vom|ab dem|ab|seit", () => "from"],
  ["bis zum|bis", () => "until"],
  ["von|aus", () => "from"],
  ["am|für|fürs", () => "for"],
  ["im|in|auf", () => "in"],
  ["nach", () => "to"],
  ["über", () => "via"],
  ["bei", () => "near"],
  ["und", () => "and"],
  ["dann|danach|anschließend", () => "then"],
  ["mit", () => "with"],
  ["uns", () => "us"],
  ["eine?[nrms]?", () => "a"],
  ...COUNTS,
];
