// Finding a function and running it: validated arguments in, a validated result out, within a limit.
import type { JSONValue } from "convex/values";
import { argumentsError, returnsError } from "../database/validation";
import { displayPath, type FunctionAddress } from "./address";
import type { Registered } from "./component";
import type { FunctionKind } from "./types";

/** JSON text of the result. */
export async function call(target: Registered, args: JSONValue, tableOf: (id: string) => string | null): Promise<string> {
  const wrong = argumentsError(target.args, args, tableOf);
  if (wrong !== null) throw new Error(wrong);
  const text = await target.invoke(JSON.stringify([args]));
  if (target.returns !== null) {
    const wrongReturn = returnsError(target.returns, JSON.parse(text) as JSONValue, tableOf);
    if (wrongReturn !== null) throw new Error(wrongReturn);
  }
  return text;
}

export function requireKind(target: Registered | null, kind: FunctionKind, address: FunctionAddress, allowInternal: boolean): Registered {
  if (!target || (!target.isPublic && !allowInternal)) throw notFound(address, allowInternal);
  if (target.kind !== kind) {
    throw new Error(`Trying to execute ${address.module}.js:${address.name} as ${article(kind)}, but it is defined as ${article(target.kind)}.`);
  }
  return target;
}

const article = (kind: string) => (kind === "action" ? "an action" : kind === "http" ? "an HTTP action" : `a ${kind}`);

export const notFound = (address: FunctionAddress, allowInternal: boolean) =>
  new Error(`Could not find ${allowInternal ? "" : "public "}function for '${displayPath(address)}'. Did you forget to run \`npx convex dev\` or \`npx convex deploy\`?`);

export class TimedOut extends Error {}

export async function withLimit<T>(work: Promise<T>, limitMs: number, address: FunctionAddress): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimedOut(`${displayPath(address)} took longer than ${limitMs / 1000} seconds and was stopped.`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
