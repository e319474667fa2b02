// What the files in a snapshot are called: `<table>/documents.jsonl`, `_storage/<id>.<extension>`, those of a component
// below `_components/<name>/`, all of it below any folder.
import type { ComponentPath } from "../database/types";

/** Where a component's files are: "" for the app itself, "_components/a/_components/b/" for "a/b". */
export const folderOf = (component: ComponentPath) => component.split("/").filter(Boolean).map((name) => `_components/${name}/`).join("");

export type EntryName =
  | { kind: "documents" | "schema"; component: ComponentPath; table: string }
  | { kind: "file"; component: ComponentPath; id: string };

const PART_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** Null for what isn't data: a README, what others add. Throws for a name that no table or component can have. */
export function readEntryName(name: string): EntryName | null {
  const listing = /^(.*\/)?([^/]+)\/(documents|generated_schema)\.jsonl$/.exec(name);
  if (listing) {
    const [, folder = "", table, file] = listing as unknown as [string, string | undefined, string, string];
    if (!PART_NAME.test(table)) throw new Error(`“${table}” can't be the name of a table.`);
    return { kind: file === "documents" ? "documents" : "schema", component: componentOf(folder), table };
  }
  const [, folder = "", id] = /^(.*\/)?_storage\/([^/.]+)(?:\.[^/]+)?$/.exec(name) ?? [];
  return id === undefined ? null : { kind: "file", component: componentOf(folder), id };
}

function componentOf(folder: string): ComponentPath {
  const names: string[] = [];
  let rest = folder;
  for (;;) {
    const [, before = "", name] = /^(.*\/)?_components\/([^/]+)\/$/.exec(rest) ?? [];
    if (name === undefined) return names.join("/");
    if (!PART_NAME.test(name)) throw new Error(`“${name}” can't be the name of a component.`);
    names.unshift(name);
    rest = before;
  }
}
