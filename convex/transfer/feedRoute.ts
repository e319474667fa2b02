// GET /calendar/<token>.ics: what a subscribed calendar reads. Who has the address reads the trip as the one whose it is; a wrong
// one finds nothing. Unchanged plans are answered without a body.
import type { HttpRouter } from "convex/server";
import { internal } from "../_generated/api";
import { httpAction, type ActionCtx } from "../_generated/server";
import { sha256 } from "../digest";
import { LANGUAGES } from "../words/languages";
import { write, written } from "../words/words";

const PREFIX = "/calendar/";
/** In every language, as nobody knows who reads it. */
const NOTHING_HERE = LANGUAGES.map((language) => `${written(write("There is no calendar here. Its owner may have revoked the address."), language)}\n`).join("");
const FILE = /^[0-9a-f]{48}\.ics$/;

export function addTransferRoutes(http: HttpRouter) {
  http.route({
    pathPrefix: PREFIX,
    method: "GET",
    handler: httpAction(serveCalendar),
  });
}

export async function serveCalendar(ctx: Pick<ActionCtx, "runQuery">, request: Request): Promise<Response> {
  const file = new URL(request.url).pathname.slice(PREFIX.length);
  const text = FILE.test(file) ? await ctx.runQuery(internal.transfer.feeds.body, { tokenHash: await sha256(file.slice(0, -4)) }) : null;
  if (text === null) return new Response(NOTHING_HERE, { status: 404, headers: { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8" } });
  const etag = `"${(await sha256(text)).slice(0, 32)}"`;
  // Nothing between us and the calendar may keep it: the address is a secret.
  const headers = { etag, "cache-control": "private, no-cache", "x-robots-tag": "noindex" };
  if (known(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "content-type": "text/calendar; charset=utf-8" } });
}

const known = (asked: string | null, etag: string): boolean => asked?.split(",").some((one) => one.trim().replace(/^W\//, "") === etag) ?? false;
