// The plan as a table (RFC 4180, UTF-8 with its mark so that spreadsheets read it right), in the language of whoever it goes to. What a
// spreadsheet would take for a formula gets a ' before it; numbers stay numbers.
import Papa from "papaparse";
import { minorDigits, wholeUnits } from "../../money/currencies";
import { written } from "../../words/words";
import { plansB, type Snapshot } from "../snapshot";
import { HEADINGS, MODES, STATUSES, TYPES, type Column } from "../tableWords";

const COLUMNS = Object.keys(HEADINGS) as Column[];

export function writeCsv({ items, parked, variants, codes, names, language }: Snapshot): string {
  const rows = inTurn(items, plansB(parked, variants)).map((item) => {
    const { transport } = item;
    const cells: Record<Column, string | number | null | undefined> = {
      day: item.day,
      endDay: item.endDay,
      start: item.start,
      end: item.end,
      title: item.title,
      type: written(TYPES[item.type], language),
      status: written(STATUSES[item.status], language),
      plan: variants.find(({ _id }) => _id === item.parkedIn)?.name,
      address: item.address,
      lat: item.lat,
      lng: item.lng,
      cost: item.cost && wholeUnits(item.cost).toFixed(minorDigits(item.cost.currency)),
      currency: item.cost?.currency,
      mode: transport && written(MODES[transport.mode], language),
      carrier: transport?.carrier,
      number: transport?.number,
      from: transport?.from?.name,
      to: transport?.to?.name,
      fromZone: transport?.from?.timeZone,
      toZone: transport?.to?.timeZone,
      notes: item.description,
      // A line each, as a label may have spaces.
      url: (item.links ?? []).map(({ url, label }) => [label?.replace(/\s+/g, " "), url].filter(Boolean).join(" ")).join("\n"),
      people: (item.participants ?? []).map((userId) => names.get(userId) ?? "").filter(Boolean).join(", "),
      code: codes.get(item._id),
    };
    return cells;
  });
  const used = COLUMNS.filter((column) => (column !== "code" || codes.size > 0) && (column !== "plan" || parked.length > 0));
  const fields = used.map((column) => written(HEADINGS[column], language));
  return `\uFEFF${Papa.unparse({ fields, data: rows.map((cells) => used.map((column) => cell(cells[column]))) }, { newline: "\r\n" })}\r\n`;
}

/** The plan in its order, each day with its plans B behind it; ideas last. */
function inTurn(items: Snapshot["items"], aside: Snapshot["items"]): Snapshot["items"] {
  const rows = items.filter(({ day }) => day !== null);
  for (const row of aside) rows.splice(rows.findLastIndex(({ day }) => day! <= row.day!) + 1, 0, row);
  return [...rows, ...items.filter(({ day }) => day === null)];
}

function cell(value: string | number | null | undefined): string {
  const text = String(value ?? "");
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}
