// Names of rows that edits add. A row is on screen before the server has named it: until then it goes by the edit that adds it, and
// edits that are made of it meanwhile name it so; they are sent with the server's name, once that is known.
import { getFunctionName } from "convex/server";
import type { JSONValue } from "convex/values";
import { api } from "../../convex/_generated/api";

const NAME = /^pending:([\w-]{8,64}):(\d+)$/;

/** Of a row that an edit adds, by the edit's name: the same after the page was loaded anew. */
export const pendingName = (editKey: string, index: number): string => `pending:${editKey}:${index}`;
export const isPendingName = (id: string): boolean => NAME.test(id);

/** What the server called the rows that an edit added; null where it came to nothing. By the edit's name. */
const answers = new Map<string, readonly string[] | null>();
const names = new Map<string, string>();

export function noteAdded(editKey: string, ids: readonly string[] | null): void {
  answers.set(editKey, ids);
  if (shownBy.get(editKey) !== "server") ids?.forEach((id, index) => names.set(id, pendingName(editKey, index)));
}

/** How the rows that an edit adds came onto this screen: by the edit, before the server had named them, or by the server, which had done it for an earlier page. */
const shownBy = new Map<string, "edit" | "server">();
export const noteShown = (editKey: string): void => void shownBy.set(editKey, shownBy.get(editKey) ?? "edit");

/** Whether they are the server's to show: said of what it has on screen already, and not where they stood there before it had. */
export function isServersToShow(editKey: string): boolean {
  if (shownBy.get(editKey) === "edit") return false;
  shownBy.set(editKey, "server");
  return true;
}

/** What a row is known by here as long as the page is, whether the server has named it or not. */
export const nameHere = (id: string): string => names.get(id) ?? id;

/** What of its arguments an edit adds a row for, each: those that it gives, or copies. */
const ADDED_FOR = new Map([
  [getFunctionName(api.trips.activities.addMany), "activities"],
  [getFunctionName(api.trips.activities.duplicate), "activityIds"],
]);

/** How many rows an edit adds. */
export function countAdded({ path, args }: { path: string; args: JSONValue }): number {
  const added = (args as Record<string, JSONValue>)[ADDED_FOR.get(path) ?? ""];
  return Array.isArray(added) ? added.length : 0;
}

/** undefined where nobody can tell yet. */
function serversName(name: string): string | null | undefined {
  const [, editKey, index] = NAME.exec(name)!;
  const ids = answers.get(editKey!);
  return ids && (ids[Number(index)] ?? null);
}

/**
 * With the server's names of rows wherever it has named them. A row that came to nothing is left out of a selection, and nothing stands
 * after it; undefined where there is nothing left to do.
 */
export function withServersNames(args: JSONValue): JSONValue | undefined {
  if (typeof args === "string") {
    const id = isPendingName(args) ? serversName(args) : args;
    return id === undefined ? args : (id ?? undefined);
  }
  if (Array.isArray(args)) {
    const kept = args.map(withServersNames).filter((item) => item !== undefined);
    return kept.length > 0 || args.length === 0 ? kept : undefined;
  }
  if (args === null || typeof args !== "object") return args;
  const fields = Object.entries(args).map(([name, value]) => {
    const now = withServersNames(value!);
    return [name, now === undefined && name === "afterId" ? null : now] as const;
  });
  return fields.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(fields) as JSONValue);
}

/** The edits that add the rows which it names, where the server hasn't named those yet. */
export function waitsFor(args: JSONValue): string[] {
  if (typeof args === "string") return NAME.exec(args)?.slice(1, 2) ?? [];
  return args !== null && typeof args === "object" ? Object.values(args).flatMap((value) => waitsFor(value!)) : [];
}
