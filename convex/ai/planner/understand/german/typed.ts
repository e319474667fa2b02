// German as it is typed on a phone: words that are drawn together, and weekdays of two letters.
import { lowerCaseReader, type Phrases } from "../phrases";
import { SHORT_WEEKDAYS, WEEKDAYS } from "./numbers";
import { PART_WORD } from "./times";

const MONTHS: Record<string, string> = { jan: "januar", feb: "februar", mär: "märz", apr: "april", jun: "juni", jul: "juli", aug: "august", sept: "september", sep: "september", okt: "oktober", nov: "november", dez: "dezember" };
const LONG = Object.fromEntries(Object.entries(SHORT_WEEKDAYS).map(([short, english]) => [short, Object.keys(WEEKDAYS).find((name) => WEEKDAYS[name] === english)!]));
const long = (short: string): string => LONG[short]!;
/** "Do" and "so" are other words too, and "di" stands in names: only beside what a day stands beside. */
const DAY = "(mo|di|mi|do|fr|sa|so)";
const CLEAR_DAY = "(mo|di|mi|fr|sa)";
const AFTER = `(?:${PART_WORD}|morgens|mittags|abends|nachmittags)`;

export const TYPED: Phrases = [
  ["(?:'?n|nen|'nen)(?= \\p{L})", "einen"],
  ["'ne|(?<=\\p{L} )ne(?= \\p{L})", "eine"],
  ["haste", "hast du"],
  ["kannste", "kannst du"],
  ["solls|soll's", "soll es"],
  ["(ist|wird|hat)'?s(?!\\p{L})", "$1 es"],
  ["grad", "gerade"],
  ["std\\.?|stdn\\.?", "stunden"],
  ["nix", "nichts"],
  ["wieviel(e?)", "wie viel$1"],
  ["(se|ge|ste|zie|verste)hn", "$1hen"],
  [`(?<=\\d\\. ?)(${Object.keys(MONTHS).join("|")})\\.?`, (_all, month) => MONTHS[month]!],
  ["wenns|wenn's", "wenn es"],
  [`${DAY} (und|mit|oder|gegen|bis) ${DAY}(?= |$|[,.!?])`, (all, one, word, other) => (one === other ? all : `${long(one)} ${word} ${long(other)}`)],
  [`${DAY}(?= ${AFTER}(?!\\p{L}))`, (_all, day) => long(day)],
  [`(?<=(?:^|[,.;!] |(?:am|auf|für|bis|ab|vom|den|und|oder|wir|ich|ist|essen|frühstück|brauchen|brauche|haben|der|kommenden|nächsten) ))${CLEAR_DAY}(?= |$|[,.!?])`, (_all, day) => long(day)],
  [`(?<=(?:am|auf|bis|vom|ab|kommenden|nächsten) )${DAY}(?= |$|[,.!?])`, (_all, day) => long(day)],
  [`${CLEAR_DAY}(?= (?:um|gegen|ab|schon|erst|lieber|statt|bitte|soll|wird|ist|noch|zu|nichts|frei|\\d))`, (_all, day) => long(day)],
];

export const writtenOut = lowerCaseReader(TYPED);
