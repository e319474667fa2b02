// Where on the page somebody is, kept in the address's fragment: it is never sent to a server.
import { useSyncExternalStore } from "react";

export type Route = { tab: string; params: URLSearchParams };

const subscribe = (call: () => void) => {
  addEventListener("hashchange", call);
  return () => removeEventListener("hashchange", call);
};

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const [tab = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  return { tab, params: new URLSearchParams(query) };
}

export function addressOf(tab: string, params: Record<string, string> = {}): string {
  const query = new URLSearchParams(params).toString();
  return `#/${tab}${query && `?${query}`}`;
}
