// Edits that were made here and that the server hasn't answered yet, kept on this device: a page that is closed or
// loaded again meanwhile loses none of them. Each has a name (`editKey`) by which the server knows it, and does it once.
import type { ConvexReactClient } from "convex/react";
import type { MutationOptions } from "convex/react";
import { getFunctionName, makeFunctionReference, type FunctionReference, type FunctionReturnType } from "convex/server";
import { convexToJson, jsonToConvex, type JSONValue } from "convex/values";
import { create } from "zustand";
import { isDone, retryAfter } from "./errors";

const PREFIX = "caravan-edit:";
/** Older ones say what nobody remembers having wanted. */
const KEPT_MS = 30 * 86_400_000;

type Mutation = FunctionReference<"mutation", "public", Record<string, unknown>>;
export type KeptEdit = { editKey: string; userId: string | null; path: string; args: JSONValue; at: number };
type Outbox = { left: KeptEdit[]; own: KeptEdit[] };

/**
 * Edits that wait for their answer, in the order in which they were made. `left`: what pages before this one left and, while there is any of
 * that, what was made since: nothing overtakes. `own`: what this page has sent.
 */
export const useOutbox = create<Outbox>()(() => ({ left: [], own: [] }));
export const countWaiting = ({ left, own }: Outbox): number => left.length + own.length;
export const isIdle = (outbox: Outbox): boolean => countWaiting(outbox) === 0;

export const newEditKey = (): string => crypto.randomUUID();
export const argsOf = ({ args }: KeptEdit) => jsonToConvex(args) as Record<string, unknown>;

/** Lets an edit of this page go that waits behind what was left. */
const turns = new Map<string, () => void>();
let isSending = false;

/** As `client.mutation`, for edits of a plan: kept until it is answered. `userId`: whose edit it is. */
export async function sendKept<Edit extends FunctionReference<"mutation">>(
  client: ConvexReactClient,
  userId: string | null,
  edit: Edit,
  args: Omit<Edit["_args"], "editKey">,
  { editKey = newEditKey(), ...options }: MutationOptions<Edit["_args"]> & { editKey?: string } = {},
): Promise<FunctionReturnType<Edit>> {
  const named = { ...args, editKey } as Edit["_args"];
  const kept = { editKey, userId, path: getFunctionName(edit), args: convexToJson(named as never), at: Date.now() };
  store(kept);
  if (useOutbox.getState().left.length > 0) {
    useOutbox.setState(({ left }) => ({ left: [...left, kept] }));
    await new Promise<void>((resolve) => turns.set(editKey, resolve));
  } else useOutbox.setState(({ own }) => ({ own: [...own, kept] }));
  try {
    return await client.mutation(edit, named, options);
  } finally {
    settled(editKey);
  }
}

/** From here on what pages before this one left counts as waiting. */
export function takeUpLeftovers(userId: string, before: number): void {
  useOutbox.setState(({ left }) => ({ left: [...leftovers(userId, before), ...left.filter(({ editKey }) => turns.has(editKey))] }));
}

/** Sends what pages before this one left, in the order in which it was made. Resolves to the refusals. */
export async function sendLeftovers(client: ConvexReactClient, userId: string, before: number, onAnswer?: (edit: KeptEdit, answer: unknown) => void): Promise<unknown[]> {
  if (isSending) return [];
  isSending = true;
  takeUpLeftovers(userId, before);
  const refusals: unknown[] = [];
  for (let edit = useOutbox.getState().left[0]; edit; edit = useOutbox.getState().left[0]) {
    if (letGo(edit)) continue;
    const send = () => client.mutation(makeFunctionReference<"mutation">(edit!.path) as Mutation, argsOf(edit!));
    try {
      const answer: unknown = await patiently(send);
      onAnswer?.(edit, answer);
    } catch (error) {
      if (!isDone(error)) refusals.push(error);
    }
    settled(edit.editKey);
  }
  isSending = false;
  return refusals;
}

/** True where this page made it, and sends it itself. */
function letGo(edit: KeptEdit): boolean {
  const go = turns.get(edit.editKey);
  if (!go) return false;
  turns.delete(edit.editKey);
  useOutbox.setState(({ left, own }) => ({ left: left.filter((other) => other !== edit), own: [...own, edit] }));
  go();
  return true;
}

async function patiently(send: () => Promise<unknown>): Promise<unknown> {
  try {
    return await send();
  } catch (error) {
    const wait = retryAfter(error);
    if (wait === null) throw error;
    await new Promise((resolve) => setTimeout(resolve, wait));
    return patiently(send);
  }
}

function settled(editKey: string): void {
  const others = (edits: KeptEdit[]) => (edits.some((edit) => edit.editKey === editKey) ? edits.filter((edit) => edit.editKey !== editKey) : edits);
  useOutbox.setState(({ left, own }) => ({ left: others(left), own: others(own) }));
  localStorage.removeItem(PREFIX + editKey);
}

/** This person's, from pages that are no more; what is too old is forgotten. */
export function leftovers(userId: string, before: number): KeptEdit[] {
  const all = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).flatMap((key) => read(key) ?? []);
  for (const { editKey, at } of all) if (at < before - KEPT_MS) localStorage.removeItem(PREFIX + editKey);
  return all.filter((kept) => kept.userId === userId && kept.at < before && kept.at >= before - KEPT_MS).sort((a, b) => a.at - b.at);
}

function store(kept: KeptEdit): void {
  try {
    localStorage.setItem(PREFIX + kept.editKey, JSON.stringify(kept));
  } catch {
    // No room on the device, or none allowed: the edit is sent all the same, and only isn't kept.
  }
}

function read(key: string): KeptEdit | null {
  try {
    return JSON.parse(localStorage.getItem(key)!) as KeptEdit;
  } catch {
    localStorage.removeItem(key);
    return null;
  }
}
