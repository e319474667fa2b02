// One request in German put into the words and the order of English: what is asked, of what, then when.
import { lowerCaseReader, phraseReader, spelledAnyWay, wholeWords, type Phrases } from "../phrases";
import { added, arranged } from "./arrange";
import { DATES, LENGTHS, TIME_OF_YEAR, TIMES_OF_YEAR } from "./calendar";
import { COMPANY } from "./company";
import { dayEditIn } from "./dayEdits";
import { DAYS } from "./days";
import { MEALS_EATEN, MONEY, SUMS } from "./money";
import { COSTS, HELP, NOT_OURS, QUESTIONS } from "./questions";
import { INTO, sayingIn, to } from "./sayings";
import { AGAIN, ANSWERS, CHOICES, SMALL_WORDS } from "./smallWords";
import { COMPOUNDS, INDOORS, THINGS } from "./things";
import { CLOCKS, DAY_PARTS, timesIn } from "./times";
import { changeIn } from "./verbs";
import { ANY_WHEN, plain } from "./when";
import { HOURS_OF_DAYS, WISHES } from "./wishes";

const THANKS = /,? (?:danke(?:sch(?:ö|oe)n| dir| euch)?|vielen dank|ok|okay|das w(?:ä|ae)re (?:toll|super|sch(?:ö|oe)n|nett))$/iu;
const GREETING = wholeWords("^(?:(?:hallo|hi|hey|moin|servus|guten (?:tag|morgen|abend)|grüß (?:dich|gott|euch)|liebe[rs]? \\p{L}+|danke(?: schön| dir)?|super|prima|toll|perfekt|ok|okay|gut|ja|so|ach(?: ja)?|übrigens|na ja|naja|bitte|also|hm+)(?:[,!.]+| |$)\\s*)+", "iu");
const ASKING = wholeWords("(?:wie wäre es|wie wär's|wie wärs|wie wär|wäre es möglich|ist es möglich|wäre es ok|geht es|es wäre (?:schön|toll|super|gut|besser)|ich (?:fände|finde) es (?:schön|gut|besser|toll)|wäre es nicht besser|ich möchte|wir möchten|ich will|wir hätten gerne?|ich hätte gerne?|kannst du (?:bitte )?(?:schauen|dafür sorgen|machen)),? ?(?:wenn|dass|ob) (du|wir|ihr|ich|man|sie)(?: uns| mir)?", "iu");
const TRAILING_MODAL = / (?:k(?:ö|oe)nnten?|k(?:ö|oe)nntest|k(?:ö|oe)nnen|w(?:ü|ue)rdest?|w(?:ü|ue)rden|kannst|wollen)$/iu;
const FILLERS = wholeWords("(?:bitte(?:schön)?|mal|eben|halt|einfach|vielleicht|gerne?|denn|eigentlich|bloß|irgendwie|kurz|schnell|am besten|wenn(?:'s| es)? geht|wenn möglich|falls möglich|sozusagen|möglicherweise|glaube ich|ja|jetzt|nun|direkt|gleich(?!e)|vllt|evtl|eventuell|tatsächlich|wirklich|wieder|doch(?! nicht)|nochmals?|noch einmal)");
const MODAL = "(?:kann|kannst|könnte|könntest|können|könnten|könnt|könntet|will|willst|wollen|wollt|möchte|möchten|möchtest|möchtet|würde|würdest|würden|würdet|soll|sollst|sollte|solltest|sollen|sollten|darf|dürfen|hätte|hätten|magst|müsste|müssten)";
const WISHING = wholeWords("(?:ich|wir) (?:will|wollen|möchte|möchten|würde|würden|hätte|hätten|sollten)|(?:will|wollen|möchte|möchten|würde|würden|hätte|hätten|sollten|können|könnten|lass|lasst) (?:ich|wir|uns)", "iu");
const ASKED_FOR = wholeWords(`(?:${MODAL} (?:du|ihr|sie|wir|ich|man|es)|(?:du|wir|ich|ihr|man) (?:${MODAL})|lasst? (?:uns|us)|lassen wir)`, "iu");
const QUESTION = wholeWords("^(?:und |aber |nur )?(?:(?:bis |ab |von |seit )?wann|warum|wieso|weshalb|wozu|aus welchem grund|wie(?! (?:am|an|im|gestern|wäre|wär|\uF8F0))|was|welche[rsnm]?|wo|wohin|um wie|gibt|gibts|gibt's|hast|habt|hat|haben(?! wir(?! .*(?:was(?: vor| geplant| an| los| gebucht)?|(?:noch |freie )(?:zeit|luft|freizeit))$))|(?:in|an|zu) welche[mnr]|erzähl\\p{L}*|sag (?:mir|uns) (?:et)?was|ist|sind(?! wir)|brauchen wir|brauche ich|brauchst|lohnt|reicht(?= die zeit)|regnet|wird|kennst|öffnet|schließt|öffnungszeiten|gesamtkosten|kosten|preis|tipps?|ideen?|empfehlung(?:en)?|irgendwelche)", "iu");

const VISIT = wholeWords(" ?(?:an(?:zu)?schauen|ansehen|angucken|besuchen|besichtigen|sehen|gehen|fahren|erleben|hin|machen|haben|unternehmen|schauen|gucken|hingehen|reingehen|rein)$", "iu");
const EAT = wholeWords(" ?(?:essen gehen|essen|speisen)$", "iu");
const STRETCHES = new RegExp(`${ANY_WHEN} ?`, "gu");
const GENERAL = wholeWords("(?:so viel|möglichst|alles|pläne|plan|reiseplan|reise|urlaub|tempo|budget|programm|viel|wenig|weniger|mehr von|nichts|kein(?:e[nrsm]?)?|nicht|reisen|ausgeben|bleiben|überraschung|tage|days|as much as possible|packed|relaxed|vegetarian|vegan)", "iu");

/** "Wir möchten am Dienstag auch noch ins Pantheon": something to add; what is about all of the trip is a wish. */
function wished(rest: string): string | null {
  const when = (rest.match(STRETCHES) ?? []).join(" ");
  const said = rest.replace(STRETCHES, "").trim();
  const more = wholeWords("(?:noch|auch|außerdem|zusätzlich)", "iu").test(said);
  if (EAT.test(said)) {
    const what = said.replace(EAT, "").replace(wholeWords("(?:noch|auch|außerdem)"), "").trim();
    return when === "" || what === "" ? null : `add ${/mittag|lunch|noon/iu.test(rest) ? "lunch" : "dinner"} ${what} ${when.replace(/\uF8F0in the \p{L}+\uF8F1/u, "")}`;
  }
  const goes = INTO.test(said);
  const sees = VISIT.test(said);
  if (GENERAL.test(said) || (!more && !goes && !sees)) return null;
  const what = said.replace(VISIT, "").replace(wholeWords("(?:noch|auch|außerdem|zusätzlich|dort|da|unbedingt|dann)"), " ").replace(/\s+/g, " ").trim().replace(INTO, "");
  return what === "" ? null : `add ${added(`${what} ${when}`)}`;
}

const clocks = lowerCaseReader(CLOCKS);
// Few requests name one, and these tables are long.
const CALENDAR = new RegExp(`\\d\\. ?\\d|${spelledAnyWay(TIME_OF_YEAR)}`, "u");
const calendar = (...tables: Phrases[]) => {
  const reader = lowerCaseReader(...tables);
  return (text: string): string => (CALENDAR.test(text) ? reader(text) : text);
};
const dates = calendar(DATES);
const timesOfYear = calendar(TIMES_OF_YEAR);
const days = lowerCaseReader(LENGTHS, DAYS, DAY_PARTS);
const sums = lowerCaseReader(SUMS, MEALS_EATEN);
const answers = lowerCaseReader(ANSWERS, CHOICES, HELP);
const again = lowerCaseReader(AGAIN);
const asked = lowerCaseReader(QUESTIONS);
const wishes = lowerCaseReader(HOURS_OF_DAYS, WISHES, INDOORS);
const MUST_SEE: Phrases = [
  ["(?:wir |ich )?(?:müssen|muss|wollen|will|möchten|möchte) (?:wir |ich )?unbedingt (?:auch |noch )?(?:in |ins |zum |zur |nach |auf )?(?:die |den |das |dem |der )?(.+?)(?: sehen| besuchen| besichtigen| gehen| hin| machen)?(?=$|[,.;!])", "must see $1"],
  ["(?:die |den |das |der )?([^,.;!]+?) (?:darf|dürfen) (?:auf keinen fall |nicht )(?:fehlen)", "must see $1"],
  ["(?:die |den |das |der )?([^,.;!]+?) (?:muss|müssen|sollte|sollten|soll) (?:unbedingt |auf jeden fall |auch |noch )*(?:dabei sein|mit in den plan|mit rein|mit dabei sein|rein)", "must see $1"],
];
const PLANS = wholeWords("(?:plan|plane|plant|planen|reise|programm|reiseplan)", "iu");
const musts = lowerCaseReader(MUST_SEE);
const words = lowerCaseReader(COMPANY, MONEY, THINGS, COMPOUNDS, THINGS, SMALL_WORDS);
const notOurs = lowerCaseReader(NOT_OURS);
const indoors = lowerCaseReader(INDOORS);
const costs = lowerCaseReader(COSTS);
const things = phraseReader(THINGS, COMPOUNDS, THINGS);

/** A title of the trip, as far as it tells what a thing is. */
export const titleInEnglish = (title: string): string => things(title);

const tidy = (text: string): string => plain(text).replace(/\s+/g, " ").replace(/ ([,.!?;])/g, "$1").trim();

/** In lower case, names as signs. */
export function clauseInEnglish(clause: string): string {
  const [, body = "", end = ""] = /^(.*?(?:\d\.)?)([\s.!?;,]*)$/su.exec(clause.trim()) ?? [];
  const answer = answers(body);
  if (answer !== body) return `${answer}${end}`;
  const opened = withoutOpening(body.replace(THANKS, "") || body);
  const timed = timesOfYear(days(timesIn(dates(sums(opened)), clocks)));
  const said = timed.replace(FILLERS, " ").replace(/\s+/g, " ").replace(/ ,/g, ",").replace(/^, ?/, "").trim() || timed;
  const choice = answers(said);
  if (choice !== said) return `${tidy(choice)}${end}`;
  const repeated = again(said);
  const kept = dayEditIn(repeated);
  const asks = kept === null && QUESTION.test(repeated);
  const english = kept !== null ? kept : asks ? asked(notOurs(indoors(repeated))) : (requested(repeated, opened) ?? repeated);
  return `${tidy(words(wishes(costs(asks || kept !== null ? english : notOurs(english)))))}${end}`;
}

/** "Hallo, ..." before a request; alone it is one. */
function withoutOpening(text: string): string {
  const rest = text.replace(GREETING, "").replace(ASKING, (_all, who: string) => (/wir|ich|man/iu.test(who) ? "wir möchten" : "kannst du"));
  return rest.trim() === "" ? text : rest === text ? text : rest.replace(TRAILING_MODAL, "").trim();
}

function requested(said: string, opened: string): string | null {
  const must = musts(said);
  // Beside a plan it is a wish for it, alone a thing to add.
  if (must !== said) return PLANS.test(said) ? must : must.replace(/^.*must see (.+)$/u, (_all, what: string) => `add ${added(what)}`);
  const saying = sayingIn(said);
  if (saying !== null) return saying;
  const isWish = WISHING.test(opened);
  const open = ASKED_FOR.test(said);
  const body = said.replace(ASKED_FOR, " ").replace(wholeWords("(?:uns|mir|euch|us|sich)"), " ").replace(/\s+/g, " ").trim();
  const unasked = body === said ? null : sayingIn(body);
  if (unasked !== null) return unasked;
  const change = changeIn(body, open && !/^(?:streich|lösch|füg|verschieb)/iu.test(body));
  if (change) return arranged(change.change, change.rest) ?? (isWish ? wished(body) : null);
  if (isWish) return later(body) ?? wished(body);
  // "Kolosseum auf Dienstag".
  return PUT_ALONE.test(body) ? to(body) : null;
}

/** Wants to know, and wants nothing done: what it speaks of is no wish for a plan. */
export const isQuestion = (message: string): boolean => (/\?\s*$/.test(message) || /^(?:gibt(?:s|'s| es)|hast du|haste|habt ihr|wo|wann|warum|wieso|welche[rsnm]?|wieviele?|wie(?! (?:wäre?|wärs|gestern|am|an|im)))(?!\p{L})/iu.test(message.trim())) && QUESTION.test(withoutOpening(message.toLowerCase()));

const PUT_ALONE = new RegExp(`^[^\uF8F0,.]{1,40}(?: \uF8F0(?:on )?\\p{L}+\uF8F1)? \uF8F0to [^\uF8F1]*\uF8F1(?: ${ANY_WHEN})*$`, "u");

/** "Das Kolosseum würde ich lieber am Montag sehen". */
const later = (body: string): string | null => (wholeWords("(?:lieber|besser|erst)", "iu").test(body) && wholeWords("(?:das|die|den|der)", "iu").test(body) ? to(body.replace(VISIT, "").replace(INTO, "")) : null);
