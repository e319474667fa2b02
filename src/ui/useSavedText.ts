// A text that saves itself: keeps what is being typed while others' changes come in, sends it when it is left, and keeps
// what was refused, with the reason. What is still unsent when the field goes away is sent then. A free text (`free`) is saved
// while one writes, too, and takes in what others write on other lines.
import { useEffect, useRef, useState } from "react";
import { forgetDraft, keepDraft, keptDraft } from "../lib/drafts";
import { begin, over, refused, sending, taken, withSaved, type Draft } from "./draft";
import { notify } from "./toast";
import { watchUnsent, type Unsent } from "./unsent";

export type Reading<Value> = { value: Value } | { problem: string };

/** Whoever stops for so long has written something that is worth keeping. */
const PAUSE_MS = 1500;

type SavedTextOptions<Value> = {
  /** What is saved, as text. */
  saved: string;
  read: (text: string) => Reading<Value>;
  /** Resolves to why it was refused, or to null. `was`: what the text was made from. */
  send: (value: Value, was: string) => Promise<string | null>;
  free?: boolean;
  /** A name under which a text that can't be saved waits for its field to come back. */
  name?: string;
};

export function useSavedText<Value>({ saved, read, send, free = false, name }: SavedTextOptions<Value>) {
  const [draft, setDraft] = useState<Draft | null>(() => {
    const kept = name === undefined ? null : keptDraft(name);
    return kept && { ...kept, known: [kept.base] };
  });
  const [problem, setProblem] = useState<string | null>(null);
  const sent = useRef<string | null>(null);
  const writing = useRef(false);
  const gone = useRef(false);
  const leftWith = useRef<string | null>(null);

  const now = draft && free ? withSaved(draft, saved) : { draft, theirs: null };
  if (now.draft !== draft) {
    setDraft(now.draft);
    setProblem(null);
  }
  const { theirs } = now;

  const revert = () => {
    setDraft(null);
    setProblem(null);
  };
  const submit = async (from: Draft): Promise<string | null> => {
    const { text, base } = from;
    const reading = read(text);
    if ("problem" in reading) return reading.problem;
    // Of several that are on their way each is made from the one before.
    const was = sent.current ?? base;
    sent.current = text;
    if (free) setDraft((draft) => draft && sending(draft));
    const refusal = await send(reading.value, was);
    if (sent.current === text) sent.current = null;
    // What was typed meanwhile is another draft; what one is still writing in stays as it was written.
    if (refusal !== null) setDraft((draft) => draft && refused(draft, text));
    else setDraft((draft) => (draft?.text === text && !(free && writing.current) ? null : draft && taken(draft, text)));
    return refusal;
  };
  const save = async () => {
    if (draft === null || draft.text === sent.current || theirs !== null) return;
    if (draft.text === saved || draft.text === draft.base) return void (writing.current || revert());
    const refusal = await submit(draft);
    // The field went away before the answer came: nothing else says it.
    if (refusal !== null && leftWith.current === draft.text && !gone.current) tellUnsaved(refusal, draft);
    else setProblem(refusal);
  };
  const tellUnsaved = (refusal: string | null, from: Draft) => {
    if (name !== undefined) keepDraft(name, from);
    notify.unsaved(refusal, from.text);
  };

  const atTheEnd = async () => {
    leftWith.current = draft?.text ?? null;
    if (draft === null || gone.current || draft.text === sent.current || draft.text === saved || draft.text === draft.base) return;
    const refusal = theirs === null ? await submit(draft) : null;
    if (theirs !== null || refusal !== null) tellUnsaved(refusal, draft);
  };
  const leavePage = () => {
    if (draft !== null && theirs !== null && name !== undefined) keepDraft(name, draft);
    else void save();
  };
  const take = () => {
    if (draft === null || gone.current || draft.text === draft.base) return null;
    gone.current = true;
    return { text: draft.text, send: () => submit(draft) };
  };
  useEffect(() => {
    if (name !== undefined) forgetDraft(name);
  }, [name]);
  useOccasions({ save, atTheEnd, leavePage, take }, { free, draft, theirs });

  return {
    text: draft?.text ?? saved,
    problem: theirs === null ? problem : null,
    changed: draft !== null,
    /** What somebody else has saved meanwhile on the lines that one writes: nothing is sent before that is decided. */
    theirs,
    type: (text: string) => {
      writing.current = true;
      setDraft((draft) => (draft ? { ...draft, text } : begin(text, saved)));
    },
    save: () => {
      writing.current = false;
      void save();
    },
    keepMine: () => {
      if (draft === null) return;
      const mine = over(draft, saved);
      setDraft(mine);
      void submit(mine).then(setProblem);
    },
    /** Forgets what was typed. */
    revert,
  };
}

type Occasions = { save: () => Promise<void>; atTheEnd: () => Promise<void>; leavePage: () => void; take: () => Unsent | null };

/** When a text is saved without being left: as its field goes, as what is unsent is asked for, and a free one as its writer rests and as the page goes. */
function useOccasions(now: Occasions, { free, draft, theirs }: { free: boolean; draft: Draft | null; theirs: string | null }) {
  const last = useRef(now);
  useEffect(() => {
    last.current = now;
  });
  useEffect(() => () => void last.current.atTheEnd(), []);
  useEffect(() => watchUnsent({ take: () => last.current.take() }), []);

  const { text, base } = draft ?? {};
  useEffect(() => {
    if (!free || text === undefined || theirs !== null) return;
    const timer = setTimeout(() => void last.current.save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [free, text, base, theirs]);
  useEffect(() => {
    if (!free) return;
    const leave = () => last.current.leavePage();
    const hide = () => document.visibilityState === "hidden" && leave();
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [free]);
}
