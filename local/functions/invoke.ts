// Finding a function and running it: validated arguments in, a validated result out, within a limit.
import type { JSONValue } from "convex/values";
import { argumentsError, returnsError } from "../database/schema/validation";
import { nearLimit, WARNED_AT } from "../database/usage";
import { bytesOver, formatBytes, valueProblem } from "../database/valueLimits";
import { displayPath, type FunctionAddress } from "./address";
import { invalidArguments } from "./callArguments";
import type { Registered } from "./component";
import type { FunctionKind } from "./types";

/** What stands in the way of a call, rather than what its function threw. */
export class CallRefused extends Error {}

const MAX_BYTES = 16 * 1024 * 1024;

/** JSON text of the result; `warn` is told of what is nearly too large. */
export async function call(target: Registered, args: JSONValue, { module, name }: FunctionAddress, tableOf: (id: string) => string | null, warn: (warning: string) => void): Promise<string> {
  const sent = JSON.stringify([args]);
  const invalid = valueProblem(sent);
  if (invalid !== null) throw new CallRefused(invalidArguments({ module, name }, invalid));
  const given = bytesOver(WARNED_AT * MAX_BYTES, sent, () => [args]);
  if (given !== null && given > MAX_BYTES) throw new CallRefused(`Arguments for ${module}.js:${name} are too large (actual: ${formatBytes(given)}, limit: ${formatBytes(MAX_BYTES)})`);
  const wrong = argumentsError(target.args, args, tableOf);
  if (wrong !== null) throw new CallRefused(wrong);
  const text = await target.invoke(sent);
  const invalidReturn = valueProblem(text);
  if (invalidReturn !== null) throw new CallRefused(`Function ${module}.js:${name} return value invalid: ${invalidReturn}`);
  const returned = bytesOver(WARNED_AT * MAX_BYTES, text, () => JSON.parse(text) as JSONValue);
  if (returned !== null && returned > MAX_BYTES) throw new CallRefused(`Function ${module}.js:${name} return value is too large (actual: ${formatBytes(returned)}, limit: ${formatBytes(MAX_BYTES)})`);
  if (target.returns !== null) {
    const wrongReturn = returnsError(target.returns, JSON.parse(text) as JSONValue, tableOf);
    if (wrongReturn !== null) throw new CallRefused(wrongReturn);
  }
  if (given !== null) warn(near("Large size of the function arguments", given));
  if (returned !== null) warn(near("Large size of the function return value", returned));
  return text;
}

const near = (what: string, actual: number) => nearLimit({ what, actual, limit: MAX_BYTES, unit: " bytes" });

export function requireKind(target: Registered | null, kind: FunctionKind, address: FunctionAddress, allowInternal: boolean): Registered {
  if (!target || (!target.isPublic && !allowInternal)) throw notFound(address, allowInternal);
  if (target.kind !== kind) {
    throw new CallRefused(`Trying to execute ${address.module}.js:${address.name} as ${shownKind(kind)}, but it is defined as ${shownKind(target.kind)}.`);
  }
  return target;
}

const shownKind = (kind: Registered["kind"]) => ({ query: "Query", mutation: "Mutation", action: "Action", http: "HttpAction" })[kind];

export const notFound = (address: FunctionAddress, allowInternal: boolean) =>
  new CallRefused(`Could not find ${allowInternal ? "" : "public "}function for '${displayPath(address)}'. Did you forget to run \`npx convex dev\` or \`npx convex deploy\`?`);
