// Tables (RFC 4180 and its relatives): our own export, spreadsheets people planned in, and Google's saved lists. Columns are found
// by their names in the first row, as our own table has them in any language of ours or as others call them; the separator is found by itself.
import Papa from "papaparse";
import { addDays } from "../../dates";
import { numberedDay, orderOf, type DateOrder, type FoundDay } from "./words/dates";
import { fitsDay } from "./words/ranges";
import { stationNamed } from "../airports";
import type { ImportVariant } from "../schema";
import type { Language } from "../../words/languages";
import { item, isPoint, moneyOf, typeOf } from "../items";
import { requireRoomFor, requireShortLines, Lines, tooMuch } from "../lines";
import { daysOf, emptyPlan, MAX_ITEMS, Unreadable, type Problem, type ReadItem, type ReadPlan, type World } from "../types";
import { say, sentence } from "../../said";
import { everyWordFor, HEADINGS, MODES, STATUSES, TYPES, wordMeant, type Column as OwnColumn } from "../tableWords";
import { numberOf, timeOf } from "./json";

type Column = Exclude<OwnColumn, "people">;
type Row = Partial<Record<Column, string>>;
type Dates = { order: DateOrder | null; trip: { startDate: string; endDate: string } | null; language: Language };

/** What else than in our own table a column may be called, in lower case. */
const OTHER_NAMES: Record<Column, readonly string[]> = {
  day: ["date", "start date", "startdate", "datum", "fecha", "data", "jour", "día", "dia", "giorno", "日付", "日程"],
  endDay: ["end date", "enddate", "check-out", "checkout", "until"],
  start: ["start time", "time", "from time", "begin", "uhrzeit", "zeit", "heure", "hora", "ora", "tijd", "begintijd", "check-in", "時間", "開始"],
  end: ["end time", "to time", "fin", "fine", "fim", "eindtijd", "終了"],
  title: ["name", "activity", "what", "place", "titre", "titulo", "título", "nome", "event", "summary", "subject", "titolo", "naam", "activité", "attività", "actividad", "atividade", "activiteit", "aktivität", "タイトル", "名前", "場所"],
  type: ["category", "kind", "kategorie", "catégorie", "categoría", "categoria", "categorie"],
  status: [],
  // By our own heading alone: under "Plan B" others write what they would do instead.
  plan: [],
  address: ["location", "where", "dirección", "indirizzo", "ort", "adres", "morada", "endereço", "住所"],
  lat: ["lat", "y"],
  lng: ["lng", "lon", "long", "x"],
  cost: ["price", "amount", "preis", "prix", "precio", "prezzo", "prijs", "preço", "kosten", "coût", "料金"],
  currency: ["devise", "moneda", "valuta"],
  notes: ["note", "notiz", "description", "comment", "kommentar", "commentaire", "comentario", "comentário", "commento", "opmerking", "notitie", "nota", "notas", "メモ", "details", "remarks"],
  url: ["url", "link", "website"],
  mode: [],
  carrier: [],
  number: [],
  from: [],
  to: [],
  fromZone: [],
  toZone: [],
  code: ["confirmation", "confirmation code", "booking code"],
};
const COLUMNS = (Object.keys(OTHER_NAMES) as Column[]).map((column) => ({ column, names: [...everyWordFor(HEADINGS[column]), ...OTHER_NAMES[column]] }));

export function readCsv(text: string, world: World): ReadPlan {
  requireShortLines(text);
  const plan = emptyPlan();
  const table = rowsOf(text.replace(/^\uFEFF/, ""));
  const header = table.findIndex(({ cells }) => columnsIn(cells).has("title"));
  if (header === -1 || header > 10) throw new Unreadable(sentence("The first row must name its columns; one must be called “Title” or “Name”."), 1);
  const columns = columnsIn(table[header]!.cells);
  const listName = header > 0 ? table[0]!.cells[0]?.trim() : undefined;
  if (listName) plan.header.title = listName.slice(0, 120);
  const dates = table.slice(header + 1).flatMap(({ cells }) => (["day", "endDay"] as const).flatMap((column) => cells[columns.get(column) ?? -1]?.replace(SHORT_YEARS, "$1/$2/20$3") ?? []));
  const { order, open } = world.order ? { order: world.order, open: false } : orderOf(dates, daysOf(world));
  if (open) plan.datesOpen = true;
  for (const { cells, line, quoteOpen } of table.slice(header + 1)) {
    if (quoteOpen) throw new Unreadable(sentence("A quotation mark is opened here and never closed."), line);
    if (line === table[MOST_ROWS]?.line) throw tooMuch(line);
    if (cells.every((cell) => cell.trim() === "")) continue;
    requireRoomFor(plan.items, line);
    const row: Row = {};
    for (const [column, index] of columns) row[column] = plain(cells[index] ?? "");
    const read = rowItem(row, line, plan.problems, { order, trip: daysOf(world), language: world.language });
    if (read) plan.items.push({ ...read, ...variantFor(plan.variants, read.day, row.plan) });
  }
  return plan;
}

const PLAN_NAMES = ["Plan A", "Plan B"];
const LONGEST_PLAN = 60;

/** The plan B that a row waits in. A table says nothing of the plan that holds beside it but what stands in it. */
function variantFor(variants: ImportVariant[], day: string | null, cell: string | undefined): { variant?: number } {
  if (day === null || !cell) return {};
  const name = cell.slice(0, LONGEST_PLAN);
  const known = variants.findIndex((other) => other.day === day && !other.holds && other.name === name);
  if (known !== -1) return { variant: known };
  if (!variants.some((other) => other.day === day)) variants.push({ day, name: PLAN_NAMES.find((free) => free !== name)!, holds: true });
  return { variant: variants.push({ day, name, holds: false }) - 1 };
}

type TableRow = { cells: string[]; line: number; quoteOpen: boolean };

/** With rows that are empty, or headings within. */
const MOST_ROWS = MAX_ITEMS * 8;

const SEPARATORS = [",", ";", "\t", "|"];
const HEAD_ROWS = 12;

/** The one by which most columns have names: a short table says too little for a guess by its looks. */
function separatorOf(text: string): string {
  const named = (delimiter: string) => Math.max(0, ...Papa.parse<string[]>(text, { delimiter, preview: HEAD_ROWS }).data.map((cells) => columnsIn(cells).size));
  return SEPARATORS.map((separator) => ({ separator, columns: named(separator) })).sort((a, b) => b.columns - a.columns)[0]!.separator;
}

function rowsOf(given: string): TableRow[] {
  // Excel's own word for its separator; its line stays one.
  const text = given.replace(/^sep=[^\r\n]{1,2}(?=\r?\n)/i, "");
  const lines = new Lines(text);
  const rows: TableRow[] = [];
  let from = 0;
  Papa.parse<string[]>(text, {
    delimiter: separatorOf(text),
    skipEmptyLines: false,
    step: ({ data, meta, errors }, parser) => {
      // One more than there is room for is enough to say so.
      if (rows.length > MOST_ROWS) return parser.abort();
      rows.push({ cells: data, line: lines.at(Math.min(from, text.length)), quoteOpen: errors.some(({ code }) => code === "MissingQuotes") });
      from = meta.cursor;
    },
  });
  return rows;
}

function columnsIn(cells: string[]): Map<Column, number> {
  const found = new Map<Column, number>();
  const names = cells.map((cell) => cell.trim().toLowerCase().replace(/_/g, " "));
  for (const { column, names: known } of COLUMNS) {
    const index = known.map((name) => names.indexOf(name)).find((at) => at !== -1 && ![...found.values()].includes(at));
    if (index !== undefined) found.set(column, index);
  }
  return found;
}

/** Our own export puts a ' before what a spreadsheet would take for a formula. */
const plain = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell).trim();

function rowItem(row: Row, line: number, problems: Problem[], dates: Dates): ReadItem | null {
  const { language } = dates;
  const title = row.title || row.address || "";
  if (!title) {
    if (row.url) problems.push({ line, text: sentence("This row has no title and was left out.") });
    return null;
  }
  const said = row.day ? (fitsDay(row.day.replace(SHORT_YEARS, "$1/$2/20$3"), dates.order) ?? serialDay(row.day)) : null;
  const day = said ?? (row.day ? numberedDay(row.day, dates.trip) : null);
  if (row.day && !day) problems.push({ line, text: say("“{date}” isn't a date that can be read; “{title}” becomes an idea.", { date: row.day.slice(0, 40), title: title.slice(0, 60) }) });
  const time = (value: string | undefined, what: "start" | "end") => {
    const read = value ? clockTime(value) : null;
    if (value && !read) problems.push({ line, text: say("{what, select, start {“{time}” isn't a time; “{title}” gets no start.} other {“{time}” isn't a time; “{title}” gets no end.}}", { what, time: value.slice(0, 40), title: title.slice(0, 60) }) });
    return read;
  };
  const [lat, lng] = [degrees(row.lat), degrees(row.lng)];
  const fromUrl = pointInUrl(row.url ?? "");
  const at = lat !== null && lng !== null ? { lat, lng } : fromUrl;
  const cost = row.cost ? costOf(row.cost, row.currency ?? "") : null;
  // Nothing to pay needs no currency.
  if (row.cost && !cost && !/^0*(?:[.,]0*)?$/.test(row.cost)) problems.push({ line, text: say("“{cost}” isn't a sum with a currency; the cost of “{title}” was left out.", { cost: row.cost.slice(0, 40), title: title.slice(0, 60) }) });
  const type = wordMeant(TYPES, row.type) ?? typeOf(`${row.type ?? ""} ${title}`);
  const status = wordMeant(STATUSES, row.status);
  const endDay = (row.endDay ? (fitsDay(row.endDay.replace(SHORT_YEARS, "$1/$2/20$3"), dates.order) ?? serialDay(row.endDay) ?? numberedDay(row.endDay, dates.trip))?.day : undefined) ?? said?.last;
  const station = (name: string, zone: string | undefined) => {
    const known = stationNamed(name, language);
    return { ...known, name, timeZone: zone || known.timeZone };
  };
  const links = linksIn(row.url ?? "");
  return item({
    title,
    line,
    type,
    day: day?.day ?? null,
    ...(endDay && { endDay }),
    // "2027-05-14 09:30" says both; midnight is what spreadsheets add to a day.
    start: time(row.start, "start") ?? (row.start || timeOf(row.day) === "00:00" ? null : timeOf(row.day)),
    end: time(row.end, "end"),
    ...(row.notes && { description: row.notes }),
    ...(row.address && { address: row.address }),
    ...(at && { lat: at.lat, lng: at.lng }),
    cost,
    ...(links.length > 0 && { links }),
    ...(status && day && { status }),
    ...(row.code && { code: row.code }),
    ...((row.from || row.to || row.mode) && type === "transport" && {
      transport: {
        mode: wordMeant(MODES, row.mode) ?? "other",
        ...(row.carrier && { carrier: row.carrier }),
        ...(row.number && { number: row.number }),
        from: row.from ? station(row.from, row.fromZone) : null,
        to: row.to ? station(row.to, row.toZone) : null,
      },
    }),
    certainty: day?.certainty ?? "sure",
  });
}

/** "5/14/27", as spreadsheets write days. */
const SHORT_YEARS = /(?<![\d/.-])(\d{1,2})\/(\d{1,2})\/([2-4]\d)(?![\d/])/;

/** 46521: days since the end of 1899, as a spreadsheet keeps its dates; of the years in which people travel. */
function serialDay(cell: string): (FoundDay & { last: null }) | null {
  const match = /^([3-6]\d{4})(?:[.,]\d+)?$/.exec(cell);
  return match ? { day: addDays("1899-12-30", Number(match[1])), certainty: "likely", index: 0, length: cell.length, last: null } : null;
}

/** 0.395833: the share of a day that a spreadsheet keeps for half past nine. */
function serialTime(cell: string): string | null {
  if (!/^0?[.,]\d{1,20}$/.test(cell)) return null;
  const minutes = Math.round(Number(cell.replace(",", ".")) * 1440) % 1440;
  return timeOf(`${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`);
}

/** "48,8606" in the tables of half the world. */
const degrees = (cell: string | undefined): number | null => numberOf(cell) ?? numberOf(cell?.replace(/^(-?\d{1,3}),(\d+)$/, "$1.$2"));

/** Addresses, each behind its label as our own table has them. */
function linksIn(cell: string): { url: string; label?: string }[] {
  const links: { url: string; label?: string }[] = [];
  for (const line of cell.split("\n")) {
    let label: string[] = [];
    for (const word of line.split(/\s+/).filter(Boolean)) {
      if (!/^https?:\/\//i.test(word)) label.push(word);
      else {
        links.push({ url: word, ...(label.length > 0 && { label: label.join(" ") }) });
        label = [];
      }
    }
  }
  return links;
}

function clockTime(value: string): string | null {
  const half = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?$/i.exec(value);
  if (half) {
    const hour = (Number(half[1]) % 12) + (half[3]!.toLowerCase() === "p" ? 12 : 0);
    return Number(half[1]) <= 12 ? timeOf(`${hour}:${half[2] ?? "00"}`) : null;
  }
  const german = /^(\d{1,2})(?:[.:](\d{2}))?\s*uhr$/i.exec(value);
  if (german) return timeOf(`${german[1]}:${german[2] ?? "00"}`);
  return timeOf(value.replace(/^(\d{1,2})[.h](\d{2})$/i, "$1:$2")) ?? serialTime(value);
}

const SYMBOLS: Record<string, string> = { US$: "USD", HK$: "HKD", NT$: "TWD", NZ$: "NZD", AU$: "AUD", CA$: "CAD", MX$: "MXN", A$: "AUD", C$: "CAD", S$: "SGD", R$: "BRL", "€": "EUR", $: "USD", "£": "GBP", "¥": "JPY" };

const IS_NEGATIVE = /^[^\d]{0,5}[-−–]\s?[^\d]{0,5}\d|^\(.*\)$/;

/** Null for what can't be read, and for money that comes back: a cost is what is paid. */
export function costOf(text: string, currency: string): ReadItem["cost"] {
  if (IS_NEGATIVE.test(text.trim())) return null;
  const symbol = /\b(?:US|HK|NT|NZ|AU|CA|MX|A|C|S|R)\$|[€$£¥]/.exec(text)?.[0];
  const code = currency.trim() || /\b[A-Z]{3}\b/.exec(text)?.[0] || (symbol ? SYMBOLS[symbol]! : "");
  const digits = text.replace(/[^\d.,]/g, "");
  const decimal = /[.,](\d{1,2})$/.exec(digits);
  const whole = (decimal ? digits.slice(0, decimal.index) : digits).replace(/[.,]/g, "");
  if (!whole && !decimal) return null;
  const exact = /^\d+\.\d{3,4}$/.test(text.trim()) ? Number(text.trim()) : Number(`${whole || "0"}.${decimal?.[1] ?? "0"}`);
  return moneyOf(exact, code);
}

/** Of a map's address: "…/@35.01,135.76,17z", "…!3d35.01!4d135.76", "?q=35.01,135.76". */
export function pointInUrl(url: string): { lat: number; lng: number } | null {
  const match = /!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)/.exec(url) ?? /[@=/](-?\d{1,2}\.\d+),(-?\d{1,3}\.\d+)/.exec(url);
  const [lat, lng] = match ? [Number(match[1]), Number(match[2])] : [NaN, NaN];
  return isPoint(lat, lng) ? { lat, lng } : null;
}
