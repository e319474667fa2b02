// One table: filter, order, pages of rows; each row opens its document.
import { useState } from "react";
import type { JSONValue } from "convex/values";
import type { JSONDocument, RowFilter as Filter, RowsPage, TableEntry } from "../../types";
import { briefJson } from "../convexJson";
import { componentName, moment, plural } from "../format";
import { Problem } from "../parts/Problem";
import { Scroll } from "../parts/Scroll";
import { useAsked } from "../useAsked";
import { DocumentDialog } from "./DocumentDialog";
import { FileDialog } from "./FileDialog";
import { RowFilter } from "./RowFilter";

const MAX_CELL = 60;
type Opened = { kind: "none" } | { kind: "new" } | { kind: "row"; document: JSONDocument };

export function TableRows({ table }: { table: TableEntry }) {
  const [filter, setFilter] = useState<Filter | null>(null);
  const [index, setIndex] = useState<string | null>(null);
  const [order, setOrder] = useState<"asc" | "desc">("desc");
  /** Of the pages before this one; null is where the first begins. */
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  const [opened, setOpened] = useState<Opened>({ kind: "none" });
  const { component, name } = table;
  const isSystem = name.startsWith("_");
  const { data: page, problem, refresh } = useAsked("rows", { component, table: name, filter, index, order, cursor: cursors.at(-1)! });
  const first = <T,>(set: (value: T) => void) => (value: T) => {
    set(value);
    setCursors([null]);
  };
  const columns = columnsOf(table, page?.rows ?? []);
  const close = () => {
    setOpened({ kind: "none" });
    refresh();
  };
  return (
    <section aria-labelledby="table-name">
      <header className="title">
        <div>
          <h1 id="table-name">{name}</h1>
          <p className="quiet">
            {plural(table.documents, "document")} · {componentName(component)}
          </p>
        </div>
        {!isSystem && (
          <button type="button" className="primary" onClick={() => setOpened({ kind: "new" })}>
            Add document
          </button>
        )}
      </header>
      {table.validator && (
        <details>
          <summary>Schema and indexes</summary>
          <pre>{table.validator}</pre>
          <ul className="plain-list">
            {table.indexes.map((one) => (
              <li key={one.name}>
                <code>{one.name}</code> <span className="quiet">{one.fields.join(", ")}{one.staged ? " (staged)" : ""}</span>
              </li>
            ))}
            {table.searchIndexes.map((one) => <li key={one}><code>{one}</code> <span className="quiet">full text</span></li>)}
            {table.vectorIndexes.map((one) => <li key={one}><code>{one}</code> <span className="quiet">vectors</span></li>)}
          </ul>
        </details>
      )}
      <RowFilter fields={["_id", "_creationTime", ...table.fields]} active={filter !== null} onFilter={first(setFilter)} />
      <div className="bar">
        <label>
          Order by
          <select value={index ?? ""} onChange={(event) => first(setIndex)(event.target.value || null)}>
            <option value="">best index</option>
            {["by_creation_time", "by_id", ...table.indexes.filter(({ staged }) => !staged).map((one) => one.name)].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          Direction
          <select value={order} onChange={(event) => first(setOrder)(event.target.value as "asc" | "desc")}>
            <option value="desc">descending</option>
            <option value="asc">ascending</option>
          </select>
        </label>
        <p className="quiet" aria-live="polite">
          {page && planText(page)}
        </p>
      </div>
      <Problem text={problem} />
      {page && page.rows.length === 0 && <p className="empty">{filter ? "No document on this page fits the filter." : "No documents."}</p>}
      {page && page.rows.length > 0 && (
        <Scroll label={`Rows of ${name}`}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {page.rows.map((row) => (
                <tr key={String(row._id)}>
                  {columns.map((column) => (
                    <td key={column}>
                      {column === "_id" ? (
                        <button type="button" className="link" onClick={() => setOpened({ kind: "row", document: row })}>
                          {String(row._id)}
                        </button>
                      ) : (
                        cellText(column, row[column])
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {page && (cursors.length > 1 || !page.isDone) && (
        <div className="bar">
          <button type="button" disabled={cursors.length === 1} onClick={() => setCursors(cursors.slice(0, -1))}>
            Previous
          </button>
          <span className="quiet">Page {cursors.length}</span>
          <button type="button" disabled={page.isDone} onClick={() => setCursors([...cursors, page.cursor])}>
            Next
          </button>
        </div>
      )}
      {opened.kind === "row" && name === "_storage" && <FileDialog component={component} file={opened.document} onClose={close} />}
      {opened.kind !== "none" && name !== "_storage" && <DocumentDialog table={table} document={opened.kind === "row" ? opened.document : null} readOnly={isSystem} onClose={close} />}
    </section>
  );
}

function columnsOf({ fields }: TableEntry, rows: JSONDocument[]): string[] {
  const seen = new Set([...fields, ...rows.flatMap(Object.keys)]);
  seen.delete("_id");
  seen.delete("_creationTime");
  return ["_id", ...seen, "_creationTime"];
}

function cellText(column: string, value: JSONValue | undefined): string {
  if (column === "_creationTime") return moment(Number(value));
  const text = briefJson(value);
  return text.length > MAX_CELL ? `${text.slice(0, MAX_CELL)}…` : text;
}

function planText({ index, served }: RowsPage): string {
  if (served === null) return `In the order of ${index}.`;
  return served ? `${index} finds just these.` : `No index finds these: each row of ${index} is looked at.`;
}
