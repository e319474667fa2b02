// A whole table, for what has to look at all of it.
import type { ComponentPath, SerializedQuery, Transaction } from "./types";

/** Every document of a table as it is stored, oldest first. */
export function* texts(tx: Transaction, component: ComponentPath, tableName: string): Generator<string> {
  const query: SerializedQuery = { source: { type: "FullTableScan", tableName, order: "asc" }, operators: [] };
  const stream = tx.query(component, query);
  try {
    for (let text = stream.next(); text !== null; text = stream.next()) yield text;
  } finally {
    stream.close();
  }
}
