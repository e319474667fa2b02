// A table, a tour, a ticket: anything else that has a day and a name. Pure.
import { item, leastSure } from "../../items";
import type { ReadItem } from "../../types";
import type { Language } from "../../../words/languages";
import { write, written } from "../../../words/words";
import { daysIn, rangeIn, timesIn } from "./dates";
import { addressIn, codeIn, isName, priceIn } from "./shared";

const TABLE = /\b(table|restaurant|dinner|lunch|brunch|guests?|party of|tasting menu|supper|ristorante|tisch|tischreservierung|personen|personnes|persone|personas|pessoas|couverts|coperti|tafel|mesa|opentable|resy|thefork|covers)\b/i;
const TICKET = /\b(tickets?|tours?|admission|entry|entrance|visit|museum|experience|event|concert|show|activity|hike|walk|cruise|class|workshop|meeting point|treffpunkt|führung|eintritt|einlass|einlasszeit|visita|visite|eintrittskarte|billets?|bigliett[io]|entradas?|bilhetes?|ingresso|rundgang|mus[ée]e|museo|museu|participation|attraction|vouchers?|getyourguide|viator|klook|tiqets|headout|kkday|civitatis)\b/i;
const NAMES = [
  /\b(?:[Tt]able|[Tt]isch)\s+(?:for|für)\s+\d[^\n]{0,20}?\s(?:at|in|bei|im)\s+(?:the\s+)?(\p{Lu}.{2,80}?)(?:\s+(?:is|has|was|on|for|am|um|ist)\b|[,.!\n]|$)/u,
  /(?:reservation|booking|table|tickets?|vouchers?|entry|admission)\s+(?:at|for|to|with)\s+(?!\d|\w+ (?:people|guests|adults))(?:the\s+)?(.{3,80}?)(?:\s+(?:is|has|was|on|for)\b|[,.!\n]|$)/i,
  /(?:reservierung|buchung|tisch|tickets?)\s+(?:bei|im|in der|in|für das|für die)\s+(.{3,80}?)(?:\s+(?:für|am|um|ist|wurde|on|for)\b|[,.!\n]|$)/i,
  /(?:confirmed|booked|see you|expecting you)\s+at\s+(.{3,80}?)(?:\s+(?:is|has|was|on|for|from)\b|[,.!\n]|$)/i,
  /^[ \t]*(?:your |ihre?n? |deine? )?(?:e-?)?tickets?[ \t]*:[ \t]*(\p{Lu}.{2,100})$/imu,
  /^[ \t]*(?:vos |votre |je |i tuoi |il tuo |tus? |os seus |ihre |deine )?(?:e-?)?(?:tickets?|billets?|bigliett[io]|entradas?|bilhetes?)[ \t]+(?:[–-]|voor(?: het| de)?|para(?: o| a| el| la)?|per(?: il| la)?|pour(?: le| la)?)[ \t]+(\p{Lu}.{2,100})$/imu,
  /^[ \t]*(?:restaurant|venue|event|tour|activity|experience|title)[ \t]*:[ \t]*(.{3,100})$/im,
];

export function visitsIn(lines: readonly string[], language: Language): ReadItem[] {
  const whole = lines.join("\n");
  const type = TABLE.test(whole) ? "restaurant" : TICKET.test(whole) ? "sightseeing" : null;
  const index = lines.findIndex((line) => daysIn(line).length > 0);
  if (!type || index === -1) return [];
  const day = daysIn(lines[index]!)[0]!;
  const range = rangeIn(lines[index]!);
  const near = lines.slice(index, index + 4).join("\n");
  const [start, end] = timesIn(near);
  const name = NAMES.map((pattern) => pattern.exec(whole)?.[1]?.trim()).find(Boolean);
  const first = lines.find(isName)?.trim();
  const address = addressIn(lines);
  const code = codeIn(whole);
  // A day and a word for people or tickets have letters, invoices and advertisements too.
  if (!name && !start && !address && !code) return [];
  return [
    item({
      title: name ?? first ?? written(write("Reservation"), language),
      type,
      line: index + 1,
      day: day.day,
      ...(range && range[0].day === day.day && { endDay: range[1].day }),
      start: start?.time ?? null,
      end: end && start && end.time > start.time ? end.time : null,
      cost: priceIn(lines),
      ...(address && { address }),
      ...(code && { code }),
      certainty: leastSure(day.certainty, name && start ? "sure" : "likely"),
    }),
  ];
}
