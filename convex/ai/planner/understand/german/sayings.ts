// Requests without a verb of their own, or whose verb says little: "Kolosseum raus", "statt der Uffizien lieber einen Garten".
import { wholeWords } from "../phrases";
import { added, moved, thing } from "./arrange";
import { A_NAME, ANY_WHEN } from "./when";

/** What leads into a place. */
export const INTO = /^(?:(?:auch|noch|mal|lieber|dort|da|unbedingt|dann|außerdem) )*(?:ins|in die|in den|in das|in|zum|zur|zu den|zu dem|zu der|zu|nach|aufs|auf den|auf die|auf das|an den|ans|durch die|durch den|durch das|durch) (?=\S)/iu;
const ENDING_VERB = wholeWords(" ?(?:machen|sehen|besuchen|haben|einplanen|nehmen|gehen|essen|stattfinden|sein)$", "iu");

/** Put to another day or hour; null where none is said. */
export const to = (rest: string): string | null => {
  const said = moved(rest);
  return said && `move ${said}`;
};

const whens = (text: string) => [...text.matchAll(new RegExp(ANY_WHEN, "gu"))].map(([when]) => when).join(" ");
/** "Halt den Sonntagnachmittag frei": nothing is said of how long. */
function free(...groups: string[]): string | null {
  const said = groups.at(-1) ?? "";
  const when = whens(said);
  return when === "" || /\d:\d\d|\b(?:before|after)\b|tage|wie|kosten|eintritt/iu.test(said) ? null : `keep ${when} free`;
}

const SAYINGS: [RegExp, (...groups: string[]) => string | null][] = [
  [wholeWords("^(?:.* )?(?<!im )(?:frei|freie[nr]?|freihalten|freilassen|freiräumen|freimachen|freigehalten)(?:,? (?!raum).*)?$", "iu"), free],
  [wholeWords("^(?:.* )?(?:nichts|kein programm|keine termine)(?: mehr)? (?:planen|einplanen|vornehmen|vorhaben|unternehmen|machen|geplant)$", "iu"), free],
  // "Statt der Uffizien lieber einen Garten", "lieber einen Garten statt der Uffizien".
  [wholeWords("^(?:an)?statt(?:elle)?(?: von)? (.+?) (?:lieber |eher |besser |doch )(.+)$", "iu"), (what, wish) => `replace ${thing(what)} with ${wish}`],
  [wholeWords("^(?:nimm |nehmt |mach |gib |setz )?(?:an)?statt(?:elle)?(?: von)? ((?:der|des|dem|den|die|das) \\S+(?: \\S+)?),? (?:nicht )?((?:ein|etwas|was|in|zum|zur|nach|das|die|den|der).+)$", "iu"), (what, wish) => `replace ${thing(what)} with ${wish.replace(ENDING_VERB, "").replace(INTO, "")}`],
  [wholeWords("^(?:(?:wir|ich) )?(?:hätte|hätten|möchte|möchten|will|wollen|nehmen|nehme|nimm)? ?(?:wir |ich )?lieber (.+?) als ((?:das|die|den|der) .+)$", "iu"), (wish, what) => `replace ${thing(what)} with ${wish}`],
  [wholeWords("^(?:wir wollen |ich will |mach |macht |lieber |gib us |wir möchten |ich möchte )*(ein.+?|etwas .+?|was .+?) (?:an)?statt(?:elle)?(?: von)? ((?:der|des|dem|den|die|das) .+)$", "iu"), (wish, what) => `replace ${thing(what)} with ${wish}`],
  [wholeWords("^mach(?:e|t)? aus (.+?) (ein.+)$", "iu"), (what, wish) => `replace ${thing(what)} with ${wish}`],
  [wholeWords(`^((?:${ANY_WHEN} )+)(?:lieber |bitte |eher |doch )*(?:was mit |etwas mit |mal )*([^\uF8F0\uF8F1,]*\\p{L}{3}[^\uF8F0\uF8F1,]*?) (?:an)?statt ([^\uF8F0\uF8F1,]*\\p{L}{3}[^\uF8F0\uF8F1,]*)$`, "iu"), (when, wish, what) => `replace ${what} ${when} with ${wish}`],
  // "Das Kolosseum kann weg", "brauchen wir nicht", "auf den Brunnen können wir verzichten".
  [wholeWords(`^(.+?) (?:kann|können|könnte|könnten|muss|soll|sollen|darf|fällt|fallen)(?: wir)?(?: auch| dann)? (?:weg|raus|wegfallen|entfallen|ausfallen|flach|gestrichen werden|rausfliegen|raus aus dem plan|weggelassen werden)(?:[,;] .*)?$`, "iu"), (what) => `remove ${thing(what)}`],
  [wholeWords(`^(.+?) (?:brauchen|brauche|wollen|will|möchten|möchte|mögen) (?:wir|ich) (?:doch |dann )?nicht(?: mehr)?(?: (?:sehen|besuchen|machen|haben))?$`, "iu"), (what) => `remove ${thing(what)}`],
  [wholeWords(`^(?:wir|ich) (?:brauchen|brauche) (.+?) (?:doch )?nicht(?: mehr)?$`, "iu"), (what) => `remove ${thing(what)}`],
  [wholeWords(`^(?:wir|ich) (?:brauchen|brauche) (?:doch )?(?:kein(?:e[nrsm]?)?) (.+?)(?: mehr)?$`, "iu"), (what) => `remove the ${what}`],
  [wholeWords(`^(?:auf )?(.+?) (?:können|könnten|kann|wollen|möchten) (?:wir|ich|man) (?:gut |auch |ruhig )?(?:verzichten|weglassen|streichen|auslassen|sparen|überspringen|skippen|rausnehmen|rauslassen)$`, "iu"), (what) => `remove ${thing(what)}`],
  [wholeWords(`^(.+?) (?:sparen|schenken) wir us$`, "iu"), (what) => `remove ${thing(what)}`],
  [wholeWords(`^(?:wir|ich) (?:wollen|will|möchten|möchte|gehen|gehe|müssen|muss|würden|würde|besuchen|machen)(?: am liebsten)? (.*?)(?:doch |dann |lieber )*nicht(?: mehr)? (?:in |ins |zu |zum |zur |nach |auf )?(?:die |den |das |dem |der )?(.+?)(?: gehen| besuchen| sehen| machen| fahren| rein| hin)?$`, "iu"), (day, what) => (/^(?:so|zu|vor|viel|weit|gut|früh|laufen|\uF8F0)/iu.test(what) ? null : `remove the ${what} ${day}`)],
  [wholeWords(`^(?:wir|ich) (?:wollen|will|möchten|möchte) (.+?) (?:doch )?nicht(?: mehr)? (?:sehen|besuchen|besichtigen|machen|haben|dabei haben)$`, "iu"), (what) => `remove ${thing(what)}`],
  // "Der Brunnen lieber am Montag um neun", "das Essen soll um acht sein".
  [wholeWords(`^((?:das|den|die|der|dem|dieses|diesen|mittagessen|abendessen|frühstück|${A_NAME}).*?) (?:bitte |doch )*(?:lieber|besser|erst|schon|eher|dann|früher|später|zeitiger),? ((?:.*? )?${ANY_WHEN}.*)$`, "iu"), (what, when) => to(`${what} erst ${when.replace(ENDING_VERB, "")}`)],
  [wholeWords(`^(.+?) (?:soll|sollte|sollen|sollten|muss|müsste|könnte|kann)(?: bitte| lieber| erst| doch)* (${ANY_WHEN}(?: ${ANY_WHEN})*)(?: sein| stattfinden| beginnen| anfangen| starten| kommen| dran| hin| rein)*$`, "iu"), (what, when) => to(`${what} erst ${when}`)],
  [wholeWords(`^(?:lieber|besser|doch lieber) (${ANY_WHEN}(?: ${ANY_WHEN})*)$`, "iu"), (when) => to(`it erst ${when}`)],
  [wholeWords(`^(.+?) (?:passt|passen|wäre|wären|ist|sind)(?: us| uns| mir| euch)* (${ANY_WHEN}(?: ${ANY_WHEN})*) (?:besser|lieber|schöner)$`, "iu"), (what, when) => to(`${what} erst ${when}`)],
  [wholeWords(`^(.+?) (${ANY_WHEN}(?: ${ANY_WHEN})*) (?:wäre|wär|passt|passen|wären)(?: us| uns| mir| mir| auch)* (?:besser|lieber|schöner)(?:,? (?:oder|ne|gell))?$`, "iu"), (what, when) => to(`${what} erst ${when}`)],
  // "Die Kinder langweilen sich in den Museen, gibt es was Besseres?"
  [wholeWords("^(.+?) (?:langweilen|langweilt|finden|findet) (?:sich |us |uns )?(?:in |im |bei |beim |auf )?((?:den|dem|der|die|das) .+?)(?: langweilig| doof| öde)?, .+$", "iu"), (who, what) => `replace ${thing(what)} with something else${/kind|kids|tochter|sohn|enkel/iu.test(who) ? " for kids" : ""}`],
  // "Fushimi Inari fällt aus, Oma kann nicht so weit laufen": why is no request.
  [wholeWords("^(.+?) (?:fällt|fallen) (?:leider |dann |doch |also )*(?:aus|weg|flach|raus)(?:[,;] .*)?$", "iu"), (what) => `remove ${thing(what)}`],
  [wholeWords("^(.+?) (?:entfällt|entfallen)(?:[,;] .*)?$", "iu"), (what) => `remove ${thing(what)}`],
  [wholeWords("^(.+?) lassen wir (?:lieber |doch |dann |mal )*(?:weg|aus|sausen|raus|ausfallen|sein)(?:,? .*)?$", "iu"), (what) => `remove ${thing(what)}`],
  // "Nach dem Schloss noch irgendwo ein Eis essen".
  [wholeWords(`^(nach|vor) (?:dem |der |den )?(${A_NAME}|[^\uF8F0,]+?) (?:noch |dann |irgendwo |gerne? )*(ein(?:e[nm]?)? [^\uF8F0,]+?)(?: irgendwo)? (?:essen|trinken|holen|einplanen|einbauen|machen)$`, "iu"), (side, what, wish) => (/tag|uhr|stunde/iu.test(what) ? null : `add ${wish} ${side === "nach" ? "after" : "before"} ${what}`)],
  // "Brauchen am Mittwoch gegen vier noch einen Kaffee".
  [wholeWords(`^(?:(?:wir|ich) )?(?:brauchen|brauche|bräuchten|bräuchte)((?: ${ANY_WHEN})+)(?: noch| auch| irgendwo| dringend)* (?:eine?n?|was|etwas) ((?!ruhe|pause)\\p{L}[^,]*?)(?: irgendwo)?$`, "iu"), (when, what) => `add ${added(`${what} ${when}`)}`],
  // "Keine Lust auf die Uffizien", "den Markt mag ich nicht, such was anderes".
  [wholeWords("^(?:(?:wir|ich) )?(?:haben|habe|hab)?(?: wir| ich)? ?keine? (?:lust|zeit|bock)(?: mehr)? (?:auf|für) (.+)$", "iu"), (what) => `remove ${thing(what)}`],
  [wholeWords("^(?:ich|wir) (?:mag|mögen) (.+?) nicht(?: so)?,? (?:bitte )?(?:such|suche|nimm|gib|finde|mach|lieber).*$", "iu"), (what) => `replace ${thing(what)} with something else`],
  [wholeWords(`^(frühstück|mittagessen|abendessen) (${ANY_WHEN})[:,]? ((?!soll|muss|kann|ist|lieber|erst)[\\p{Ll} -]+)$`, "iu"), (meal, when, what) => `add ${meal} ${what} ${when}`],
  // "Kolosseum raus", "Pantheon rein", "wie wäre es mit Sushi am Samstag", "wir gehen am Montag in die Oper".
  [wholeWords("^([^,]+?) (?:wieder )?(?:raus|weg|streichen)$", "iu"), (what) => (/^(?:nimm|lass|mach|hau|wirf|schmei|nehmt|lasst|streich)/iu.test(what) ? null : `remove ${thing(what)}`)],
  [wholeWords(`^([^,]+?) (?:rein|dazu|hinzu)((?: ${ANY_WHEN})*)$`, "iu"), (what, when) => (/^(?:nimm|pack|füg|fueg|bau|setz|nehmt)/iu.test(what) ? null : `add ${added(`${what} ${when}`)}`)],
  [wholeWords("^(?:dafür|stattdessen) (.+)$", "iu"), (what) => `add ${added(what)}`],
  // Of a length it is a trip.
  [wholeWords("^wie (?:wäre|wär|wärs|wär's)(?: es)? (?:denn )?mit ((?:\uF8F0\\d+ days|\\d+ (?:days|nights)|\\p{L}+ wochen?|a (?:long )?weekend).*)$", "iu"), (length) => `how about ${length}`],
  [wholeWords("^wie (?:wäre|wär|wärs|wär's)(?: es)? (?:denn )?mit (.+)$", "iu"), (what) => `add ${added(what)}`],
  [wholeWords(`^(?:wir|ich) (?:gehen|gehe|fahren|fahre) (${ANY_WHEN}) (?:in |ins |zum |zur |nach |auf )(?:die |den |das |der |dem |eine[nrm]? |ein )?(.+)$`, "iu"), (when, what) => `add ${added(`${what} ${when}`)}`],
  // A day of rest.
  [wholeWords(`^(?:mach(?:e|t)? |plan(?:e|t)? |gönn(?:e|t)? )?(?:us |uns )?einen? (?:ruhetag|pausentag|faulenzertag|(?:ruhigen|entspannten|faulen|gemütlichen) (?:tag|day)) (${ANY_WHEN})(?: ein)?$`, "iu"), (when) => `make ${when} relaxed`],
  // "Einmal die Reihenfolge verbessern".
  [wholeWords("^(?:.* )?(?:reihenfolge|route|strecke) .*(?:ändern|verbessern|anpassen|umstellen|optimieren)$", "iu"), (...groups) => `reorder ${[...(groups.at(-1) ?? "").matchAll(new RegExp(ANY_WHEN, "gu"))].join(" ")}`],
  [wholeWords("^(?:.* )?(?:eine |die )?(?:bessere|optimale|sinnvollere|effizientere|kürzere|kürzeste|sinnvolle|logischere) (?:reihenfolge|route|strecke).*$", "iu"), (...groups) => `reorder ${[...(groups.at(-1) ?? "").matchAll(new RegExp(ANY_WHEN, "gu"))].join(" ")}`],
  [wholeWords("^(?:merk|merke|merkt|notier|notiere)(?: dir| euch)?,? ?(?:dass )?(.*)$", "iu"), (rest) => rest],
];

/** Null for a clause that is no such saying. */
export function sayingIn(said: string): string | null {
  for (const [pattern, english] of SAYINGS) {
    const match = pattern.exec(said);
    const found = match && english(...match.slice(1).map((group) => group ?? ""), said);
    if (found !== null) return found;
  }
  return null;
}
