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
type Kept = { editKey: string; userId: string | null; path: string; args: JSONValue; at: number };

/** How many edits of this page wait for their answer. */
export const useWaiting = create<{ waiting: number }>()(() => ({ waiting: 0 }));
const count = (change: number) => useWaiting.setState(({ waiting }) => ({ waiting: waiting + change }));

/** As `client.mutation`, for edits of a plan: kept until it is answered. `userId`: whose edit it is. */
export async function sendKept<Edit extends FunctionReference<"mutation">>(
  client: ConvexReactClient,
  userId: string | null,
  edit: Edit,
  args: Omit<Edit["_args"], "editKey">,
  options?: MutationOptions<Edit["_args"]>,
): Promise<FunctionReturnType<Edit>> {
  const editKey = crypto.randomUUID();
  const named = { ...args, editKey } as Edit["_args"];
  store({ editKey, userId, path: getFunctionName(edit), args: convexToJson(named as never), at: Date.now() });
  count(1);
  try {
    return await client.mutation(edit, named, options);
  } finally {
    count(-1);
    localStorage.removeItem(PREFIX + editKey);
  }
}

/** Sends what pages before this one left, in the order in which it was made. Resolves to the refusals. */
export async function sendLeftovers(client: ConvexReactClient, userId: string, before: number): Promise<unknown[]> {
  const refusals: unknown[] = [];
  for (const { editKey, path, args } of leftovers(userId, before)) {
    const send = () => client.mutation(makeFunctionReference<"mutation">(path) as Mutation, jsonToConvex(args) as Record<string, unknown>);
    try {
      await patiently(send);
    } catch (error) {
      if (!isDone(error)) refusals.push(error);
    }
    localStorage.removeItem(PREFIX + editKey);
  }
  return refusals;
}

async function patiently(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (error) {
    const wait = retryAfter(error);
    if (wait === null) throw error;
    await new Promise((resolve) => setTimeout(resolve, wait));
    await patiently(send);
  }
}

/** This person's, from pages that are no more; what is too old is forgotten. */
export function leftovers(userId: string, before: number): Kept[] {
  const all = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).flatMap((key) => read(key) ?? []);
  for (const { editKey, at } of all) if (at < before - KEPT_MS) localStorage.removeItem(PREFIX + editKey);
  return all.filter((kept) => kept.userId === userId && kept.at < before && kept.at >= before - KEPT_MS).sort((a, b) => a.at - b.at);
}

function store(kept: Kept): void {
  try {
    localStorage.setItem(PREFIX + kept.editKey, JSON.stringify(kept));
  } catch {
    // No room on the device, or none allowed: the edit is sent all the same, and only isn't kept.
  }
}

function read(key: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(key)!) as Kept;
  } catch {
    localStorage.removeItem(key);
    return null;
  }
}
