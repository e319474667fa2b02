// How long a stop lasts: "one hour more at the castle", "cut 2h off the museum", "an hour is enough there". The amount, the direction and the name come in any order.
import type { Intent } from "../types";
import { COUNTS } from "./amounts";
import { readDays } from "./days";
import { referenceTo, stemsOf } from "./references";
import type { Request } from "./request";

const AMOUNT = /\b(?:by |for |to |about |around )*(half an?|an?|one|two|three|four|\d{1,3}(?:[.,]\d)?)( and a half)? ?(?:more |extra |full )?(hours?|hrs?|h|minutes?|mins?)\b( and a half)?/;
const LONGER = /\b(?:longer|more|extra|extend|lengthen|another)\b/;
const SHORTER = /\b(?:shorter|less|off|shorten|reduce)\b/;
const LASTS = /\b(?:enough|plenty|only|just|spend|stay|lasts?|takes?|give|allow|(?:shorten|extend|cut|reduce|make|keep)\b.*\bto)\b|\b(?:will|should|'ll) do\b/;
/** Without an amount only what speaks of the time itself. */
const SOME_TIME = /\b(?:(?:stay|spend|be|linger)\b.*\b(?:longer|shorter)|(?:more|less) time|longer (?:at|in)|shorter (?:at|in))\b/;
/** Beside these an amount says something else. */
const NOT_LENGTH = /\b(?:too|later|earlier|back|forwards?|ahead|sooner|before|after|between|from|walk\w*|how|what|when|where|which|why|days?|each|every|add|move|swap|replace|plan|free|break|fun|relaxed|expensive|busy|packed|crowded)\b|\?\s*$/;
const AROUND_NAME = /\b(?:longer|more|extra|extend|lengthen|another|shorter|less|off|shorten|reduce|enough|plenty|only|just|spend|stay|linger|lasts?|takes?|give|allow|cut|make|keep|time|should|will|would|do|need|want|like|love|let's|rather|we'd|i'd|we'll|knock|shave|take|bit|little|quite|there|is|are|be)\b/g;

const HOUR = 60;
const SOME = 30;

export function lengthOfStop(request: Request): Intent[] | null {
  const { text, trip, discourse } = request;
  const amount = AMOUNT.exec(text);
  const said = amount ? text.replace(amount[0], /\b(?:more|extra)\b/.test(amount[0]) ? " more " : " ") : text;
  const named = readDays(said, trip, discourse.day).rest;
  if (NOT_LENGTH.test(named) || !(amount ? LONGER.test(said) || SHORTER.test(said) || LASTS.test(text) : SOME_TIME.test(text))) return null;
  const words = named.replace(AROUND_NAME, " ").replace(/[.!,]+/g, " ").replace(/\s+/g, " ").trim();
  const target = stemsOf(words).length > 0 || /\b(?:there|it)\b/.test(named) ? referenceTo(stemsOf(words).length > 0 ? said.replace(AROUND_NAME, " ").replace(/[.!,]+/g, " ").replace(/\s+/g, " ").trim() : "it", request) : null;
  if (!target || target.ids.length === 0) return null;
  const minutes = amount ? minutesOf(amount) : SOME;
  const isSet = amount !== null && /\bto (?:half|an?|one|two|three|four|\d)/.test(amount[0]);
  if (!isSet && SHORTER.test(said)) return [{ kind: "last", target, minutes: null, by: -minutes }];
  if (!isSet && LONGER.test(said)) return [{ kind: "last", target, minutes: null, by: minutes }];
  return amount ? [{ kind: "last", target, minutes, by: null }] : null;
}

function minutesOf([, count = "", half, unit = "", more]: RegExpExecArray): number {
  const number = count.startsWith("half") ? 0.5 : (COUNTS[count] ?? Number(count.replace(",", ".")));
  return Math.round((number + (half || more ? 0.5 : 0)) * (unit.startsWith("h") ? HOUR : 1));
}
