// What one asks in German, as English asks it: what it costs, why, when something opens, what else there is, and what isn't the planner's to do.
import type { Phrases } from "../phrases";
import { AGENDA } from "./agenda";
import { ANY_WHEN } from "./when";

const WHY = "(?:warum|wieso|weshalb|wozu|aus welchem grund)(?: denn| eigentlich| genau)?";
const GO = "(?:gehen|fahren|besuchen|sehen|machen|schauen|besichtigen|nehmen|wollen)";
const INTO = "(?:in|ins|zu|zum|zur|nach|auf|aufs|an|ans|im)";
const THE = "(?:(?:die|den|das|dem|der|ein|eine|einen|einem) )?";
const PLANNED = "(?:im plan|dabei|drin|auf dem plan|auf der liste|eingeplant|mit drin|vorgesehen|geplant|enthalten|mit dabei|im programm)";
const CHOSEN = "(?:ausgesucht|ausgewählt|gewählt|genommen|eingeplant|vorgeschlagen|eingebaut|hinzugefügt|reingenommen|aufgenommen|geplant|entschieden|rausgesucht|drin)";
const OPEN = "(?:auf|offen|geöffnet|zu|geschlossen|öffnungszeiten|los|auf und zu)";

const WHYS: Phrases = [
  ["(?:ist|sind) (?:der |die |das )?(.+?) (?:(?:auch|gut|eigentlich) )*(?:mit|für|im) (?:dem |einem |einen |unserem )?(kinderwagen|buggy|rollstuhl|kindern?|kleinkind|baby|oma|opa|senioren)(?: gut)? (?:machbar|möglich|geeignet|ok|okay|zu schaffen|barrierefrei|begehbar|befahrbar)", (_all, what, who) => `is ${what} ok with a ${/roll/.test(who) ? "wheelchair" : /wagen|buggy/.test(who) ? "stroller" : "kids"}`],
  [`${WHY} (?:hast du|habt ihr|haben sie|hat er) (.+?) nicht ${CHOSEN}`, "why not $1"],
  [`${WHY} (?:hast du|habt ihr|haben sie) (kein.+?) ${CHOSEN}`, "why $1"],
  [`${WHY} (?:hast du|habt ihr|haben sie|wurde|wurden|haben wir) (.+?) (?:weggelassen|ausgelassen|gestrichen|rausgenommen|rausgeworfen|übersprungen)`, "why not $1"],
  [`${WHY} (?:hast du|habt ihr|haben sie|wurde|wurden) (?:uns |mir )?(?:für |gerade |ausgerechnet )?(.+?) ${CHOSEN}`, "why did you pick $1"],
  [`${WHY} ${GO} wir (?:denn )?(${ANY_WHEN} )?nicht (?:${INTO} )?${THE}(.+?)(?: an| rein| hin)?$`, "why not $2 $1"],
  [`${WHY} ${GO} wir (.+?) nicht(?: mehr)?(?: an)?$`, "why not $1"],
  [`${WHY} ${GO} wir (?:${INTO} )?${THE}(kein.+)$`, "why $1"],
  [`${WHY} (?:ist|sind|steht|stehen|kommt|kommen) (.+?) (?:gar |noch |denn )?nicht(?: (?:mehr )?(?:${PLANNED}|vor))?$`, "why isn't $1 in the plan"],
  [`${WHY} (?:fehlt|fehlen) (?:uns )?(.+?)(?: ${PLANNED})?$`, "why isn't $1 in the plan"],
  [`${WHY} (?:steht|stehen) (.+?) ${PLANNED}`, "why $1"],
  [`${WHY} (?:gibt es|haben wir) (.+)$`, "why $1"],
  [`${WHY} nicht ${THE}(.+)$`, "why not $1"],
  [`${WHY} (?:ist|sind|wird|wirkt) (.+)$`, "why is $1"],
  [`${WHY} ${GO} wir (?:${INTO} )?(.+)$`, "why are we going to $1"],
  [`${WHY} (?:gerade|ausgerechnet) (.+)$`, "why $1"],
  [WHY, "why"],
];

const FROM = "(?:von|vom|zwischen)(?: (?:der|dem|den|des))? ";
const TO_THE = " (?:bis )?(?:zum|zur|zu|nach|und|bis)(?: (?:der|dem|den|die|das))? ";
const TRIPS = "(flughafen|airport|flieger|flugzeug|flug|bahnhof|zug|fähre)";
const WAYS: Phrases = [
  [`(?:wie (?:weit|lange|viel zeit|viele minuten|viele kilometer)|wie ?viel zeit|was ist die entfernung|welche entfernung) .*?${FROM}(.+?)${TO_THE}(.+?)(?: zu fuß| entfernt| auseinander)?$`, "how far from $1 to $2"],
  [`wie weit (?:liegen|sind) (.+?) und (.+?) (?:voneinander )?(?:entfernt|auseinander)$`, "how far from $1 to $2"],
  [`(?:ist|haben wir|bleibt|reicht|gibt es) (?:.* )?zeit .*?${FROM}(.+?)${TO_THE}(.+)$`, "enough time between $1 and $2"],
  [`(?:bis )?(?:wann|um wie ?viel uhr) (?:müssen|müssten|sollten|sollen) wir (?:(${ANY_WHEN}) )?(?:.* )?${TRIPS}(?: (${ANY_WHEN}))?.*$`, (_all, day = "", what, later = "") => `when do we have to leave for the ${/flug|flieg|airport/.test(what) ? "airport" : "train"} ${day}${later}`],
];

const HOURS: Phrases = [
  [`(?:was|wie|welche|welches|wann) (?:sind|lauten|ist) (?:denn )?die öffnungszeiten (?:von |vom |der |des |für |im |in der |in den |beim )?(?:die |den |das )?(.+)$`, "when is $1 open"],
  [`welche öffnungszeiten (?:hat|haben) (.+)$`, "when is $1 open"],
  [`(?:öffnungszeiten|öffnungszeit) (?:von |vom |der |des |für |im |in der |in den |beim )?(?:die |den |das )?(.+)$`, "when is $1 open"],
  [`(?:bis |ab |von |seit )?(?:wann|wie lange|um wie ?viel uhr)(?: genau| denn)? (?:hat|haben|macht|machen|öffnet|öffnen|schließt|schließen|ist|sind|kann man in|kommt man in) (.+?)(?: ${OPEN})?$`, "when is $1 open"],
  [`(?:hat|haben|ist|sind) (.+?) (?:(?:auch|denn|überhaupt) )?(${ANY_WHEN} )?(?:(?:auch|denn) )?(?:offen|geöffnet|auf|geschlossen|zu)$`, "when is $1 open $2"],
  [`(?:öffnet|schließt) (.+)$`, "when is $1 open"],
];

export const COSTS: Phrases = [
  ["(?:was|wie ?viel) .*budget .*(?:übrig|noch da|noch)", "how much budget left"],
  ["(?:reicht|langt|passt|stimmt) (?:denn )?(?:das |unser |mein )?budget(?: noch| aus)?|(?:sind|liegen|bleiben) wir (?:noch )?im budget", "how much budget left"],
  [`(?:was|wie ?viel) (?:kostet|kosten|würde|macht|zahlen|zahlt|bezahlen|geben|gibt|brauchen)(?: uns| mich| das)?(?: (.*?))?(?: aus| kosten| insgesamt)?$`, "how much $1"],
  ["wie teuer (?:ist|sind|wird|werden|wäre|kommt)(?: uns)?", "how much"],
  ["wie ?viel (?:geld|euro|eur|budget) (?:.*?)(?:bleibt|übrig|haben wir noch).*$", "how much budget left"],
  ["wie ?viel(?: kostet)?", "how much"],
  ["(?:gesamtkosten|gesamtpreis|gesamtsumme|endpreis|die summe)", "total cost"],
  ["(?:die )?kosten (?:von|für|vom|am)", "cost of"],
  ["kosten(?! senken)", "cost"],
  ["(?:der )?preis(?:e)?(?: von| für)?", "price"],
  ["(?:pro|je) (?:person|kopf|nase|mann|reisende[rn]?)|für jeden(?: von uns)?|jede[rn]? (?:von uns|einzelne[rn]?)|pro-kopf", "per person"],
];

const THAN: Record<string, string> = { günstiger: "cheaper", billiger: "cheaper", besser: "better", schöner: "nicer", ruhiger: "quieter", näher: "nearer" };
const ELSE: Phrases = [
  [`(?:gibt es|gibts|gibt's|hast du|habt ihr|kennst du|haben wir)((?: ${ANY_WHEN})*) (?:(?:denn|da|dort|vielleicht|noch) )*(?:et|irgendet|irgend)?was (${Object.keys(THAN).join("|")})es als (?:(?:der|die|das|den|dem|beim|im) )?(.+)$`, (_all, day = "", better, what) => `anything ${THAN[better]!} than ${what}${day}`],
  [`was (?:könnten|können|könnte|kann|sollten|sollen) (?:wir|man|ich) (?:denn )?(${ANY_WHEN}) (?:stattdessen|sonst|anderes|ansonsten|alternativ) (?:noch )?(?:machen|tun|unternehmen|sehen)?`, "what else could we do $1 instead"],
  [`was (?:könnten|können|könnte|kann|sollten|sollen) (?:wir|man|ich) (?:stattdessen|sonst|alternativ) (${ANY_WHEN}) (?:noch )?(?:machen|tun|unternehmen|sehen)?`, "what else could we do $1 instead"],
  ["was (?:könnten|können|könnte|kann|sollten|sollen) (?:wir|man|ich) (.*?)(?:sonst |noch |alles )*(?:so )?(?:machen|tun|unternehmen|sehen|anschauen|ansehen|angucken|besichtigen|besuchen|erleben)", "what else could we see $1"],
  ["was (?:gibt es|gibts|gibt's|ist) (?:.*?)(?:noch |sonst |so )*(?:zu (?:sehen|tun|machen|erleben))?(?: in)? (?=[\uE700-\uE7FF])", "what else could we see in "],
  ["was (?:gibt es|gibts|gibt's)(?: denn)? (?:sonst|noch|so)(.*)$", "what else could we see $1"],
  ["was (?:macht|tut|unternimmt) man(?: am besten)? (.*)$", "what could we see $1"],
  ["was (?:lohnt sich|ist sehenswert|muss man (?:gesehen haben|sehen))(?: denn| noch)?", "what else should we see"],
  ["(?:wo|wohin) (?:können|könnten|kann|sollten|sollen|soll) (?:wir|man|ich)", "where could we"],
  ["wo (?:isst|esse|essen) (?:man|wir|ich)(?: gut)?", "where could we eat"],
  ["(?:hast du|habt ihr|haben sie|kennst du|gibt es|gibts|gibt's) (?:(?:vielleicht|noch|irgendwelche|ein paar|gute|da|dort) )*(?:einen |eine |ein )?(?:(?:gute[nrs]?|schöne[nrs]?|weitere[nrs]?|bessere[nrs]?) )?(?:tipps?|ideen?|empfehlung(?:en)?|vorschläge?|vorschlag)(?: (?:für|fürs|zum|zur) )?", "any suggestions for "],
  ["(?:tipps?|ideen?|empfehlung(?:en)?|vorschläge|vorschlag)(?: (?:für|fürs|zum))?", "suggestions for"],
  ["(?:empfiehl|empfehle|empfehlt|empfiehlst du|würdest du empfehlen|kannst du .*?empfehlen)(?: uns| mir)?", "suggest"],
  ["(?:schlag|schlage|schlagt) (?:uns |mir )?(.+?) vor", "suggest $1"],
  ["(?:gibt es|gibts|gibt's|kennst du|hast du)(?: da| dort| noch)? (?:einen|eine|ein|noch|gute|schöne|etwas)", "which are there: "],
  ["welche[rsnm]? (.+?) (?:gibt es|gibts|sind|lohnen sich|empfiehlst du|kennst du)", "which $1 are there"],
  ["welche[rsnm]?", "which"],
];

const BOOKED = "(.*?(?:flug|flüge|hotel|zimmer|ticket|tickets|karten|eintrittskarten|zug|tisch|auto|mietwagen|tour|führung|fahrkarten).*)";

export const NOT_OURS: Phrases = [
  [`(?:buch|buche|bucht|buchen|reservier|reserviere|reserviert|kauf|kaufe|besorg|besorge|bestell|bestelle) (?:uns |mir )?${BOOKED}`, "book $1"],
  [`${BOOKED} (?:buchen|reservieren|kaufen|besorgen|bestellen|zu buchen)`, "book $1"],
  ["flüge|flug|rückflug|hinflug", "flights"],
  ["zimmern?|hotelzimmer", "rooms"],
  ["tickets?|eintrittskarten|fahrkarten|karten", "tickets"],
  ["tische?(?= |$)", "table"],
  ["mietwagen|leihwagen|auto mieten", "rental car"],
  ["wetter(?:bericht|vorhersage|prognose)?|temperatur(?:en)?|regnet es|regnet|wie (?:warm|kalt|heiß) (?:ist|wird|sind)|wird es (?:regnen|regen|warm|kalt|heiß|sonnig|schneien)(?: geben)?|regen|schnee|scheint die sonne", "weather"],
  ["regnen|gewittern", "rain"],
  ["reisepass|reisepässe|personalausweis|(?:einen|den|mein(?:en)?|unser(?:e|en)?|keinen|gültigen) pass|pässe|visum|visa|einreisebestimmungen|impfung(?:en)?|impfen", "passport"],
  ["(?:schick|schicke|schickt|sende|sendet|leite) (.+?) (?:an|weiter an) (.+)$", "send $1 to the $2"],
  ["(?:schick|schicke|schickt|sende|schreib|schreibe|schreibt) (.*?)(?:eine? )?(?:e-?mail|mail|nachricht|sms|whatsapp)", "send an email to the $1"],
  ["(?:e-?mail|mail|nachricht) (.*?)(?:schicken|senden|schreiben)", "send an email to the $1"],
  ["(?:ruf|rufe|ruft) (.+?) an|(.+?) anrufen", "call the $1$2"],
  ["übersetz(?:e|t|en)?", "translate"],
  ["wechselkurs(?:e)?|umrechnungskurs|umrechnen|rechne (?:.+) um", "exchange rate"],
  ["(?:reise)?(?:rücktritts|kranken)?versicherung(?:en)?", "insurance"],
];

/** Whole messages that need nothing else. */
export const HELP: Phrases = [
  ["(?:was|wobei|womit) kannst du (?:so |denn |eigentlich |alles |uns |mir )*(?:machen|tun|helfen|alles)?$", "what can you do"],
  ["was kannst du(?: alles| so| denn)*", "what can you do"],
  ["wie (?:funktioniert|geht|läuft) (?:das|das hier|es)(?: hier| denn)?$", "how does this work"],
  ["^(?:hilfe|hilf mir|hilf uns)", "help"],
  ["^(?:hallo|hallöchen|guten (?:tag|morgen|abend)|grüß (?:dich|gott|euch)|servus|moin(?: moin)?|grüezi|na|tach)$", "hello"],
  ["(?:mach(?:e|t)?|nimm|nehmt) (?:das |es |die (?:letzte )?änderung |alles |den letzten schritt )?(?:wieder |bitte )*(?:rückgängig|zurück)", "undo"],
  ["(?:das|es|alles|die (?:letzte )?änderung)? ?(?:wieder )?(?:rückgängig(?: machen)?|zurücknehmen|zurücksetzen)", "undo"],
];

export const QUESTIONS: Phrases = [...WHYS, ...WAYS, ...AGENDA, ...HOURS, ...ELSE, ...COSTS, ["wie", "how"], ["was", "what"], ["wann", "when"], ["wo", "where"]];
