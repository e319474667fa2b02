// Lists: newest first, a page at a time, filtered as each call allows.
import type { Account } from "../account";
import type { ObjectName, Objects } from "../wire";
import { invalidRequest, noSuch } from "./errors";
import { either, integer, shape, text, type Reader } from "./parameters";
import { route, type Route } from "./route";

const MOST = 100;
const USUAL = 10;

const range = either(integer, shape({}, { gt: integer, gte: integer, lt: integer, lte: integer }));
const paging = { limit: integer, starting_after: text, ending_before: text };

type Filters = Record<string, Reader<unknown>>;
type Given<F extends Filters> = Partial<{ [K in keyof F]: ReturnType<F[K]> }>;
type Paging = { limit?: number; starting_after?: string; ending_before?: string };
export type List<T> = { object: "list"; url: string; has_more: boolean; data: T[] };

/** GET `path`, of one kind of object; `keeps` is told the filters that were given. */
export function listRoute<N extends ObjectName, F extends Filters>(path: string, name: N, filters: F, keeps: (object: Objects[N], given: Given<F>, account: Account) => boolean): Route {
  return route("GET", path, shape({}, { ...paging, created: range, ...filters }), (account, params) => {
    const { created } = params as { created?: ReturnType<typeof range> };
    const found = account.all(name).filter((object) => !("deleted" in object) && keeps(object, params as Given<F>, account) && inRange("created" in object ? object.created : 0, created));
    return page(found.reverse(), params as Paging, path, name);
  });
}

/** One page of what is in order already. Throws for a cursor or a limit that can't be. */
export function page<T extends { id: string }>(all: T[], { limit = USUAL, starting_after: after, ending_before: before }: Paging, url: string, what: string): List<T> {
  if (limit < 1 || limit > MOST) throw invalidRequest(`Limit must be between 1 and ${MOST}.`, { param: "limit", code: "parameter_invalid_integer" });
  const start = after === undefined ? 0 : positionOf(all, after, "starting_after", what) + 1;
  const end = before === undefined ? all.length : positionOf(all, before, "ending_before", what);
  // Backwards, the page is the one right before the cursor.
  const from = before === undefined ? start : Math.max(start, end - limit);
  const data = all.slice(from, Math.min(end, from + limit));
  return { object: "list", url, has_more: before === undefined ? from + data.length < end : from > start, data };
}

function positionOf(all: { id: string }[], id: string, param: string, what: string): number {
  const position = all.findIndex((one) => one.id === id);
  if (position === -1) throw noSuch(what, id, param);
  return position;
}

function inRange(at: number, wanted: ReturnType<typeof range> | undefined): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === "number") return at === wanted;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = wanted;
  return at > gt && at >= gte && at < lt && at <= lte;
}
