// A text that saves itself: keeps what is being typed while others' changes come in, sends it when it is left, and keeps
// what was refused, with the reason. What is still unsent when the field goes away is sent then.
import { useEffect, useRef, useState } from "react";

export type Reading<Value> = { value: Value } | { problem: string };

type SavedTextOptions<Value> = {
  /** What is saved, as text. */
  saved: string;
  read: (text: string) => Reading<Value>;
  /** Resolves to why it was refused, or to null. */
  send: (value: Value) => Promise<string | null>;
};

export function useSavedText<Value>({ saved, read, send }: SavedTextOptions<Value>) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useRef<string | null>(null);

  const revert = () => {
    setDraft(null);
    setProblem(null);
  };
  const save = async () => {
    if (draft === null || draft === sent.current) return;
    if (draft === saved) return revert();
    const reading = read(draft);
    if ("problem" in reading) {
      setProblem(reading.problem);
      return;
    }
    sent.current = draft;
    const refusal = await send(reading.value);
    sent.current = null;
    setProblem(refusal);
    // What was typed meanwhile is another draft.
    if (refusal === null) setDraft((now) => (now === draft ? null : now));
  };

  const atTheEnd = useRef(save);
  useEffect(() => {
    atTheEnd.current = save;
  });
  useEffect(() => () => void atTheEnd.current(), []);

  return { text: draft ?? saved, problem, changed: draft !== null, type: setDraft, save: () => void save(), /** Forgets what was typed. */ revert };
}
