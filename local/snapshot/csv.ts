// Rows of a CSV file as Convex imports them: the first line names the fields, what reads as a number is one, the rest is text.
import type { JSONValue } from "convex/values";
import { atLine, checkedRow, type Row } from "./readSnapshot";

const MAX_CELL = 1024 * 1024;

export async function* csvRows(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  let fields: string[] | null = null;
  for await (const { line, cells } of records(name, bytes)) {
    if (fields === null) {
      fields = cells.map((cell) => cell.trim());
      if (new Set(fields).size < fields.length || fields.includes("")) throw atLine(name, line, "each column needs a name of its own");
      continue;
    }
    if (cells.length !== fields.length) throw atLine(name, line, `there are ${cells.length} cells, but ${fields.length} columns`);
    yield { line, document: checkedRow(name, line, Object.fromEntries(fields.map((field, i) => [field, valueOf(cells[i]!)]))) };
  }
}

const valueOf = (cell: string): JSONValue => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : cell);

/** Cells by line; a cell in quotes may hold commas, quotes twice, and line breaks. */
async function* records(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ line: number; cells: string[] }> {
  const decoder = new TextDecoder("utf-8");
  let cells: string[] = [];
  let cell = "";
  let quoted: "no" | "yes" | "ended" = "no";
  let line = 1;
  let begun = 1;
  for await (const chunk of bytes) {
    for (const char of decoder.decode(chunk, { stream: true })) {
      if (char === "\n") line++;
      if (quoted === "yes") {
        if (char === '"') quoted = "ended";
        else cell += char;
      } else if (char === '"' && (cell === "" || quoted === "ended")) {
        if (quoted === "ended") cell += char;
        quoted = "yes";
      } else if (char === ",") {
        cells.push(cell);
        [cell, quoted] = ["", "no"];
      } else if (char === "\n") {
        if (cells.length > 0 || cell !== "") yield { line: begun, cells: [...cells, cell] };
        [cells, cell, quoted, begun] = [[], "", "no", line];
      } else if (char !== "\r") {
        cell += char;
      }
      if (cell.length > MAX_CELL) throw atLine(name, begun, "a cell is too long");
    }
  }
  if (quoted === "yes") throw atLine(name, begun, "a quote is never closed");
  if (cells.length > 0 || cell !== "") yield { line: begun, cells: [...cells, cell] };
}
