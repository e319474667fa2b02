// What people say of themselves in German, in the words that lasting preferences are told by (memory/rules).
import { lowerCaseReader, type Phrases } from "../phrases";
import { DAYS } from "./days";
import { clauseInEnglish } from "./clauses";
import { MONEY } from "./money";
import { SMALL_WORDS } from "./smallWords";
import { THINGS } from "./things";
import { CLOCKS, timesIn } from "./times";
import { plain } from "./when";

const I = "(ich|wir)";
const english = (who: string) => (who === "ich" ? "i" : "we");
const OFTEN = "(?:(?:immer|nur|eigentlich|meistens|normalerweise|grundsätzlich|generell|beide|alle|auch|sehr|total|übrigens|gern|gerne|am liebsten|lieber|strikt|streng) )*";
const DIET: Record<string, string> = { vegetar: "vegetarian", vegan: "vegan", pesket: "pescatarian", pescet: "pescatarian", halal: "halal", koscher: "kosher", gluten: "gluten-free", laktose: "lactose-intolerant" };
const DIET_WORD = "(vegetar|vegan|pesket|pescet|halal|koscher|gluten|laktose)\\p{L}*";
const FOODS: Record<string, string> = { fleisch: "meat", schweinefleisch: "pork", fisch: "fish", meeresfrüchte: "shellfish", nüsse: "nuts", erdnüsse: "peanuts", milch: "dairy", gluten: "gluten", weizen: "wheat", eier: "eggs" };
const food = (word: string) => FOODS[word] ?? word;

const SELF: Phrases = [
  ["^(?:bitte )?(?:merk|merke|merkt|notier|notiere)(?: dir| euch)?(?: bitte| mal)*[,:]? (?:dass |das[,:] )?(.+)$", (_all, rest) => `remember that ${rest.replace(/^(ich|wir) (.+) (\S+)$/u, "$1 $3 $2")}`],
  ["^(.+?),? (?:bitte )?(?:merk|merke|merkt|notier|notiere)(?: dir| euch)?(?: das)?(?: bitte| mal)*$", "remember that $1"],
  [`${I} (?:bin|sind) ${OFTEN}(?:ein |eine )?${DIET_WORD}`, (_all, who, diet) => `${who === "ich" ? "i'm" : "we are"} ${DIET[diet]!}`],
  [`${I} (?:esse|essen|lebe|leben|ernähre mich|ernähren uns) ${OFTEN}${DIET_WORD}(?: essen)?`, (_all, who, diet) => `${english(who)} eat ${DIET[diet]!}`],
  [`${I} (?:habe|haben) zöliakie`, (_all, who) => `${english(who)} have coeliac disease`],
  [`${I} (?:esse|essen|vertrage|vertragen) ${OFTEN}(?:keine?n? |nie )([\\p{L}]+)`, (_all, who, what) => `${english(who)} don't eat ${food(what)}`],
  [`${I} (?:bin|sind) allergisch (?:gegen|auf) ([\\p{L}]+)`, (_all, who, what) => `${who === "ich" ? "i'm" : "we are"} allergic to ${food(what)}`],
  [`${I} (?:habe|haben) eine ([\\p{L}]+?)-?allergie`, (_all, who, what) => `${who === "ich" ? "i'm" : "we are"} allergic to ${food(`${what.replace(/nuss$/, "nüss")}e`) === `${what}e` ? what : food(`${what.replace(/nuss$/, "nüss")}e`)}`],
  [`${I} (?:trinke|trinken) keinen alkohol`, (_all, who) => `${english(who)} don't drink alcohol`],
  [`${I} (?:sitze|sitzen|bin|sind) im rollstuhl|${I} (?:brauche|brauchen|nutze|benutze) einen rollstuhl`, "i use a wheelchair"],
  [`${I} (?:kann|können) ${OFTEN}keine treppen(?: steigen| laufen)?|${I} (?:kann|können) ${OFTEN}(?:nicht gut |schlecht )treppen steigen`, "i can't climb stairs"],
  [`${I} (?:kann|können) nicht (?:mehr |so |sehr )*(?:weit|gut|viel|lange) (?:laufen|gehen)|${I} (?:bin|sind) (?:nicht (?:mehr )?(?:so )?gut|schlecht) zu fuß`, "i can't walk very far"],
  [`${I} (?:habe|haben) (?:ein )?(?:schlechtes|kaputtes|schlimmes|lädiertes) knie|${I} (?:habe|haben) knieprobleme`, "i have a bad knee"],
  [`${I} (?:reise|reisen|fahre|fahren|haben|habe) (?:immer )?(?:mit )?(?:einem |einen )?kinderwagen`, "we travel with a stroller"],
  [`${I} (?:bin|sind) (?:kein |keine )?(?:langschläfer(?:in|innen)?|morgenmuffel|nachteulen?)|${I} (?:bin|sind) keine? (?:frühaufsteher(?:in|innen)?|morgenmenschen?)|${I} (?:schlafe|schlafen) ${OFTEN}(?:gern |gerne )?(?:lange |aus)|${I} (?:hasse|hassen) (?:es )?(?:frühes aufstehen|früh aufzustehen)|${I} (?:stehe|stehen) (?:nicht |un)gerne? früh auf`, "we hate early mornings"],
  [`${I} (?:stehe|stehen|starte|starten|beginne|beginnen) (?:nie|nicht gerne?|ungerne?) (?=\uF8F0before)`, (_all, who) => `${english(who)} never get up `],
  [`${I} (?:bin|sind) frühaufsteher(?:in|innen)?`, "i'm an early bird"],
  [`${I} (?:mag|mögen|reise|reisen|lassen es|lasse es|gehen es|gehe es) ${OFTEN}(?:es )?(?:gemütlich|langsam|ruhig|entspannt)(?:e tage)?(?: angehen| an)?`, "we like to take it easy"],
  [`${I} (?:reise|reisen) ${OFTEN}(?:günstig|billig|sparsam|mit kleinem budget|mit wenig geld)`, "i travel on a budget"],
  ["(?:mein|unser) heimatflughafen ist (.+)", "my home airport is $1"],
  [`${I} (?:fliege|fliegen) (?:meistens|immer|normalerweise|gewöhnlich) (?:ab|von|aus) (.+)`, (_all, who, where) => `${english(who)} usually fly from ${where}`],
  [`${I} (?:mag|mögen) ${OFTEN}(?:keine?n?) (.+)`, (_all, who, what) => `${english(who)} don't like ${what}`],
  [`${I} (?:mag|mögen) (.+?) (?:nicht|überhaupt nicht|gar nicht)(?: so)?$`, (_all, who, what) => `${english(who)} don't like ${what}`],
  [`${I} (?:hasse|hassen|verabscheue|verabscheuen) (.+)`, (_all, who, what) => `${english(who)} hate ${what}`],
  [`${I} (?:interessiere mich|interessieren uns) nicht für (.+)`, (_all, who, what) => `${english(who)} don't like ${what}`],
  [`${I} (?:liebe|lieben|mag|mögen|interessiere mich|interessieren uns|stehe|stehen|begeistern uns|begeistere mich) ${OFTEN}(?:für |auf )?(.+)`, (_all, who, what) => `${english(who)} love ${what}`],
];

const self = lowerCaseReader(SELF);
const days = lowerCaseReader(DAYS);
const clocks = lowerCaseReader(CLOCKS);
const words = lowerCaseReader(MONEY, THINGS, SMALL_WORDS);

/** A sentence about oneself; others as the requests that they are. */
export function lastingInEnglish(sentence: string): string {
  const [, body = "", end = ""] = /^(.*?)([\s.!?]*)$/su.exec(sentence.toLowerCase().trim()) ?? [];
  const timed = days(timesIn(body, clocks));
  const said = self(timed);
  return said === timed ? clauseInEnglish(`${body}${end}`) : `${plain(words(said.replace(/\b(?:remember that) (.*)$/u, (_all, rest: string) => `remember that ${self(rest)}`))).replace(/\s+/g, " ")}${end}`;
}
