// Wishes for a plan in German: what for, how full, when, for whom, for how much.
import type { Phrases } from "../phrases";
import { numberIn, NUMBER_WORD } from "./numbers";
import { whenWith } from "./when";

const E = "(?:e[nrsm]?)?";
const MORE = "(?:er(?:e[nrsm]?)?|e[nrsm]?)?";
// By the clock: "ab 3. Mai" is a day.
const FROM = "\uF8F0from \\d\\d:[^\uF8F1]*\uF8F1";
const BEFORE = "\uF8F0before \\d\\d:[^\uF8F1]*\uF8F1";
const BY = whenWith("by|at");
const NUMBER = `(\\d{1,2}|${NUMBER_WORD}|ein(?:en)?)`;
const few = (word: string) => (word.startsWith("ein") ? "one" : ["", "one", "two", "three", "four", "five", "six", "seven"][numberIn(word)] ?? word);

/** Hours of the day: only of a plan, not of one thing in it. */
export const HOURS_OF_DAYS: Phrases = [
  ["(?:nichts|nicht|kein programm|keine termine|nie|niemals|bitte nicht)(?: schon)? (?=\uF8F0before)", "nothing "],
  [`(${BEFORE}) (?:bitte |noch )*(?:nichts|kein programm|keine termine)`, "nothing $1"],
  ["(?:nichts|nicht|kein programm|keine termine)(?: mehr)? \uF8F0after", "\uF8F0end by"],
  [`(?:los|start|starten|beginn|beginnen|anfangen|losgehen|aufstehen)? ?(${FROM})`, (_all, time) => ` not before ${time.slice("\uF8F0from ".length)}`],
  ["(?:start|starten|beginn|beginnen|anfang|los) (?=\uF8F0at)", "start at "],
  [`(${BY}) (?:(?:wieder|wollen wir|möchten wir|will ich|müssen wir) )*(?:zurück|fertig|schluss|zuhause|zu hause|im hotel|daheim|feierabend)(?: sein)?`, (_all, time) => `back ${time}`],
  ["(?:zurück|fertig|schluss|zuhause|zu hause|im hotel)(?: sein)? (?=\uF8F0(?:by|at))", "back "],
  ["(?:erst )?(\uF8F0at \\d[^\uF8F1]*\uF8F1) (?:an(?:zu)?fangen|starten|beginnen|losgehen|loslegen|los|aufstehen)", "start $1"],
  ["ausschlafen|lange? schlafen|länger schlafen|spät(?:er)? (?:aufstehen|anfangen|starten|los)|spät(?:er)?e[rn]? starts?|langschläfer(?:in|innen|n)?", "sleep in"],
  ["(?:nicht|nie|kein|keine)(?: so| zu)? (?:früh(?:e[nrsm]?)?(?: (?:starts?|aufstehen|los|raus))?|frühaufsteher)", "not early"],
];

const PACE: Phrases = [
  ["(?:nicht|kein|keine)(?: ganz)? (?:so|zu|allzu) (?:voll(?:e[nrsm]?|gepackt(?:e[nrsm]?)?)?|viel|stressig(?:e[nrsm]?)?|hektisch(?:e[nrsm]?)?|anstrengend(?:e[nrsm]?)?)(?: programm)?|kein(?:en)? stress|ohne (?:stress|hektik|eile)", "not too busy"],
  ["(?:so|möglichst) viel(?:es)?(?: wie (?:es )?(?:nur )?(?:möglich|geht))?(?: zu)?", "as much as possible"],
  ["(?:volles|straffes|dichtes) programm|vollgepackt(?:e[nrsm]?)?|vollgestopft(?:e[nrsm]?)?|action", "packed"],
  ["(?:viel )?zu viel (?:lauferei|laufen|gelaufe|rennerei|gerenne|lauferei|herumlaufen|fahrerei|hin und her)|(?:viel )?zu (?:weite|lange) wege|zu weit (?:zu )?(?:laufen|gehen)", "too much walking"],
  ["(?:viel )?zu viele", "too many"],
  [`(?:viel )?zu (?:voll|vollgepackt|vollgestopft)`, "too packed"],
  ["(?:viel )?zu (?:viel|anstrengend|stressig|hektisch|ermüdend|heftig|straff)", "too much"],
  ["(?:viel )?zu lang", "too long"],
  ["(?:viel )?zu teuer", "too expensive"],
  ["(?:weniger|nicht so viel|nicht so weit) (?:laufen|laufwege|gehen|zu fuß|lauferei)|kürzere wege", "less walking"],
  ["weniger (?:stress|programm|los|hektik|machen|tun|vollgepackt|voll|dicht|sehenswürdigkeiten|punkte|stopps|zeug)", "less stuff"],
  ["weniger$", "less stuff"],
  ["weniger", "less"],
  [`${NUMBER} (?:(?:ganz|sehr|richtig|etwas|möglichst) )?(?:ruhig|entspannt|locker|leicht|gemütlich|faul|frei|gechillt)e[nrsm]? (?:days?|\uF8F0?days?\uF8F1?|tage?)`, (_all, count) => `${few(count)} easy days`],
  [`${NUMBER} (?:ruhe|pausen|erholungs|faulenzer|chill)tage?`, (_all, count) => `${few(count)} easy days`],
  ["entzerre?n?|auflockern|entschlacken", "more relaxed"],
  [`(?:ruhig|entspannt|gemütlich|locker|gemächlich|leicht|lässig|gechillt|langsam|chillig|relaxt)${MORE}|entschleunigt${E}|weniger dicht|nicht so voll|nicht so vollgepackt`, (all) => (/^(?:nicht so)/i.test(all) ? "less full" : "relaxed")],
  [`(?:voller|mehr programm|mehr los)`, "more full"],
];

/** Fewer of something is no wish that a plan can be made by: better unheard than heard as more. */
const FEWER: Phrases = [["(?:(?:und|aber) )?(?:nur |lieber )?(?:weniger|wenige?|nicht (?:so|zu) viele?) (?:museen|museum|kirchen|märkten?|parks?|gärten?|shopping|kunst|natur|strände?n?|galerien|tempeln?|geschichte|architektur)", ""]];

const DIETS: Phrases = [
  ["(?:essen |esse |isst )?(?:kein fleisch|fleischlos(?:e[nrsm]?)?|ohne fleisch)(?: essen)?", "no meat"],
  [`(?:vegetarisch|vegetarier(?:in|innen|n)?|vegetaris|veggie|vegi)${E}`, "vegetarian"],
  [`vegan(?:er(?:in|innen|n)?)?${E}`, "vegan"],
  [`glutenfrei${E}|ohne gluten|zöliakie|glutenunverträglichkeit`, "gluten free"],
  [`pesketarisch${E}|pescetarisch${E}|pescetarier(?:in|innen)?|pesketarier(?:in|innen)?`, "pescatarian"],
  [`halal${E}`, "halal"],
  ["(vegetarian|vegan|gluten free|halal|pescatarian) und (?:(vegetarian|vegan|gluten free|halal|pescatarian))", "$1 and $2"],
];

const PEOPLE: Phrases = [
  ["(?:kleinen? |zwei |drei |unseren |unsere )*(?:kindern?|kids|kleinkind(?:ern?)?|babys?|töchtern?|tochter|sohn|söhnen?|enkel(?:n|kind(?:ern?)?)?|teenagern?)", "kids"],
  ["familien?(?:freundlich(?:e[nrsm]?)?|tauglich)?|kinderfreundlich(?:e[nrsm]?)?|kindgerecht(?:e[nrsm]?)?", "family"],
  ["rollstuhl(?:fahrer(?:in)?|gerecht(?:e[nrsm]?)?)?|rollator", "wheelchair"],
  ["kinderwagen|buggy", "stroller"],
  ["barrierefrei(?:e[nrsm]?)?|stufenlos(?:e[nrsm]?)?|stufenfrei(?:e[nrsm]?)?|ohne (?:treppen|stufen)|keine (?:treppen|stufen)|treppen", "step-free"],
  ["(?:nicht (?:so |sehr |mehr )*(?:gut|weit|viel|lange) (?:laufen|gehen|zu fuß)|schlecht zu fuß|(?:kaputte[sn]?|schlechte[sn]?|schlimme[sn]?) knie|knieprobleme|gehbehindert)", "can't walk"],
];

const MONEY_STYLE: Phrases = [
  [`(?:luxuriös|luxus(?:reise|hotel)?|edel|gehoben|nobel|schick|fünf[- ]sterne|exklusiv)${E}`, "luxury"],
  ["(?:günstig|billig|preiswert|preisgünstig)er(?:e[nrsm]?)?(?: machen)?|weniger (?:kosten|ausgeben)|(?:geld|kosten) (?:ein)?sparen|spar(?:e|t)? .*?ein|sparen|spar(?:e)? (?:etwas|was|geld)|kosten senken|kosten drücken", "cheaper"],
  [`(?:günstig|billig|preiswert|preisgünstig|sparsam|low[- ]budget)${E}`, "cheap"],
  ["(?:pass|passe|passt) (?:das|es|alles|den plan|die reise|sie|ihn) (?:an|in) (?:(?:das|unser|ein|mein) )?(?:budget (?:von )?)?(\\d.*?)(?: an| ein)?$", "fit the budget of $1"],
  ["(?:pass|passe|passt) (?:das|es|alles|den plan|die reise|sie|ihn)?(?: alles)?(?: (?:an|in|ins)(?: (?:das|unser|mein))? budget(?: an| ein)?| an)?$", "fit the budget"],
  ["(?:innerhalb (?:unseres|des|vom)|im|in unserem|unter) budget(?: bleiben| halten)?|unter (?:das|unser) budget", "within budget"],
  ["(?:über|sprengt|sprengen|überschreitet|überschreiten|übersteigt) (?:dem|das|unser|unserem|dem) budget", "over budget"],
  ["(?:ans|an das|ins|in das|an unser|in unser|mit unserem) budget(?: (?:an|ein)?(?:passen|halten|bringen))?(?: von)?", "fit the budget of"],
];

export const WISHES: Phrases = [...FEWER, ...DIETS, ...PACE, ...PEOPLE, ...MONEY_STYLE];
