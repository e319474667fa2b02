// What people say of a trip in German, as the reader of sentences knows it: phrase by phrase in English, in this order.
import { CALENDAR } from "../../ai/planner/understand/german/calendar";
import { COMPANY } from "../../ai/planner/understand/german/company";
import { MONEY, SUMS } from "../../ai/planner/understand/german/money";
import { COUNTS } from "../../ai/planner/understand/german/numbers";
import type { Phrases } from "../../ai/planner/understand/phrases";

/** What leads to a feast. */
const AT = "(?:(?:über|an|zu|in|um|während|nach) )?(?:(?:das|dem|die|den|der|dieses|nächstes|kommendes) )?";

const FEASTS: Phrases = [
  [`(wochenende|woche) (nach|vor)(?= (?:(?:dem|den) )?(?:oster|pfingst|weihnacht|himmelfahrt|christi|fronleichnam|silvester|neujahr))`, (_all, span, side) => `the ${span.toLowerCase() === "woche" ? "week" : "weekend"} ${side.toLowerCase() === "nach" ? "after" : "before"}`],
  [`${AT}(?:langen? |verlängerten? )?oster(?:n|wochenende|feiertagen?|feiertage)`, () => "at easter"],
  [`${AT}(?:langen? |verlängertes? |verlängerten )?pfingst(?:en|wochenende|feiertagen?|feiertage)`, () => "at pentecost"],
  [`${AT}(?:christi )?himmelfahrt(?:swochenende)?`, () => "at ascension"],
  [`${AT}fronleichnam`, () => "at corpus christi"],
  [`${AT}(?:weihnachten|weihnachtsfeiertagen?|weihnachtsfeiertage|heiligabend)`, () => "at christmas"],
  ["weihnachtsmärkten?|weihnachtsmärkte|weihnachtsmarkt|advent(?:szeit)?", () => "christmas markets"],
  [`${AT}silvester(?: (?:und|oder) neujahr)?|${AT}(?:neujahr|jahreswechsel)`, () => "at new year"],
  [`${AT}(oster|weihnachts|pfingst)ferien`, (_all, feast) => `in the ${feast.toLowerCase() === "oster" ? "easter" : feast.toLowerCase() === "pfingst" ? "pentecost" : "christmas"} holidays`],
  // "Vom 3. auf den 5. Mai".
  ["auf den (\\d[\\d.]*)", (_all, day) => `bis zum ${day}`],
  ["wochenend(?:trip|reise|ausflug|urlaub|tour)", () => "wochenende"],
];

export const GERMAN: Phrases = [
  ...SUMS,
  ...FEASTS,
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
