// What people say of a trip in German, as the reader of sentences knows it: phrase by phrase in English, in this order.
import { COMPANY, PARTS_OF_MONTH } from "../ai/planner/understand/german/described";
import { MONEY, SUMS } from "../ai/planner/understand/german/money";
import { COUNTS, MONTH, monthIn, MONTHS_IN_ORDER, NUMBERED, numberedIn } from "../ai/planner/understand/german/numbers";
import type { Phrases } from "../ai/planner/understand/phrases";

export const GERMAN: Phrases = [
  // Numbers: a point groups thousands and ends an ordinal.
  ...SUMS,
  [`(\\d{1,2})\\. ?(1[0-2]|0?[1-9])\\.(?!\\d)`, (_all, day, month) => `${day} ${MONTHS_IN_ORDER[Number(month) - 1]}`],
  [`${NUMBERED}(?= (?:${MONTH}|(?:bis(?: zum)?|-|–) ${NUMBERED}))`, (_all, day) => `${numberedIn(day!)}`],
  [`(\\d{1,2})\\.(?= ?(?:-|–|bis))`, (_all, day) => day],
  // A day of a month, a part of one, or the month alone, which is "in" it.
  [`(\\d{1,2})\\.? ?(${MONTH})`, (_all, day, name) => `${day} ${monthIn(name)}`],
  [`(anfang|mitte|ende) (?:des )?(${MONTH})`, (_all, part, name) => `${PARTS_OF_MONTH[part.toLowerCase()]} ${monthIn(name)}`],
  [`(?:(?:im|in|für|diesen|nächsten|kommenden) )?(?<!\\d )(${MONTH})`, (_all, name) => `in ${monthIn(name)}`],
  [`(?:im )?(?:nächsten|kommenden) (?=frühling|frühjahr|sommer|herbst|winter)`, () => "next "],
  [`im (?=frühling|frühjahr|sommer|herbst|winter)`, () => "in "],
  ["frühling|frühjahr", () => "spring"],
  ["sommer", () => "summer"],
  ["herbst", () => "autumn"],
  // How long.
  ["(?:verlängertes|verlängerten|langes|langen) wochenende", () => "long weekend"],
  ["(?:nächstes|nächsten|kommendes|kommenden) wochenende", () => "next weekend"],
  ["(?:dieses|diesem) wochenende", () => "this weekend"],
  ["am wochenende", () => "the weekend"],
  ["wochenende", () => "weekend"],
  ["tagesausflug|tagestrip", () => "day trip"],
  ["wochen", () => "weeks"],
  ["woche", () => "week"],
  ["tagen?|tage", () => "days"],
  ["tag", () => "day"],
  ["nächten?|nächte|übernachtungen", () => "nights"],
  ["nacht|übernachtung", () => "night"],
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
  ["ostern", () => "easter"],
  ["weihnachten", () => "christmas"],
  // Small words, after all that they are part of.
  ["entspannte[nrs]?|gemütliche[nrs]?", () => "relaxed"],
  ["vom|ab dem|ab", () => "from"],
  ["bis zum|bis", () => "to"],
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
