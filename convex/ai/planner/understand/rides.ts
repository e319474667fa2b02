// A journey that shall be put into the plan, as it was typed in English or German: by what, from where to where, its number and its times.
// What is read is taken out, so that what is left says the day as any other request does. A jotted line is read by src/…/entry/readRide.ts, which has its names to itself.
import type { Money } from "../../types";
import type { Ride } from "../types";
import { timeOf } from "./amounts";
import { moneyIn } from "./sums";

/** The first word that is found says by what. */
const MEANS: Record<Ride["mode"], string> = {
  flight: "flights?|fly|flying|(?<=(?:we|i|they)(?:'ll| will)? )land(?! on (?:our|my) feet)|(?<=wir |ich )(?:landen|lande)|(?:landen wir|lande ich)|(?<=by )(?:plane|air)|flugzeug|(?:hin|rück|heim|weiter)?flug|flieger|fliegen?",
  train: "(?:night )?train|shinkansen|eurostar|tgv|(?:nacht)?zug|zugfahrt|bahnfahrt|ice",
  bus: "bus|coach|fernbus|reisebus|busfahrt",
  ferry: "ferry|fähre|faehre",
  taxi: "taxi|cab|taxifahrt",
  car: "(?:rental|hired?) car|by car|drive|driving|mietwagen|mietauto|leihwagen|autofahrt|mit dem auto",
};
const [EDGE, OVER] = ["(?<![\\p{L}\\d])", "(?![\\p{L}\\d])"];
const means = (Object.keys(MEANS) as Ride["mode"][]).map((mode) => ({ mode, word: new RegExp(`${EDGE}(?:${MEANS[mode]})${OVER}`, "iu") }));

const NUMBER = new RegExp(`${EDGE}([A-Z]{2}|[A-Z]\\d|\\d[A-Z])[ \\u00a0]?(\\d{1,4})${OVER}`, "u");
const CODES = new RegExp(`${EDGE}([A-Z]{3})\\s*(?:-|–|—|→|->|>|/)\\s*([A-Z]{3})${OVER}`, "u");

/** "For 120 euros", "120 € pro Person"; a point or a comma before two figures parts the cents. */
const PRICE = new RegExp(`(?:,? (?:and|und))?(?:,? (?:(?:it|das|er) )?(?:for|costs?|costing|at|à|für|kostet|kosten|zu|um|je|jeweils)${OVER})*,? ?(?<![\\p{L}\\d.,])(?:([€$£]) ?(\\d[\\d.,]*\\d|\\d)|(\\d[\\d.,]*\\d|\\d) ?([€$£]|euros?|eur|dollars?|usd|pounds?|gbp|yen|jpy|francs?|franken|chf))(?![\\p{L}\\d])( (?:each|a head|(?:per|a|pro) person|p\\. ?p\\.|pro kopf|pro nase))?`, "iu");

const CLOCK = "\\d{1,2}[:.]\\d{2}(?![.\\d])(?:\\s?[ap]m|\\s?uhr)?|\\d{1,2}\\s?(?:[ap]m|uhr(?:\\s\\d{2})?)";
const LEAVES = "leaving|departing|leaves|departs|abflug|abfahrt";
const LANDS = "arriving|landing|arrives|lands|ankunft|ankommend|an";
const ARRIVES = new RegExp(`${EDGE}(?:(?:we|i|they)(?:'ll| will)? (?:arrive|land|get in|get there)|(?:wir|ich|sie) (?:kommen|komme|landen|lande)|(?:kommen|komme|landen|lande) (?:wir|ich|sie))${OVER}`, "iu");
const ARRIVED_IN = new RegExp(`(${EDGE}(?:arrive|land|kommen|komme|landen|lande)(?: (?:wir|ich))?) (?:in|at) (?!the${OVER}|der${OVER})\\p{L}+`, "iu");
const RANGE = new RegExp(`${EDGE}(?:(?:at|from|um|von|ab) )?(${CLOCK}|\\d{1,2})(?:\\s?[-–—]\\s?| (?:to|until|till|bis) )(?:um )?(${CLOCK})${OVER}`, "iu");
const ARRIVAL = new RegExp(`,?(?: and| und)? (?:${LANDS})(?: (?:at|um))? (${CLOCK})${OVER}`, "iu");
const DEPARTURE = new RegExp(`,?(?: (?:${LEAVES}))?(?: (?:at|from|around|by|um|ab|gegen))? (${CLOCK})${OVER}`, "iu");

const MONTH = "(?:jan|febr|mai|jun|jul|sept|okto|octo|novem|dezem|decem|august|april|märz|march|may)(?:uary?|uar|i|y|e|ember|ber)?";
const WEEKDAY = "(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)|(?:mo|di|mi|do|fr|sa|so)(?=\\s*(?:$|um |ab |gegen |früh|morgens|abends|vormittag|nachmittag))|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag\\p{L}*|mittwoch\\p{L}*|sonnabend";
const WHEN = `is|are|ist|geht|on|at|for|in|by|with|leaves|departs|goes|takes off|geht|startet|fährt|fliegt|during|around|before|after|leaving|departing|arriving|and|then|this|next|tomorrow|today|day|please|too|also|again|um|an|auf|gegen|für|mit|und|per|dann|bitte|noch|wieder|heute|morgen|übermorgen|diesen|nächsten|kommenden|tag|${MONTH}|früh|morgens|abends|hinzu\\p{L}*|dazu|ein|rein|ein(?:planen|bauen|tragen|fügen)|aufnehmen|ergänzen|am (?!main${OVER})\\p{L}+|am \\d+\\.?|the \\d+(?:st|nd|rd|th)|${WEEKDAY}|\\d+(?:st|nd|rd|th|\\.)?`;
/** A name ends where it is said when, or what shall be done. */
const AFTER_NAME = new RegExp(`\\s*(?:[,;:!?]|(?<=\\p{L}{3})\\.(?=\\s|$)|\\s(?:${WHEN})${OVER}).*$`, "iu");
const [FROM, TO] = ["from|von|vom|ab", "to|nach(?! hause)|zum|zur"];
const ARTICLE = /^(?:the|our|dem|der|den|die|das) /i;
const MOST_NAME = 120;

/** "Flight Vienna – Lisbon", "Zug Wien nach Salzburg": without the word before the first name. */
const NAME = "\\p{Lu}[\\p{L}.'’]*(?: (?:am|an der|de|of|sur|do|di) \\p{Lu}[\\p{L}.'’]*| \\p{Lu}[\\p{L}.'’]*)*";
const PAIR = new RegExp(`^ (${NAME})(?: ?(?:–|—|→|->) ?| - |-| (?:to|nach) )(${NAME})`, "u");

/** Who says that they travel so says no more than that, beside when: no change of something else and no question. */
const TELLING =
  "we(?:'(?:re|ll|ve))?|i(?:'(?:m|ll|ve))?|they|our|my|the(?! \\d)|a|an|is|are|(?<=\\bi )am|will|be|have|has|got|going|go|goes|take|takes|taking|catch|catching|get|leave|leaves|leaving|depart|departs|departing|arrive|land|get in|get there|travel|travelling|need to|have to|booked|back|home|again|by|on board|please|then|and|so|also|to" +
  "|wir|ich|sie|unser(?:e[nrm]?)?|mein(?:e[nr]?)?|der|die|das|den|dem|ein(?:e[nrm]?)?|ist|sind|geht(?:'s| es)?|gehts|haben|habe|nehmen|nehme|fahren|fahre|fährt|fliegt|reisen|reise|starten|startet|gebucht|kommen|komme|landen|lande|an|zurück|heim|nach hause|wieder|los|ab|mit|bitte|dann|und|auch|werden|müssen|also";
const TOLD = new RegExp(`${EDGE}(?:${TELLING}|${Object.values(MEANS).join("|")})${OVER}`, "giu");
const TELLS = new RegExp(`${EDGE}(?:we|i|they|wir|ich|our|my|unser|unsere|mein|meine)(?:'(?:re|ll|m|ve))?${OVER}`, "iu");

/** Beside a journey that is only called by its kind: "add the train museum" is none. */
const ALONE = new RegExp(`^(?:(?: |^)(?:ride|trip|journey|ticket|home|back|is|leaves|departs|goes|geht|ist|startet|fährt|zurück|nach hause|heim|wir|we|${WHEN}))*[\\s.!?]*$`, "iu");

export type RideRead = { ride: Ride; rest: string };

/** Null for what is no journey. `rest` is the message without what was read of it, except for its kind. */
export function rideIn(message: string): RideRead | null {
  const typed = message.normalize("NFC").replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim();
  const price = PRICE.exec(typed);
  const clocks = clocksIn(price ? without(typed, price) : typed);
  const number = NUMBER.exec(clocks.rest);
  const unnumbered = number ? without(clocks.rest, number) : clocks.rest;
  const ends = endsIn(unnumbered);
  const found = means.flatMap(({ mode, word }) => {
    const match = word.exec(ends.rest);
    return match ? [{ mode, after: ends.rest.slice(match.index + match[0].length), at: match.index }] : [];
  });
  const first = found.sort((one, other) => one.at - other.at)[0];
  if (!first || (ends.from === null && ends.to === null && !ALONE.test(first.after))) return null;
  const [from, to] = [ends.from, ends.to].map((name) => (name !== null && typed === typed.toLowerCase() ? capital(name) : name)) as [string | null, string | null];
  const { rest } = ends;
  const cost = price && sumOf(price);
  // "We arrive in Rome at 9:40 by train": that hour is the end of the way.
  const arrives = clocks.start !== null && clocks.end === null && from === null && to === null && ARRIVES.test(typed);
  const ride: Ride = { mode: first.mode, ...(number && { number: `${number[1]} ${number[2]}` }), from, to, start: clocks.start, end: clocks.end, ...(cost && { cost, each: price[5] !== undefined }), ...(arrives && { arrives }) };
  return { ride, rest: (arrives ? rest.replace(ARRIVED_IN, "$1") : rest).replace(/\s+/g, " ").trim() };
}

/**
 * When a journey is that is told of and nothing more: "we fly on Friday", "unser Flug geht am Freitag". Null for a wish, a question, and for words
 * too few to be one: it says from where to where, by which number or at what time.
 */
export function toldWhen(message: string, { ride, rest }: RideRead): string | null {
  const isExact = ride.number !== undefined || ride.start !== null || (ride.from !== null && ride.to !== null);
  if (!isExact || message.trim().endsWith("?") || !(TELLS.test(message) || ride.start !== null || (ride.from !== null && ride.to !== null && MEANS_FIRST.test(message.trim())))) return null;
  return rest.replace(TOLD, " ").replace(/(?<!\d)\.|[\s,!]+/g, " ").trim();
}

/** Who types no capitals means them in a name. */
const capital = (name: string) => name.replace(/^(?!(?:airport|station|hotel|cit|town|cent|harbou?r|port)\p{L}*)\p{Ll}/u, (letter) => letter.toUpperCase());

const MEANS_FIRST = new RegExp(`^(?:${Object.values(MEANS).join("|")})${OVER}`, "iu");

function sumOf([, sign, after, before, unit]: RegExpExecArray): Money | null {
  return moneyIn(`${(after ?? before)!} ${(sign ?? unit)!.toLowerCase()}`, "EUR");
}

const without = (text: string, { index, 0: all }: RegExpExecArray) => `${text.slice(0, index)} ${text.slice(index + all.length)}`.replace(/\s+/g, " ");

function clocksIn(text: string): { start: string | null; end: string | null; rest: string } {
  const range = RANGE.exec(text);
  if (range) return { start: clock(range[1]!), end: clock(range[2]!), rest: without(text, range) };
  const arrival = ARRIVAL.exec(text);
  const rest = arrival ? without(text, arrival) : text;
  const departure = DEPARTURE.exec(rest);
  return { start: departure && clock(departure[1]!), end: arrival && clock(arrival[1]!), rest: departure ? without(rest, departure) : rest };
}

function clock(said: string): string | null {
  const [, hour = "", minute, half] = /^(\d{1,2})(?:[:.](\d{2})|\s?uhr (\d{2}))?/i.exec(said) ?? [];
  if (Number(hour) > 23 || Number(minute ?? half ?? 0) > 59) return null;
  return timeOf(hour, minute ?? half, /[ap]m$/i.exec(said)?.[0].toLowerCase());
}

type Ends = { from: string | null; to: string | null; rest: string };

function endsIn(text: string): Ends {
  const codes = CODES.exec(text);
  if (codes) return { from: codes[1]!, to: codes[2]!, rest: without(text, codes) };
  for (const { word } of means) {
    const kind = word.exec(text);
    const named = kind && PAIR.exec(text.slice(kind.index + kind[0].length));
    if (!named || isWhen(named[1]!)) continue;
    const to = named[2]!.replace(AFTER_NAME, "");
    return { from: named[1]!, to, rest: text.replace(named[0].slice(0, named[0].length - named[2]!.length + to.length), " ") };
  }
  const from = endAfter(FROM, TO, text);
  const to = endAfter(TO, FROM, from?.rest ?? text);
  return { from: from?.name ?? null, to: to?.name ?? null, rest: to?.rest ?? from?.rest ?? text };
}

/** What stands after the word, as far as the other word or the end of the name. */
function endAfter(word: string, other: string, text: string): { name: string; rest: string } | null {
  const match = new RegExp(`${EDGE}(?:${word}) (?!\\d)(.+?)(?= (?:${other}) |$)`, "iu").exec(text);
  if (!match) return null;
  const said = match[1]!.replace(AFTER_NAME, "").replace(/[\s.]+$/, "");
  const name = said.replace(ARTICLE, "").slice(0, MOST_NAME);
  const at = match.index + match[0].indexOf(match[1]!);
  return name === "" || isWhen(name) ? null : { name, rest: `${text.slice(0, match.index)}${text.slice(at + said.length)}` };
}

const isWhen = (name: string) => new RegExp(`^(?:${WHEN})${OVER}`, "iu").test(name);
