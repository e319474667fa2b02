// Edits that were made here and that the server hasn't answered yet, kept on this device: a page that is closed or
// loaded again meanwhile loses none of them. Each has a name (`editKey`) by which the server knows it, and does it once.
import type { ConvexReactClient } from "convex/react";
import type { MutationOptions } from "convex/react";
import { getFunctionName, makeFunctionReference, type FunctionReference, type FunctionReturnType } from "convex/server";
import { ConvexError, convexToJson, jsonToConvex, type JSONValue } from "convex/values";
import { create } from "zustand";
import { countAdded, noteAdded, waitsFor, withServersNames } from "./addedRows";
import { errorCode, retryAfter } from "./errors";

const PREFIX = "caravan-edit:";
/** Older ones say what nobody remembers having wanted. */
const KEPT_MS = 30 * 86_400_000;

type Mutation = FunctionReference<"mutation", "public", Record<string, unknown>>;
export type KeptEdit = { editKey: string; userId: string | null; path: string; args: JSONValue; at: number };
type Outbox = { left: KeptEdit[]; own: KeptEdit[] };

/**
 * Edits that wait for their answer, in the order in which they were made. `own`: what this page has sent. `left`: what pages before this one
 * left, what names a row that the server hasn't named yet and, while there is any of that, what was made since: nothing overtakes.
 */
export const useOutbox = create<Outbox>()(() => ({ left: [], own: [] }));
export const countWaiting = ({ left, own }: Outbox): number => left.length + own.length;
export const isIdle = (outbox: Outbox): boolean => countWaiting(outbox) === 0;

/** Edits that were made on this page, sent from here or otherwise. */
const madeHere = new Set<string>();
export const isMadeHere = (editKey: string): boolean => madeHere.has(editKey);
export function newEditKey(): string {
  const editKey = crypto.randomUUID();
  madeHere.add(editKey);
  return editKey;
}
export const argsOf = ({ args }: KeptEdit) => jsonToConvex(args) as Record<string, unknown>;

/** Edits of this page that wait for their turn: behind what was left, or for the name of a row that an edit before them adds. */
const turns = new Map<string, { send: (edit: KeptEdit) => void; drop: (error: unknown) => void }>();
let isSending = false;
/** Edits of this page that met the end of its session: they wait for whoever made them to sign in again. */
const unheard = new Set<string>();
/** With the edit as it was sent. */
type OnRefused = (error: unknown, edit: KeptEdit) => void;
/** Of an edit that a page before this one left, which has nobody else to tell. */
let tellRefused: OnRefused = () => undefined;

/** As `client.mutation`, for edits of a plan: kept until it is answered. `userId`: whose edit it is. */
export async function sendKept<Edit extends FunctionReference<"mutation">>(
  client: ConvexReactClient,
  userId: string | null,
  edit: Edit,
  args: Omit<Edit["_args"], "editKey">,
  { editKey = newEditKey(), onRefused, ...options }: MutationOptions<Edit["_args"]> & { editKey?: string; onRefused?: OnRefused } = {},
): Promise<FunctionReturnType<Edit>> {
  const named = withServersNames(convexToJson({ ...args, editKey } as never));
  if (named === undefined) throw gone();
  const kept = { editKey, userId, path: getFunctionName(edit), args: named, at: inOrder(Date.now()) };
  store(kept);
  const send = async (now: KeptEdit) => (await answerTo(now, () => client.mutation(edit, argsOf(now) as Edit["_args"], options), onRefused)) as FunctionReturnType<Edit>;
  if (useOutbox.getState().left.length === 0 && waitsFor(named).length === 0) {
    useOutbox.setState(({ own }) => ({ own: [...own, kept] }));
    return send(kept);
  }
  return new Promise((resolve, reject) => {
    turns.set(editKey, { send: (now) => void send(now).then(resolve, reject), drop: reject });
    useOutbox.setState(({ left }) => ({ left: [...left, kept] }));
    advance();
  });
}

/** From here on what pages before this one left counts as waiting. What somebody else made here waits for them. */
export function takeUpLeftovers(userId: string, before: number): void {
  const theirs = ({ editKey, userId: by }: KeptEdit) => (turns.has(editKey) || unheard.has(editKey)) && (by === userId || by === null);
  useOutbox.setState(({ left }) => ({ left: [...leftovers(userId, before), ...left.filter(theirs)] }));
}

/** Sends what pages before this one left, in the order in which it was made. Each refusal is told as it comes. */
export async function sendLeftovers(client: ConvexReactClient, userId: string, before: number, onRefused: OnRefused): Promise<void> {
  if (isSending) return;
  isSending = true;
  tellRefused = onRefused;
  takeUpLeftovers(userId, before);
  for (let edit = useOutbox.getState().left[0]; edit && !turns.has(edit.editKey); edit = useOutbox.getState().left[0]) {
    const waiting = edit;
    const mutation = makeFunctionReference<"mutation">(waiting.path) as Mutation;
    // Nothing waits before it any more: a row that it names has never been kept here, or was forgotten.
    const send = waitsFor(waiting.args).length > 0 ? () => Promise.reject(gone()) : () => patiently(() => client.mutation(mutation, argsOf(waiting)));
    await answerTo(waiting, send, tellRefused).catch(() => undefined);
  }
  isSending = false;
  advance();
}

/** The answer to an edit; the server gives it again where a page before this one never had it. Throws the refusal. Without a session there is neither. */
async function answerTo(edit: KeptEdit, send: () => Promise<unknown>, onRefused?: OnRefused): Promise<unknown> {
  try {
    const answer = await send();
    settle(edit, answer);
    return answer;
  } catch (error) {
    if (errorCode(error) === "AUTHENTICATION_ERROR") return waitForSession(edit);
    settle(edit, null, error);
    onRefused?.(error, edit);
    throw error;
  }
}

/** Nothing was said of the edit itself: it stays as what a page before this one left, and what is made after it waits behind. */
function waitForSession(edit: KeptEdit): Promise<never> {
  if (useOutbox.getState().left.includes(edit)) {
    isSending = false;
  } else {
    unheard.add(edit.editKey);
    useOutbox.setState(({ left, own }) => ({ left: [...left, edit].sort((a, b) => a.at - b.at), own: own.filter((other) => other !== edit) }));
  }
  return new Promise(() => undefined);
}

/** Sends what this page made and has its turn now: it is in the plan as sent before it stops being in it as waiting. */
function advance(): void {
  for (;;) {
    const { left, own } = useOutbox.getState();
    const edit = left[0];
    const turn = edit && turns.get(edit.editKey);
    if (!turn) return;
    const before = waitsFor(edit.args);
    if (before.some((editKey) => [...left, ...own].some((other) => other.editKey === editKey))) return;
    turns.delete(edit.editKey);
    if (before.length > 0) {
      forget(edit);
      turn.drop(gone());
    } else {
      turn.send(edit);
      useOutbox.setState((now) => (now.left.includes(edit) ? { left: now.left.filter((other) => other !== edit), own: [...now.own, edit] } : {}));
    }
  }
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

/** An edit has its answer, or its refusal: what waits, here or for whoever it is of, names the rows that it added as the server does, or goes with it. */
function settle(edit: KeptEdit, answer: unknown, refusal: unknown = gone()): void {
  const added = countAdded(edit);
  if (added > 0) {
    // A selection of which something was gone has been copied in part: nobody could tell which copy is whose.
    noteAdded(edit.editKey, Array.isArray(answer) && answer.length === added ? (answer as string[]) : null);
    const { left } = useOutbox.getState();
    const elsewhere = allKept().filter(({ editKey }) => left.every((waiting) => waiting.editKey !== editKey));
    for (const waiting of [...left, ...elsewhere]) if (waiting.editKey !== edit.editKey) rename(waiting, refusal);
  }
  forget(edit);
  advance();
}

function rename(waiting: KeptEdit, refusal: unknown): void {
  if (waitsFor(waiting.args).length === 0) return;
  const args = withServersNames(waiting.args);
  if (args !== undefined) {
    const now = { ...waiting, args };
    store(now);
    useOutbox.setState(({ left }) => ({ left: left.map((edit) => (edit === waiting ? now : edit)) }));
    return;
  }
  const turn = turns.get(waiting.editKey);
  turns.delete(waiting.editKey);
  if (countAdded(waiting) > 0) noteAdded(waiting.editKey, null);
  forget(waiting);
  if (turn) turn.drop(refusal);
  else tellRefused(refusal, waiting);
}

function forget({ editKey }: KeptEdit): void {
  // A list that stays the same is the same array: whoever shows it isn't drawn again.
  const others = (edits: KeptEdit[]) => (edits.some((edit) => edit.editKey === editKey) ? edits.filter((edit) => edit.editKey !== editKey) : edits);
  localStorage.removeItem(PREFIX + editKey);
  useOutbox.setState(({ left, own }) => ({ left: others(left), own: others(own) }));
}

const gone = () => new ConvexError({ code: "RESOURCE_NOT_FOUND", message: "This item is no longer in the trip. Somebody may have removed it." });

/** Two edits of one moment keep their order. */
let last = 0;
function inOrder(now: number): number {
  last = Math.floor(last) === now ? last + 1 / 1024 : now;
  return last;
}

const allKept = (): KeptEdit[] => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).flatMap((key) => read(key) ?? []);

/** This person's, from pages that are no more; what is too old is forgotten. */
export function leftovers(userId: string, before: number): KeptEdit[] {
  const all = allKept();
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
