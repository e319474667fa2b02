// What is sent of an edit that met somebody else's, once its maker has chosen, or where both go together.
import type { ConvexReactClient } from "convex/react";
import { makeFunctionReference } from "convex/server";
import { overtakenOf, type Overtaken } from "./errors";
import { mergeLines } from "./mergeLines";
import { argsOf, sendKept, type KeptEdit } from "./outbox";
import { forgetOvertaken, keepIfOvertaken, type OvertakenEdit } from "./overtaken";

type Args = Record<string, unknown>;

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

/** Sends notes that two have changed, put together line by line; null where that can't be, as `mergedNotes` says. */
export function sendMerged(client: ConvexReactClient, edit: KeptEdit, overtaken: Overtaken): Promise<unknown> | null {
  const merged = mergedNotes(edit, overtaken);
  return merged && sendKept(client, edit.userId, makeFunctionReference<"mutation", Args>(edit.path), merged, { onRefused: keepIfOvertaken });
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
