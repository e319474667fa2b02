// A step of the log as a sentence: whose it was, and what was done. Undone, what was done is struck out. What the clock did is a sentence by itself.
import type { ReactNode } from "react";
import { rich, t } from "../../../../i18n/t";
import { told, type Said } from "../../../../i18n/told";

type Step = { kind: "edit" | "undo" | "redo" | "clock"; label: string; said?: Said | undefined; byAssistant: boolean; undone: boolean };

/** "moved Castle to Tue 13 Apr": what was logged before there were other languages stays in English. */
export const stepWords = ({ said, label }: Pick<Step, "said" | "label">): string => told(said ?? label);

type Happened = { actor: { name: string | null } | null; said: Said };

/** What happened to people and sharing: a sentence by itself where it has no actor. Its words bring their own verb, also where steps share one. */
export function PeopleSentence({ event: { actor, said } }: { event: Happened }) {
  if (actor === null) return <span className="font-medium">{told(said)}</span>;
  const b = (text: ReactNode) => <span className="font-medium">{text}</span>;
  return rich("<b>{person}</b> {happened}", { b, person: actor.name ?? t("Somebody who left"), happened: told(said) });
}

/** `person`: null for whoever has left. */
export function StepSentence({ step, person }: { step: Step; person: string | null }) {
  if (step.kind === "clock") return <span className="font-medium">{stepWords(step)}</span>;
  const parts = {
    step: stepWords(step),
    b: (text: ReactNode) => <span className="font-medium">{text}</span>,
    did: (text: ReactNode) => <span className={step.undone ? "text-ink-faint line-through" : undefined}>{text}</span>,
  };
  // Verbs of another language may ask for a word beside the name, which English ones don't go with.
  if (step.byAssistant) return rich("<b>The assistant, for {person},</b> <did>{step}</did>", { ...parts, person: person ?? t("somebody who left") }, step.said ? "" : "in English");
  return rich("<b>{person}</b> <did>{step}</did>", { ...parts, person: person ?? t("Somebody who left") }, step.said ? "" : "in English");
}
