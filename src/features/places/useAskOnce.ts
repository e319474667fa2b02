// Asks online services for a text once, when somebody has paused, and not at every letter. What they answer comes by a query.
import { useEffect, useRef } from "react";

const ASK_PAUSE_MS = 350;

/** `wants`: the text is whole and a service hasn't answered it. What is Caravan's own stands when the asking fails. */
export function useAskOnce(wants: boolean, text: string, ask: (text: string) => Promise<unknown>) {
  const asked = useRef(new Set<string>());
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (!wants || asked.current.has(text)) return;
    const timer = setTimeout(() => {
      asked.current.add(text);
      latest.current(text).catch(() => undefined);
    }, ASK_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wants, text]);
}
