// The log of operations read as a whole: what became of each field between two moments. Folding it forwards compares them, writing
// the first values back is going back to the earlier one. Pure.
import type { Doc } from "../../_generated/dataModel";
import { sameValue } from "./sameValue";

export type LoggedEvent = Pick<Doc<"tripEvents">, "actorId" | "byAssistant" | "changes">;
export type LoggedTable = LoggedEvent["changes"][number]["table"];
export type NetField = { name: string; before?: unknown; after?: unknown };
/** What became of one row: fields that ended as they began are left out. `by`: whoever touched it; `byAssistant`: it for one of them. */
export type NetRow = { table: LoggedTable; id: string; fields: NetField[]; by: Doc<"users">["_id"][]; byAssistant: boolean };

/** `events` in the order in which they happened. Rows that ended as they began are left out. */
export function netChanges(events: readonly LoggedEvent[]): NetRow[] {
  const rows = new Map<string, NetRow>();
  for (const { actorId, byAssistant, changes } of events) {
    // What the clock did isn't the plan's, and going back leaves it.
    if (actorId === null) continue;
    for (const { table, id, fields } of changes) {
      const row = rows.get(id) ?? { table, id, fields: [], by: [], byAssistant: false };
      rows.set(id, row);
      if (!row.by.includes(actorId)) row.by.push(actorId);
      row.byAssistant ||= byAssistant;
      for (const { name, before, after } of fields) {
        const known = row.fields.find((field) => field.name === name);
        if (known) known.after = after;
        else row.fields.push({ name, before, after });
      }
    }
  }
  return [...rows.values()].map((row) => ({ ...row, fields: row.fields.filter(({ before, after }) => !sameValue(before, after)) })).filter((row) => row.fields.length > 0 && !cameAndWent(row));
}

/** Not there at either end, nor waiting in another plan of its day: nobody sees a difference. */
function cameAndWent({ fields }: NetRow): boolean {
  const deleted = fields.find(({ name }) => name === "deletedAt");
  const parked = fields.find(({ name }) => name === "parkedIn");
  return deleted?.before !== undefined && deleted.after !== undefined && !parked?.before && !parked?.after;
}

export type Outcome = "added" | "removed" | "changed";

/** What one would say became of the row. */
export function outcomeOf({ fields }: Pick<NetRow, "fields">): Outcome {
  const deleted = fields.find(({ name }) => name === "deletedAt");
  if (deleted && deleted.after === undefined) return "added";
  if (deleted && deleted.before === undefined) return "removed";
  return "changed";
}
