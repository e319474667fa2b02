// One call of the API: its method, its path, what it takes, what it does.
import type { Account } from "../account";
import type { FormObject } from "./formBody";
import { shape, type Reader } from "./parameters";

export type Method = "GET" | "POST" | "DELETE";

export type Route = { method: Method; segments: string[]; run(account: Account, form: FormObject, ids: string[]): unknown };

/** `run` is given what was read and the path's `:id`s, and gives an object or a list. */
export function route<T>(method: Method, path: string, read: Reader<T>, run: (account: Account, params: T, ...ids: string[]) => unknown): Route {
  return { method, segments: path.split("/").slice(1), run: (account, form, ids) => run(account, read(form, ""), ...ids) };
}

export const nothing = shape({});

/** The ids in a path that this route answers, or null. */
export function matched(route: Route, method: string | undefined, segments: string[]): string[] | null {
  if (route.method !== method || route.segments.length !== segments.length) return null;
  const fits = route.segments.every((segment, index) => segment.startsWith(":") || segment === segments[index]);
  return fits ? segments.filter((_, index) => route.segments[index]?.startsWith(":")) : null;
}
