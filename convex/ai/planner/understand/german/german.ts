// German requests as the English reader knows them. Names stand as signs meanwhile, so that no table reads them.
import { germanWithoutSlips } from "./slips";
import { spelledAnyWay } from "../phrases";
import { clauseInEnglish } from "./clauses";
import { writtenOut } from "./typed";

const ORDER = spelledAnyWay("(?:streich|lösch|entfern|nimm|nehmt|lass|lasst|ersetz|tausch|verschieb|verleg|schieb|leg|setz|pack|füg|bau|füll|optimier|ordne|sortier|mach|plan|ergänz|trag|wirf|stell|merk)(?:e|t|en)?");
/** "... und den Montag etwas ruhiger". */
const STATE = spelledAnyWay("(?:(?:den|am|der) )?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:,? (?:bitte|etwas|noch|ein bisschen|dafür|mal|viel|deutlich|lieber))* (?:lockerer|ruhiger|entspannter|leichter|gemütlicher|voller|weniger)(?![\\p{L}])");
/** Where one request ends and the next begins; a point after a number is an ordinal's. */
/** A verb of change at its end ends a request. */
const ENDED = "(?<=schieben|verlegen|streichen|löschen|entfernen|tauschen|einplanen|einbauen|hinzufügen|rausnehmen|weglassen|auslassen|ersetzen)";
const BOUNDARY = new RegExp(`(${ENDED}\\s+und\\s+|(?<!\\d)[.]+\\s+|[!;?\\n]+\\s*(?=\\S)|,?\\s+und\\s+(?:dann\\s+|danach\\s+|außerdem\\s+|auch\\s+|bitte\\s+|noch\\s+)*(?=${ORDER}(?![\\p{L}]))|,?\\s+(?:und\\s+)?(?:dann|danach|anschließend)\\s+(?=${ORDER}(?![\\p{L}]))|,?\\s+und\\s+(?=(?:dafür|dafuer|stattdessen)\\s)|,?\\s+und\\s+(?=${STATE})|,\\s+(?=(?:merk|${ORDER}\\s+(?:das|es|den|die|eins|eine|einen|bitte|dir|uns|mir|dafür|stattdessen|lieber|noch))))`, "iu");

/** Says nothing beside a request. */
const GREETING = new RegExp(spelledAnyWay("^(?:hallo|hi|hey|moin|servus|grüezi|guten (?:tag|morgen|abend)|grüß (?:dich|gott|euch)|vielen dank|danke(?:schön| dir| schön)?|super|prima|toll|perfekt|ok(?:ay)?|gut)?[\\s,.!]*$"), "iu");

type Part = { text: string; /** What stands after it. */ separator: string };

/** What is asked for one by one. */
export function germanParts(message: string): Part[] {
  const pieces = message.split(BOUNDARY);
  const parts = pieces.flatMap((text, index) => (index % 2 === 1 ? [] : [{ text, separator: pieces[index + 1] ?? "" }])).filter(({ text, separator }) => text.trim() !== "" || separator !== "");
  const requests = parts.filter(({ text }) => !GREETING.test(text.trim()));
  return requests.length > 0 ? requests : parts;
}

const englishSeparator = (separator: string): string => (/^,?\s+(?:und\s+)?(?:dann|danach|anschlie)/iu.test(separator) ? " and then " : /und|^,/iu.test(separator) ? " and " : separator);

/** Names already as signs. */
export const germanInEnglish = (message: string): string =>
  germanParts(germanWithoutSlips(writtenOut(message.toLocaleLowerCase("de"))))
    .map(({ text, separator }) => `${clauseInEnglish(text)}${englishSeparator(separator)}`)
    .join("");
