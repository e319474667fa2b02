// All that the page says to its deployment. The key goes into the Authorization header, never into an address.
import { BaseConvexClient } from "convex/browser";
import { convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";
import type { Requests, RequestName } from "../types";

/** An answer that says why not. */
class Refused extends Error {}
/** The key isn't the deployment's, or isn't any more. */
export class WrongKey extends Error {}

/** `claims` null: as an administrator. */
export type FunctionCall = { component: string; path: string; args: JSONValue; claims: JSONValue | null };
export type Outcome = { ok: boolean; /** The value, or what was thrown. */ value: JSONValue; message: string | null; logLines: string[]; took: number | null };
export type LogEntry = {
  udfType: string;
  componentPath: string | null;
  identifier: string;
  /** Seconds. */
  timestamp: number;
  executionTime: number;
  logLines: string[];
  error: string | null;
  requestId: string;
};

/** Parts of the official client that its types leave out: they are for administrators. */
type AdminClient = {
  setAdminAuth(key: string, identity?: JSONValue): void;
  subscribe(path: string, args: Record<string, Value>, options: { componentPath?: string }): { queryToken: string };
  localQueryResultByToken(token: string): Value | undefined;
};

export class Connection {
  constructor(readonly key: string) {}

  async ask<Name extends RequestName>(name: Name, body: Requests[Name][0], signal?: AbortSignal): Promise<Requests[Name][1]> {
    return (await this.send(`/_local/api/${name}`, body, signal)).json() as Promise<Requests[Name][1]>;
  }

  async file(component: string, id: string): Promise<Blob> {
    return (await this.send("/_local/api/file", { component, id })).blob();
  }

  /** What ran after `cursor`, 0 at first; waits until there is something. */
  async logs(cursor: number, signal: AbortSignal): Promise<{ entries: LogEntry[]; newCursor: number }> {
    return (await this.checked(fetch(`/api/stream_function_logs?cursor=${cursor}`, { headers: this.headers(), signal }))).json() as Promise<{ entries: LogEntry[]; newCursor: number }>;
  }

  async run({ component, path, args, claims }: FunctionCall): Promise<Outcome> {
    const begun = performance.now();
    const body = JSON.stringify({ path, args, format: "convex_encoded_json", ...(component !== "" && { componentPath: component }) });
    const response = await fetch("/api/function", { method: "POST", headers: this.headers(claims), body });
    const took = performance.now() - begun;
    const answer = (await response.json()) as { status?: string; value?: JSONValue; errorMessage?: string; errorData?: JSONValue; message?: string; logLines?: string[] };
    if (answer.status === "success") return { ok: true, value: answer.value ?? null, message: null, logLines: answer.logLines ?? [], took };
    return { ok: false, value: answer.errorData ?? null, message: answer.errorMessage ?? answer.message ?? `It was answered with ${response.status}.`, logLines: answer.logLines ?? [], took };
  }

  /** Calls back with every new result, until what it returns is called. */
  watch({ component, path, args, claims }: FunctionCall, onResult: (outcome: Outcome) => void): () => void {
    let token = "";
    const client = new BaseConvexClient(
      location.origin,
      (changed) => {
        if ((changed as string[]).includes(token)) onResult(resultOf(() => (client as unknown as AdminClient).localQueryResultByToken(token)));
      },
      { unsavedChangesWarning: false, logger: false, skipConvexDeploymentUrlCheck: true },
    );
    const admin = client as unknown as AdminClient;
    if (claims === null) admin.setAdminAuth(this.key);
    else admin.setAdminAuth(this.key, claims);
    token = admin.subscribe(path, jsonToConvex(args) as Record<string, Value>, component === "" ? {} : { componentPath: component }).queryToken;
    return () => void client.close();
  }

  private send(path: string, body: object, signal?: AbortSignal): Promise<Response> {
    return this.checked(fetch(path, { method: "POST", headers: this.headers(), body: JSON.stringify(body), signal }));
  }

  private async checked(asked: Promise<Response>): Promise<Response> {
    const response = await asked;
    if (response.ok) return response;
    const { message } = (await response.json().catch(() => ({}))) as { message?: string };
    if (response.status === 401 || response.status === 403) throw new WrongKey(message);
    throw new Refused(message ?? `It was answered with ${response.status}.`);
  }

  private headers(claims: JSONValue | null = null): Record<string, string> {
    const acting = claims === null ? "" : `:${btoa(String.fromCodePoint(...new TextEncoder().encode(JSON.stringify(claims))))}`;
    return { authorization: `Convex ${this.key}${acting}`, "content-type": "application/json" };
  }
}

function resultOf(read: () => Value | undefined): Outcome {
  try {
    const value = read();
    return { ok: true, value: value === undefined ? null : convexToJson(value), message: null, logLines: [], took: null };
  } catch (error) {
    return { ok: false, value: null, message: error instanceof Error ? error.message : String(error), logLines: [], took: null };
  }
}
