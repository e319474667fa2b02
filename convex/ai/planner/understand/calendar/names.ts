// The calendar's words in English, as sources of expressions without groups, and what they stand for.
import { COUNTS, ORDINALS } from "../amounts";

export const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
/** "Sep", "sept", "september". */
export const MONTH_NAME = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
/** January is 1. */
export const monthNumber = (name: string): number => MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1;

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/** "Sun and beach" is no Sunday. */
const SHORT_SUNDAY = "(?:(?<=\\b(?:on|from|until|till|to|through|thru|by|this|next|fri|sat|and|or)\\.? |[-–/])sun(?! and\\b)|sun(?=\\.? ?[-–]|\\.?,? (?:the )?\\d|\\. | (?:to|until|till|through) (?:mon|tue|wed|thu)))";
/** Monday first; nobody sits down on "sat down". */
export const WEEKDAY_NAMES = ["mon(?:day)?", "tue(?:s|sday)?", "wed(?:s|nesday)?", "thu(?:rs?|rsday)?", "fri(?:day)?", "sat(?:urday)?(?! down\\b)", `(?:sunday|${SHORT_SUNDAY})`];
export const WEEKDAY = `(?:${WEEKDAY_NAMES.join("|")})`;
/** Monday is 0. */
export const weekdayNumber = (name: string): number => WEEKDAYS.findIndex((weekday) => weekday.startsWith(name.slice(0, 3)));

const WORDS = new RegExp(`^(?:${MONTH_NAME}|mon|tue|wed|thu|fri|sat|${WEEKDAYS.join("|")}|spring|summer|autumn|fall|winter|today|tomorrow)$`);
/** That a name which stands alone is none. */
export const isCalendarWord = (word: string): boolean => WORDS.test(word.replace(/\.$/, ""));

/** The longest first: "twenty-first" is no "first". */
export const ORDINAL_WORD = `(?:${[...ORDINALS].reverse().join("|").replaceAll("-", "[- ]")})`;
/** A day of a month: "3", "3rd", "third". */
export const NUMBERED = `(?:\\d{1,2}(?:st|nd|rd|th|\\.)?|${ORDINAL_WORD})`;
export const numberedIn = (text: string): number => ORDINALS.indexOf(text.replace(" ", "-")) + 1 || Number.parseInt(text, 10);

export const COUNT = `(?:\\d{1,3}|${Object.keys(COUNTS).join("|")})`;
export const countIn = (text: string): number => COUNTS[text] ?? Number(text);

/** Whatever isn't a date for being a count: "in May 6 days", "3 to 8 people". */
export const NO_COUNT = "(?![:.]\\d|%|[ -]?(?:[ap]m|uhr|days?|nights?|weeks?|months?|hours?|people|persons?|adults?|friends?|kids?|children|travell?ers?|guests?|of us|euros?|eur|usd|dollars?|pounds?|k)\\b| ?[€$£])";
