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
const KINDS: [RegExp, string][] = [
  [/teuer|kostspielig/iu, "most expensive"], [/billig|günstig|guenstig/iu, "cheapest"], [/voll|stressig|anstrengend|dicht/iu, "busiest"], [/leer|ruhig|entspannt|leicht/iu, "quietest"],
];

/** "Donnerstag müssen wir mittags zum Flughafen." */
const GOING = `(?:${DAYS_MORE})(?:wir )?(?:müssen|muss|sollten)(?: wir| ich)?${DAYS_MORE}(?:(?:zum|zur|am|an der) (?:flughafen|bahnhof|zug|flieger|fähre)(?: los| fahren| aufbrechen| sein)?|los|abreisen|aufbrechen|auschecken|abfahren)${DAYS_MORE}`;

type Saying = [RegExp, (...groups: string[]) => string | null];
const SAYINGS: Saying[] = [
  [wholeWords(`^${GOING}$`, "iu"), (...whens) => `we have to leave ${whens.join(" ").replace(/in the noon/g, "at noon")}`],
  [wholeWords(`^(?:verschieb|schieb|verleg|leg|rück|zieh|setz|mach|start|beginn|fang)\\p{L}* (?:bitte )?${DAYS_MORE}(?:alles|den ganzen (?:tag|day)|das ganze programm|das programm|den plan)?${DAYS_MORE}${AMOUNT}${DAYS_MORE}${LATER}(?: an)?$`, "iu"), (day, more, count, unit, last, words) => `move everything ${day} ${more} ${last} ${length(count!, unit!)} ${side(words!)}`],
  [wholeWords(`^(?:verschieb|schieb|verleg|leg|rück|zieh|setz)\\p{L}* (?:bitte )?((?:das|den|die|${MEAL.slice(1, -1)}) .+?) ${AMOUNT} ${LATER}$`, "iu"), (what, count, unit, words) => `move ${what} ${length(count!, unit!)} ${side(words!)}`],
  [wholeWords(`^zu viel (?:programm|los|drin|geplant)${DAYS_MORE}$`, "iu"), (day) => `make ${day} more relaxed`],
  [wholeWords(`^(?:alles )?${DAYS_MORE}(?:alles )?${AMOUNT} ${LATER}(?: anfangen| beginnen| starten| los| machen)?$`, "iu"), (day, count, unit, words) => `move everything ${day} ${length(count!, unit!)} ${side(words!)}`],
  [wholeWords(`^(?:weniger|nicht so viele|nicht ganz so viele) (tempel|schreine|museen|märkte|kirchen|burgen|schlösser|parks|gärten|läden|geschäfte|shopping|bars|clubs|zoos|strände)${DAYS_MORE}$`, "iu"), (what, day) => `fewer ${what} ${day}`],
  [wholeWords(`^${MEAL} (?:immer|jeden (?:tag|day|abend|morgen|mittag)|täglich|an (?:allen|jedem) (?:tagen|tag|days|day)) (.+)$`, "iu"), (meal, when) => `have ${meal} every day ${when}`],
  [wholeWords(`^(?:kürz|reduzier|beschränk|streich|verkürz)\\p{L}* (?:den |das |die )?${DAYS_MORE}auf (\\p{L}+|\\d) (?:stopps?|dinge|sachen|punkte|orte|programmpunkte|sehenswürdigkeiten)(?: zusammen)?$`, "iu"), (day, count) => `cut ${day} down to ${counted(count!)} stops`],
  [wholeWords(`^(?:such|suche|sucht|finde?|find|nimm|nehmt|gib|wähl|wähle)(?: us| uns| mir)?${DAYS_MORE}${OTHER} (\\p{L}+)${DAYS_MORE}(?: raus| aus)?$`, "iu"), (day, what, more) => `find another ${what} ${day} ${more}`],
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
  [wholeWords(`^(?:fang|beginn|beginne|start|starte|fangt|beginnt)(?: wir)? ?${DAYS_MORE}mit (?:dem |der |den )?(.+?)(?: an)?$`, "iu"), (day, what) => `start ${day} with ${what}`],
  [wholeWords(`^(?:sehen |machen |besuchen |mach |können wir |könnten wir )?(.+?) (?:lieber |erst |noch |besser )*(vor|nach) (?:dem |der |den )(.+?)${DAYS_MORE}(?:sehen|machen|besuchen)?$`, "iu"), (what, where, other, day) => (/^(?:flug|zug|reise|weg|was|wann|wo|wie|welche)(?!\p{L}{3})/iu.test(what!) || /reise|flug|ankunft|abreise|uhr|tag|day/iu.test(other!) ? null : `see ${what} ${where === "vor" ? "before" : "after"} ${other} ${day}`)],
  [wholeWords("^(?:das |alles |so )*(?:sieht|klingt|ist|passt|hört sich|gefällt)(?: das| uns| mir| so| ja| echt| sehr| richtig| schon)* (?:super|toll|gut|prima|perfekt|schön|klasse|großartig|wunderbar|spitze)(?: aus| an| so)*$", "iu"), () => "looks great"],
  [wholeWords("^(?:vergiss es|ach egal|egal|lass gut sein|doch nicht|ach nein)$", "iu"), () => "never mind"],
];

/** Null for a clause that is no such thing. */
export function dayEditIn(said: string): string | null {
  for (const [pattern, english] of SAYINGS) {
    const match = pattern.exec(said);
    const found = match && english(...match.slice(1).map((group) => group ?? ""));
    if (found !== null) return found;
  }
  return null;
}
