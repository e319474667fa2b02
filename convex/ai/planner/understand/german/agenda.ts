// What one asks the plan itself in German: what is on a day, where one is, when, how long, what comes next. In the words of ../agenda.ts.
import type { Phrases } from "../phrases";
import { ANY_WHEN, whenWith } from "./when";

const WHENS = `((?:${ANY_WHEN} ?)*)`;
const BESIDE = new RegExp(whenWith("after|before"), "u");
const WE = "(?:wir|ich)";
const SMALL = "(?:denn |eigentlich |alles |so |dann |gleich |schon |nochmal )*";
const TIME = "(?:wann|um wie ?viel uhr|zu welcher uhrzeit|an welchem (?:tag|day))(?: genau)?";
const ON_PLAN = "(?: (?:alles|so|denn|vor|geplant|an|los|dran|auf dem (?:plan|programm)))*";
const INTO = /^(?:(?:in|ins|im|zum|zur|zu|nach|am|an|beim|bei|auf|aufs|für|fürs) )?(?:(?:der|dem|die|das|den) )?/iu;
const bare = (words: string) => words.trim().replace(INTO, "");

/** After lunch and the like is what something comes after; all else says when. */
function planned(whens: string): string {
  const beside = BESIDE.exec(whens)?.[0];
  return beside === undefined ? `what's planned ${whens}` : `what comes ${beside} ${whens.replace(beside, "")}`;
}
/** "Am Montag zurück" is read as until then. */
const on = (...whens: string[]) => whens.join(" ").replace(/\uF8F0until /gu, "\uF8F0on ");
const mealOf = (whens: string) => (/evening/.test(whens) ? "dinner" : /noon/.test(whens) ? "lunch" : "");

export const AGENDA: Phrases = [
  [`was (?:machen|haben|unternehmen|sehen|besuchen|kommt|ist|steht|liegt)(?: ${WE})? ${SMALL}${WHENS}${SMALL}(?:als erstes|als 1\\.|zuerst|zu beginn) ?${WHENS}(?:dran|an|geplant|auf dem plan)?$`, (_all, one, other) => `what's the first thing ${one} ${other}`],
  [`was (?:machen|haben|unternehmen|sehen|besuchen|kommt|ist|steht|liegt)(?: ${WE})? ${SMALL}${WHENS}${SMALL}(?:als letztes|zuletzt|zum schluss) ?${WHENS}(?:dran|an|geplant|auf dem plan)?$`, (_all, one, other) => `what's the last thing ${one} ${other}`],
  [`(?:was|wie) (?:machen|haben|unternehmen|sehen|besuchen|tun) ${WE} ${SMALL}(${ANY_WHEN}(?: ${ANY_WHEN})*)${ON_PLAN}$`, (_all, whens) => planned(whens)],
  [`was (?:steht|ist|kommt|passiert|liegt|folgt) ${SMALL}(${ANY_WHEN}(?: ${ANY_WHEN})*)${ON_PLAN}$`, (_all, whens) => planned(whens)],
  [`wie sieht (?:es )?${SMALL}(?:der |unser )?(${ANY_WHEN}(?: ${ANY_WHEN})*)(?: denn)? aus$`, (_all, whens) => planned(whens)],
  [`was (?:kommt|ist|folgt|steht|machen ${WE}|haben ${WE}|sehen ${WE}) ${SMALL}(?:als nächstes )?(nach|vor) (.+?)${ON_PLAN}$`, (_all, side, what) => `what comes ${side === "nach" ? "after" : "before"} ${bare(what)}`],
  [`wo (?:essen|speisen) ${WE} (?!gut|am besten)${SMALL}(.*)$`, (_all, whens) => `where do we eat ${mealOf(whens)} ${whens}`],
  [`wo (?:ist|gibt es|gibts) ${SMALL}(?:das |unser )?(frühstück|mittagessen|abendessen)(.*)$`, (_all, meal, whens) => `where is ${meal} ${whens}`],
  [`wo (?:sind|bin|werden) ${WE} ${SMALL}(.*?)(?: sein)?$`, (_all, whens) => `where are we ${whens}`],
  [`(?:in |zu )?welche[nrms]? (?:hotel|unterkunft|ferienwohnung) (?:sind|wohnen|schlafen|übernachten|haben|ist) ?(?:${WE})? ?(.*?)(?: gebucht)?$`, (_all, whens) => `which hotel are we in ${whens}`],
  [`wo (?:schlafen|übernachten|wohnen) ${WE} ?(.*)$`, (_all, whens) => `where do we sleep ${whens}`],
  [`wie ?viele (?!tage|days|\uF8F0?days|nächte|leute|personen|euro|minuten|stunden|kilometer)(\\p{L}+?) (?:sehen|besuchen|machen|haben|sind|stehen|gibt es) ?(?:${WE}|da|im plan|dabei|auf dem plan)? ?${WHENS}(?:vor|geplant|dabei|im plan|drin)*$`, (_all, of, whens) => `how many ${of} do we see ${whens}`],
  [`${TIME} (?:sind|bin|werden) ${WE} ${WHENS}(?:fertig|zurück|durch|wieder im hotel|im hotel) ?${WHENS}$`, (_all, one, other) => `when do we finish ${on(one, other)}`],
  [`${TIME} (?:hört|endet|hören|enden) (?:der tag |es |das programm |${WE} )?${WHENS}(?:auf)?$`, (_all, whens) => `when do we finish ${on(whens)}`],
  [`${TIME} (?:fangen|starten|beginnen|stehen|fängt|beginnt|startet|legen) (?:${WE} |es |der tag |unser tag |das programm )?${WHENS}(?:an|los|auf)?$`, (_all, whens) => `when do we start ${on(whens)}`],
  [`${TIME} (?:gehts|geht(?:'s| es)|müssen ${WE}) ${WHENS}(?:los|aufstehen|raus|anfangen)$|${TIME} \uF8F0from ([^\uF8F1]*)\uF8F1$`, (_all, whens = "", day = "") => `when do we start ${on(whens)} ${day}`],
  [`${TIME} essen ${WE} (?:zu )?${WHENS}(?:zu )?${WHENS}$`, (_all, one, other) => `when do we have ${mealOf(`${one} ${other}`)} ${one} ${other}`],
  [`${TIME} (?:sind|bin|gehen|besuchen|sehen|kommen|fahren|haben|machen|essen|besichtigen) ${WE} ${SMALL}(.+?)(?: an| dran| hin| rein| geplant)?$`, (_all, what) => `when do we visit ${bare(what)}`],
  [`wie (?:lange|viel zeit) (?:sind|bleiben|haben|verbringen|bin) ${WE} ${SMALL}(?!.*(?:von|vom) .*(?:bis|zum|zur|nach) )(.+?)(?: zeit| eingeplant| geplant)?$`, (_all, what) => `how long do we stay at ${bare(what)}`],
  [`(?:haben|ist|steht) (?:${WE} )?${SMALL}(${ANY_WHEN}(?: ${ANY_WHEN})*) ${SMALL}(?:überhaupt |noch )*(?:et|irgendet|irgend)?was(?: vor| geplant| an| los| gebucht)*$`, "do we have anything planned $1"],
  [`(?:haben|hätten) ${WE} (${ANY_WHEN}(?: ${ANY_WHEN})*) ${SMALL}(?:noch |genug |etwas |überhaupt )*(?:freie )?(?:zeit|luft|freizeit|frei)$`, "do we have anything planned $1"],
  [`lohnt (?:es )?sich ${SMALL}(?:(?:der|die|das|ein besuch (?:im|in der|in|am|von)) )?(.+?)(?: wirklich| überhaupt)?$`, "is $1 worth it"],
  ["(?:ist|sind) (.+?) (?:sehenswert|lohnenswert|(?:einen|den) besuch wert)$", "is $1 worth it"],
  ["(?:erzähl|erzähle|erzählt|sag)(?: mir| uns)? (?:et)?(?:was|mehr) (?:über|zu|zum|zur) (?:(?:den|die|das|der|dem) )?(.+)$", "tell us about $1"],
  [`(?:gibt es|gibts|gibt's) ${WHENS}(?:da |dort |irgendwo )?(?:(?:et|irgendet|irgend)?was |auch )?(vegetarisch|vegan|glutenfrei|halal)\\p{L}*(?: zu essen)? ?${WHENS}$`, (_all, one, diet, other) => `any ${diet} place for ${mealOf(`${one} ${other}`) || "dinner"} ${one} ${other}`],
];
