// The plan as a table (RFC 4180, UTF-8 with its mark so that spreadsheets read it right). What a spreadsheet would take for a formula
// gets a ' before it; numbers stay numbers.
import Papa from "papaparse";
import { minorDigits, wholeUnits } from "../../money/currencies";
import type { Snapshot } from "../snapshot";

const COLUMNS = [
  "Day", "End day", "Start", "End", "Title", "Type", "Status", "Address", "Latitude", "Longitude", "Cost", "Currency",
  "Mode", "Carrier", "Number", "From", "To", "From zone", "To zone", "Notes", "Links", "People", "Code",
] as const;

export function writeCsv({ items, codes, names }: Snapshot): string {
  const rows = [...items.filter(({ day }) => day !== null), ...items.filter(({ day }) => day === null)].map((item) => {
    const { transport } = item;
    return [
      item.day, item.endDay, item.start, item.end, item.title, item.type, item.status, item.address, item.lat, item.lng,
      item.cost && wholeUnits(item.cost).toFixed(minorDigits(item.cost.currency)), item.cost?.currency,
      transport?.mode, transport?.carrier, transport?.number, transport?.from?.name, transport?.to?.name, transport?.from?.timeZone, transport?.to?.timeZone,
      item.description, (item.links ?? []).map(({ url }) => url).join(" "),
      (item.participants ?? []).map((userId) => names.get(userId) ?? "").filter(Boolean).join(", "), codes.get(item._id),
    ].map(cell);
  });
  const used = codes.size > 0 ? COLUMNS : COLUMNS.slice(0, -1);
  return `\uFEFF${Papa.unparse({ fields: [...used], data: rows.map((row) => row.slice(0, used.length)) }, { newline: "\r\n" })}\r\n`;
}

function cell(value: string | number | null | undefined): string {
  const text = String(value ?? "");
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}
