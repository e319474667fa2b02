// What the deployment answers, asked again every now and then while somebody looks at the page.
import { useCallback, useEffect, useRef, useState } from "react";
import type { Requests, RequestName } from "../types";
import { WrongKey } from "./connection";
import { useSession } from "./useConnection";

/** What takes the deployment long is asked so much the less often. */
const REST = 10;

export type Asked<T> = { data: T | null; problem: string | null; refresh: () => void };

/** What was answered stays until the next answer, also when something else of the same name is asked. */
export function useAsked<Name extends RequestName>(name: Name, body: Requests[Name][0], everyMs = 1500): Asked<Requests[Name][1]> {
  type Answer = Requests[Name][1];
  const { connection, leave } = useSession();
  const key = JSON.stringify(body);
  const [state, setState] = useState<{ data: Answer | null; problem: string | null }>({ data: null, problem: null });
  const again = useRef<() => void>(() => {});

  useEffect(() => {
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async () => {
      clearTimeout(timer);
      const begun = performance.now();
      try {
        if (!document.hidden) {
          const data = await connection.ask(name, JSON.parse(key) as Requests[Name][0], gone.signal);
          if (!gone.signal.aborted) setState({ data, problem: null });
        }
      } catch (error) {
        if (gone.signal.aborted) return;
        if (error instanceof WrongKey) return leave("The deployment doesn't take this key any more.");
        const problem = error instanceof TypeError ? "The deployment doesn't answer. It is asked again." : error instanceof Error ? error.message : String(error);
        setState(({ data }) => ({ data, problem }));
      }
      if (gone.signal.aborted) return;
      // Somebody may have asked to refresh while this one was under way: one timer for both.
      clearTimeout(timer);
      timer = setTimeout(() => void load(), Math.max(everyMs, REST * (performance.now() - begun)));
    };
    again.current = () => void load();
    void load();
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [connection, leave, name, key, everyMs]);

  const refresh = useCallback(() => again.current(), []);
  return { ...state, refresh };
}
