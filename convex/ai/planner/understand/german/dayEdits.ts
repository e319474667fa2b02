// German for what keeps a plan and changes when, and for what one asks of it as a whole: see ../dayEdits.ts and ../questions.ts.
import { wholeWords } from "../phrases";
import { ANY_WHEN } from "./when";

const COUNTS: Record<string, string> = { eine: "one", einer: "one", ein: "one", zwei: "two", drei: "three", vier: "four" };
const counted = (count: string) => COUNTS[count.toLowerCase()] ?? count;
const length = (count: string, unit: string) => (/halb/iu.test(count) ? "30 minutes" : `${counted(count)} ${/^stunden?$/iu.test(unit) ? "hour" : "minutes"}`);
const AMOUNT = "(?:um )?(eine halbe|einer halben|eine[rn]?|zwei|drei|vier|\\d{1,3}) (stunden?|minuten?|min)";
const LATER = "(nach hinten|später|nach vorn|nach vorne|früher|vor)";
const side = (words: string) => (/hinten|später|spaeter/iu.test(words) ? "later" : "earlier");
const MEAL = "(frühstück|mittagessen|abendessen)";
const DAYS_MORE = ` ?((?:${ANY_WHEN} ?)*)`;
const OTHER = "(?:ein(?:en?|em|er)? )?(?:andere[snmr]?|bessere[snmr]?|schönere[snmr]?|nettere[snmr]?)";
const CHEAPER = "(?:ein(?:en?|em|er)? )?(?:günstigere[snmr]?|billigere[snmr]?|preiswertere[snmr]?)";
const KINDS: [RegExp, string][] = [
  [/teuer|kostspielig/iu, "most expensive"], [/billig|günstig|guenstig/iu, "cheapest"], [/voll|stressig|anstrengend|dicht/iu, "busiest"], [/leer|ruhig|entspannt|leicht/iu, "quietest"],
];

/** "Donnerstag müssen wir mittags zum Flughafen." */
const GOING = `(?:${DAYS_MORE})(?:wir )?(?:müssen|muss|sollten)(?: wir| ich)?${DAYS_MORE}(?:(?:zum|zur|am|an der) (?:flughafen|bahnhof|zug|flieger|fähre)(?: los| fahren| aufbrechen| sein)?|los|abreisen|aufbrechen|auschecken|abfahren)${DAYS_MORE}`;

const whens = (text: string) => [...text.matchAll(new RegExp(ANY_WHEN, "gu"))].map(([found]) => found).join(" ");
const LENGTH = "(?:um |für |nur |noch |gut |so |etwa |circa )*(eine halbe|einer halben|(?:ein(?:e[rn]?)?|zwei|drei|vier)(?! halbe)|\\d{1,3}(?:[.,]\\d)?) (stunden?|minuten?|min|h)";
/** "Eine Stunde länger im Aquarium", "im Aquarium reichen uns 1,5 Stunden": how long one stays, in any order. */
function lengthIn(said: string): string | null {
  const amount = wholeWords(LENGTH, "iu").exec(said);
  const direction = wholeWords("(länger|mehr|kürzer|weniger|verläng\\p{L}*|verkürz\\p{L}*|reich(?:t|en)|genüg(?:t|en)|lang(?:t|en)|nur|bleiben|bleibe)", "iu").exec(amount ? said.replace(amount[0], " ") : said)?.[1];
  const isTime = amount !== null || wholeWords("(?:länger|kürzer) (?:im|in|am|bei|beim|auf)|(?:mehr|weniger) zeit (?:im|in|am|bei|beim|auf|für)|(?:im|in|am|bei|beim|auf) .* (?:länger|kürzer|mehr zeit|weniger zeit)", "iu").test(said);
  if (direction === undefined || !isTime || wholeWords("(?:später|früher|vor|nach|hinten|frühstück|zug|flug|wie|wann|was|warum|ob|pause|schlafen)", "iu").test(said)) return null;
  const words = (amount ? said.replace(amount[0], " ") : said)
    .replace(wholeWords("(?:länger|mehr|kürzer|weniger|verläng\\p{L}*|verkürz\\p{L}*|die zeit|den besuch|reich(?:t|en)|genüg(?:t|en)|lang(?:t|en)|nur|bleiben|bleibe|zeit|wir|ich|us|uns|mir|wollen|will|möchten|möchte|würden|würde|brauchen|brauche|hätten|hätte|noch|lieber|völlig|dicke|auch|haben|machen|mach|da)"), " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(wholeWords("^(?:im|in der|in dem|in den|in|am|an der|an dem|bei der|bei dem|beim|bei|auf der|auf dem|auf|für das|für den|für die|für|das|die|den|der) ", "iu"), "");
  if (words.replace(new RegExp(ANY_WHEN, "gu"), "").trim() === "") return null;
  const time = amount ? length(amount[1]!, amount[2]!) : "";
  const [more, less] = [/^(?:länger|laenger|mehr|verl(?:ä|ae)ng.*)$/iu.test(direction), /^(?:kürzer|kuerzer|weniger|verk(?:ü|ue)rz.*)$/iu.test(direction)];
  return more ? `stay ${time} longer at ${words}` : less ? `stay ${time} shorter at ${words}` : `only ${time} at ${words}`;
}

const RESTS = "(?:ausruhen|ausruhn|nickerchen|schläfchen|mittagsschlaf|mittagsschläfchen|pause|päuschen|chillen|entspannen|verschnaufen|durchatmen|schlafen)";
const WET = "(?:regnen|regnet|regen|schüttet|gewittert|stürmt|gießt|gewitter|gewittern|schütten|nass|taifun|sturm|stürmen|schauer|mistwetter|sauwetter)";
const BETTER = "(?:davon |da |eher |von (?:beiden|denen) )*(?:lohnt sich (?:mehr|eher|am ehesten)|lohnt (?:mehr|eher)|ist (?:besser|schöner|lohnender|interessanter|cooler|sehenswerter|spannender)|würdest du .*|empfiehlst du.*|nehmen wir|sollen wir .*|sollten wir .*|machen wir)";
const ONE_OF = "(?:eins|eine[ns]?|was|etwas|eine sache|ein ding|einen punkt)(?: davon| von da| daraus| dort)?";

type Saying = [RegExp, (...groups: string[]) => string | null];
const SAYINGS: Saying[] = [
  [wholeWords(`^(.+?) oder (?:doch |lieber |eher )*(.+?)[,:;]? (?:was|welche[rsn]?) ${BETTER}$`, "iu"), (one, other) => `${one} or ${other}, which is better`],
  [wholeWords(`^(?:was|welche[rsn]?) ${BETTER}[,:;]? (.+?) oder (.+)$`, "iu"), (one, other) => `${one} or ${other}, which is better`],
  [wholeWords("^was hast du(?: gerade| da| denn| zuletzt| alles| genau| jetzt)* (?:geändert|gemacht|verändert|rausgenommen|rausgeworfen|umgestellt|angestellt)$", "iu"), () => "what did you just change"],
  [wholeWords(`^(?!.*(?:wie|welche))(?:haben|hätten|bleibt|ist|gibt es|bleiben|reicht)(?: wir| us| uns| da)? (.*?)(?:zeit|luft|platz|gelegenheit) (?:zum|für|für ein|für einen|für eine|um us|um)? ?(?:us |kurz |mal )?(?:zu )?${RESTS}(.*)$`, "iu"), (one, other) => (whens(`${one} ${other}`) === "" ? null : `is there time for a rest ${whens(`${one} ${other}`)}`)],
  [wholeWords(`^(?:ist|sind|wird)(?: der| am)? (${ANY_WHEN})(?: eigentlich| sehr| echt| schon| zu| arg| recht| ziemlich| so)* (?:voll|stressig|vollgepackt|vollgestopft|anstrengend|frei|busy)$`, "iu"), (day) => `is ${day.replace("on ", "")} busy`],
  [wholeWords(`^(?!regnet|wird|wie|scheint|gibt|soll|wann|${ANY_WHEN} regnet)(?=.*(?:soll|wird|laut|angesagt|vorhergesagt|gemeldet|regnet|gibt|wenn|falls))(?=.*${WET}).*$`, "iu"), (...groups) => (whens(groups.at(-1)!) === "" ? null : `what if it rains ${whens(groups.at(-1)!)}`)],
  [wholeWords(`^(.*?),? ?(?:(?:schieb|verschieb|leg|verleg|mach|pack|setz)\\p{L}* )?(?:bitte )?${ONE_OF} (\uF8F0to [^\uF8F1]*\uF8F1)(?: (?:rüber)?(?:verschieben|schieben|verlegen|legen))?$`, "iu"), (before, to) => (whens(before!) === "" ? null : `move one thing from ${whens(before!)} ${to}`)],
  [wholeWords(`^${GOING}$`, "iu"), (...whens) => `we have to leave ${whens.join(" ").replace(/in the noon/g, "at noon")}`],
  [wholeWords(`^(?:verschieb|schieb|verleg|leg|rück|zieh|setz|mach|start|beginn|fang)\\p{L}* (?:bitte )?${DAYS_MORE}(?:alles|den ganzen (?:tag|day)|das ganze programm|das programm|den plan)?${DAYS_MORE}${AMOUNT}${DAYS_MORE}${LATER}(?: an)?$`, "iu"), (day, more, count, unit, last, words) => `move everything ${day} ${more} ${last} ${length(count!, unit!)} ${side(words!)}`],
  [wholeWords(`^(?:verschieb|schieb|verleg|leg|rück|zieh|setz)\\p{L}* (?:bitte )?((?:das|den|die|${MEAL.slice(1, -1)}) .+?) ${AMOUNT} ${LATER}$`, "iu"), (what, count, unit, words) => `move ${what} ${length(count!, unit!)} ${side(words!)}`],
  [wholeWords(`^zu viel (?:programm|los|drin|geplant)${DAYS_MORE}$`, "iu"), (day) => `make ${day} more relaxed`],
  [wholeWords(`^(?:alles )?${DAYS_MORE}(?:alles )?${AMOUNT} ${LATER}(?: anfangen| beginnen| starten| los| machen)?$`, "iu"), (day, count, unit, words) => `move everything ${day} ${length(count!, unit!)} ${side(words!)}`],
  [wholeWords(`^(?:weniger|nicht so viele|nicht ganz so viele) (tempel|schreine|museen|märkte|kirchen|burgen|schlösser|parks|gärten|läden|geschäfte|shopping|bars|clubs|zoos|strände)${DAYS_MORE}$`, "iu"), (what, day) => `fewer ${what} ${day}`],
  [wholeWords(`^${MEAL} (?:immer|jeden (?:tag|day|abend|morgen|mittag)|täglich|an (?:allen|jedem) (?:tagen|tag|days|day)) (.+)$`, "iu"), (meal, when) => `have ${meal} every day ${when}`],
  [wholeWords(`^(?:kürz|reduzier|beschränk|streich|verkürz)\\p{L}* (?:den |das |die )?${DAYS_MORE}auf (\\p{L}+|\\d) (?:stopps?|dinge|sachen|punkte|orte|programmpunkte|sehenswürdigkeiten)(?: zusammen)?$`, "iu"), (day, count) => `cut ${day} down to ${counted(count!)} stops`],
  [wholeWords(`^(?:such|suche|sucht|finde?|find|nimm|nehmt|gib|wähl|wähle)(?: us| uns| mir)?${DAYS_MORE}${OTHER} (\\p{L}+)${DAYS_MORE}(?: raus| aus)?$`, "iu"), (day, what, more) => `find another ${what} ${day} ${more}`],
  [wholeWords(`^(?:such|suche|sucht|finde?|find|nimm|nehmt|gib|wähl|wähle|gibt es|hast du)(?: us| uns| mir)?${DAYS_MORE}${CHEAPER} (\\p{L}+)${DAYS_MORE}(?: raus| aus)?$`, "iu"), (day, what, more) => `find a cheaper ${what} ${day} ${more}`],
  [wholeWords(`^(?:was|wie)?,? ?(?:was )?(?:wenn|falls|und wenn) (?:es )?${DAYS_MORE}(?:es )?(?:regnet|regnen (?:sollte|würde)|schlechtes wetter (?:ist|wird)|schlecht(?:es)? wetter gibt)${DAYS_MORE}(?:,? (?:was|machen).*)?$`, "iu"), (day, more) => `what if it rains ${day} ${more}`],
  [wholeWords("^(?:welcher|was ist der|welches ist der) (?:tag |day )?(?:ist |wird )?(?:am |der )?(\\p{L}+)(?: (?:tag|day))?$", "iu"), (kind) => {
    const found = KINDS.find(([pattern]) => pattern.test(kind!))?.[1];
    return found === undefined ? null : `which day is the ${found}`;
  }],
  [wholeWords("^(?:an )?(?:welche[mr]) (?:tag|day) (?:hat|haben wir|laufen wir|müssen wir|gehen wir)(?: die| am)? (?:längsten|meisten|weitesten|meiste)(?: .*)?$", "iu"), () => "which day has the longest walks"],
  [wholeWords("^was (?:würdest du|würden sie|sollten wir|sollen wir|können wir|könnten wir|kann man)(?: noch| daran| am plan| an dem plan| besser)* (?:ändern|verbessern|anders machen|besser machen)$", "iu"), () => "what would you change"],
  [wholeWords("^(?:(?:ist|klingt|passt|geht|funktioniert|stimmt) (?:der|unser|mein) plan(?: so)?(?: auf| überhaupt)?(?: realistisch| machbar| ok| okay| gut)?|(?:prüfe?|überprüfe?|check|checke|kontrolliere?) (?:bitte )?(?:den|unseren|meinen) (?:ganzen )?plan)$", "iu"), () => "check the plan"],
  [wholeWords("^was (?:können|könnten|sollten|sollen|würdest) (?:wir|du) (?:noch |am ehesten |am besten )?(?:weglassen|streichen|einsparen|sparen|auslassen|rausnehmen)$", "iu"), () => "what can we drop"],
  [wholeWords("^(?:haben|hätten) wir (?:noch |genug |überhaupt )*zeit (?:für|fürs|um) (?:den |die |das |zum |zur )?(.+?)(?: zu (?:sehen|besuchen|machen|gehen))?$", "iu"), (what) => `do we have time for ${what}`],
  [wholeWords(`^(?:gibt es|gibts|gibt's|wo gibt es|wo kann man|kann man|wo können wir|findet man)${DAYS_MORE}(?:in der nähe (?:von |vom |der |des |zum |beim )?|nahe (?:bei |beim |dem |der )?|beim |bei (?:dem |der )?|neben (?:dem |der )?)(.+?) (?:noch )?(?:etwas |was |gut |ein restaurant |restaurants )?(?:zu essen|zum essen|essen|ein restaurant|restaurants?)$`, "iu"), (day, near) => `any place to eat ${day} near ${near}?`],
  [wholeWords("^wie (?:kommen|komme|gelangen|fahren|reisen) (?:wir|ich|man) (?:am besten )?(?:von|vom) (.+?) (?:nach|zum|zur|zu) (.+)$", "iu"), (from, to) => `how do we get from ${from} to ${to}`],
  [wholeWords(`^wie (?:kommen|komme|gelangen|fahren|reisen) (?:wir|ich|man)${DAYS_MORE}(?:am besten |dann |eigentlich )*(?:nach|zum|zur|zu|in den|ins|in die|in) (?!hause)((?!.*(?:von|vom) ).+?)${DAYS_MORE}$`, "iu"), (one, to, other) => `how do we get to ${to} ${one} ${other}`],
  [wholeWords(`^(?:fang|beginn|beginne|start|starte|fangt|beginnt)(?: wir)? ?${DAYS_MORE}mit (?:dem |der |den )?(.+?)(?: an)?$`, "iu"), (day, what) => `start ${day} with ${what}`],
  [wholeWords(`^(?:sehen |machen |besuchen |mach |können wir |könnten wir )?(.+?) (?:lieber |erst |noch |besser )*(vor|nach) (?:dem |der |den )(.+?)${DAYS_MORE}(?:sehen|machen|besuchen)?$`, "iu"), (what, where, other, day) => (/^(?:flug|zug|reise|weg|was|wann|wo|wie|welche)(?!\p{L}{3})/iu.test(what!) || /reise|flug|ankunft|abreise|uhr|tag|day/iu.test(other!) ? null : `see ${what} ${where === "vor" ? "before" : "after"} ${other} ${day}`)],
  [wholeWords("^(?:das |alles |so )*(?:sieht|klingt|ist|passt|hört sich|gefällt)(?: das| uns| mir| so| ja| echt| sehr| richtig| schon)* (?:super|toll|gut|prima|perfekt|schön|klasse|großartig|wunderbar|spitze)(?: aus| an| so)*$", "iu"), () => "looks great"],
  [wholeWords("^(?:vergiss es|ach egal|egal|lass gut sein|doch nicht|ach nein)$", "iu"), () => "never mind"],
];

/** Null for a clause that is no such thing. */
export function dayEditIn(said: string): string | null {
  for (const [pattern, english] of SAYINGS) {
    const match = pattern.exec(said);
    const found = match && english(...match.slice(1).map((group) => group ?? ""), said);
    if (found !== null) return found;
  }
  return lengthIn(said);
}
