// Edits of one's own that met somebody else's: made without the network, and refused as others had changed the same before they came. Each
// is kept on this device until whoever made it has chosen. It is one person's, and goes when they sign out.
import type { ConvexReactClient } from "convex/react";
import { makeFunctionReference } from "convex/server";
import { create } from "zustand";
import { overtakenOf, type Overtaken } from "./errors";
import { mergeLines } from "./mergeLines";
import { argsOf, sendKept, type KeptEdit } from "./outbox";

const PREFIX = "caravan-overtaken:";

export type OvertakenEdit = { edit: KeptEdit; overtaken: Overtaken };
type Args = Record<string, unknown>;

/** `choosing`: what is to be chosen is on screen. In the order in which it was made. */
export const useOvertaken = create<{ edits: OvertakenEdit[]; choosing: boolean }>()(() => ({ edits: [], choosing: false }));
export const chooseNow = (choosing: boolean): void => useOvertaken.setState({ choosing });

/** Whether that is why it was refused. What was made later of the same takes the place of what was made before. */
export function keepIfOvertaken(error: unknown, edit: KeptEdit): boolean {
  const overtaken = overtakenOf(error);
  if (!overtaken) return false;
  const one: OvertakenEdit = { edit, overtaken };
  for (const before of useOvertaken.getState().edits) if (aboutOf(before) === aboutOf(one)) forgetOvertaken(before.edit);
  try {
    localStorage.setItem(PREFIX + edit.editKey, JSON.stringify(one));
  } catch {
    // No room on the device, or none allowed: it is asked all the same, and only isn't kept.
  }
  useOvertaken.setState(({ edits }) => ({ edits: inOrder([...edits, one]) }));
  return true;
}

export function forgetOvertaken({ editKey }: KeptEdit): void {
  localStorage.removeItem(PREFIX + editKey);
  useOvertaken.setState(({ edits }) => ({ edits: edits.filter(({ edit }) => edit.editKey !== editKey) }));
}

/** What this person has still to choose, from pages before this one too. */
export const takeUpOvertaken = (userId: string): void => useOvertaken.setState({ edits: inOrder(kept().filter(({ edit }) => edit.userId === userId)) });

export function forgetAllOvertaken(): void {
  for (const { edit } of kept()) localStorage.removeItem(PREFIX + edit.editKey);
  useOvertaken.setState({ edits: [], choosing: false });
}

/** Sends what `chosen` says; throws the refusal. Where others have changed it once more, that is to be chosen then. */
export async function settleOvertaken(client: ConvexReactClient, one: OvertakenEdit, keep: "mine" | "theirs"): Promise<void> {
  const args = chosen(one, keep);
  forgetOvertaken(one.edit);
  if (!args) return;
  const path = makeFunctionReference<"mutation", Args>(one.edit.path);
  await sendKept(client, one.edit.userId, path, args, { onRefused: keepIfOvertaken }).catch((error: unknown) => {
    if (!overtakenOf(error)) throw error;
  });
}

/**
 * What is to be sent: with `mine` the edit as it was made, now that its maker has seen what others did; with `theirs` what of it nobody else had changed, null
 * where that is nothing. Pure.
 */
export function chosen({ edit, overtaken: { seen, rows } }: OvertakenEdit, keep: "mine" | "theirs"): Args | null {
  const { editKey: _editKey, was, ...made } = argsOf(edit);
  const others = rows[0]?.fields[0]?.theirs;
  if (keep === "mine") return { ...made, seen, ...(was !== undefined && { was: others ?? "" }) };
  const names = new Set(rows.flatMap(({ fields }) => fields.map(({ name }) => name)));
  if (Array.isArray(made.activityIds)) {
    const left = (made.activityIds as string[]).filter((id) => rows.every((row) => row.id !== id));
    return left.length > 0 ? { ...made, seen, activityIds: left } : null;
  }
  if (made.set && typeof made.set === "object") {
    const set = without(made.set as Args, names);
    return Object.keys(set).length > 0 ? { ...made, seen, set } : null;
  }
  // The fields stand beside what they are of.
  const isFieldwise = [...names].every((name) => name in made) && !rows.some(({ isRemoval }) => isRemoval);
  const left = without(made, names);
  return isFieldwise && Object.keys(left).some((name) => !NO_FIELD.has(name)) ? { ...left, seen } : null;
}

/** Notes that two have changed, put together line by line, as they are to be sent; null where both changed the same lines, or it is about something else. Pure. */
export function mergedNotes(edit: KeptEdit, { rows }: Overtaken): Args | null {
  const { editKey: _editKey, was, ...made } = argsOf(edit);
  const { mine, theirs = "" } = rows[0]?.fields[0] ?? {};
  if (typeof was !== "string" || typeof mine !== "string" || typeof theirs !== "string") return null;
  const description = mergeLines(was, mine, theirs);
  return description === null ? null : { ...made, set: { description }, was: theirs };
}

/** What an edit is of, and from what it was made. */
const NO_FIELD = new Set(["tripId", "day", "activityId", "afterId", "seen"]);
const without = (fields: Args, names: ReadonlySet<string>): Args => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.has(name)));

/** The same for edits of which the later says all that the earlier did. */
const aboutOf = ({ edit, overtaken: { rows } }: OvertakenEdit): string =>
  JSON.stringify([edit.path, Object.keys((argsOf(edit).set ?? {}) as Args).sort(), rows.map(({ id, fields }) => [id, fields.map(({ name }) => name)])]);

const inOrder = (edits: OvertakenEdit[]): OvertakenEdit[] => edits.sort((a, b) => a.edit.at - b.edit.at);

function kept(): OvertakenEdit[] {
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(PREFIX) ? [JSON.parse(localStorage.getItem(key)!) as OvertakenEdit] : []));
  } catch {
    return [];
  }
}
