// A cell while it is written in. Enter keeps and goes down, Tab keeps and goes on, Esc puts back; what can't be read
// stays as it was typed, with a sentence that says so.
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { t } from "../../../i18n/t";
import { useEdits } from "../useEdits";
import { useTrip, type Activity } from "../useItinerary";
import { inputClass, nextOf, type Next } from "./editing";
import { PeopleEditor } from "./PeopleEditor";
import type { Column, Edit } from "./tableColumns";

type Props = { row: Activity; column: Column; typed: string | null; onDone: (next: Next) => void };

export function CellEditor({ row, column, typed, onDone }: Props) {
  const { edit } = column;
  if (!edit) return null;
  const label = t("{column} of {item}", { column: column.label, item: row.title });
  switch (edit.kind) {
    case "text":
      return <TextEditor row={row} label={label} edit={edit} typed={typed} onDone={onDone} />;
    case "choice":
      return <ChoiceEditor row={row} label={label} edit={edit} onDone={onDone} />;
    case "people":
      return <PeopleEditor row={row} label={label} edit={edit} onDone={onDone} />;
  }
}

function TextEditor({ row, label, edit, typed, onDone }: { row: Activity; label: string; edit: Extract<Edit, { kind: "text" }>; typed: string | null; onDone: Props["onDone"] }) {
  const trip = useTrip();
  const edits = useEdits();
  const before = edit.written(row);
  const [text, setText] = useState(typed ?? before);
  const [problem, setProblem] = useState<string | null>(null);
  const finished = useRef(false);
  const id = useId();
  const keep = (next: Next) => {
    if (finished.current) return;
    if (text !== before) {
      const read = edit.read(text, row, trip);
      if ("problem" in read) return setProblem(read.problem);
      void edits.update(row._id, read.set);
    }
    finished.current = true;
    onDone(next);
  };
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      finished.current = true;
      return onDone("stay");
    }
    const next = nextOf(event);
    if (!next) return;
    event.preventDefault();
    keep(next);
  };
  return (
    <span className="relative block h-full">
      <input
        autoFocus
        aria-label={label}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem ? id : undefined}
        dir="auto"
        value={text}
        maxLength={edit.maxLength}
        inputMode={edit.inputMode}
        placeholder={edit.placeholder}
        onFocus={(event) => typed === null && event.currentTarget.select()}
        onChange={(event) => {
          setText(event.target.value);
          setProblem(null);
        }}
        onKeyDown={keyDown}
        onBlur={() => keep("stay")}
        className={inputClass}
      />
      {problem && <span id={id} role="alert" className="absolute start-0 top-full z-10 mt-1 w-60 rounded-md bg-danger-soft px-2.5 py-1.5 text-sm whitespace-normal text-danger shadow-card">{problem}</span>}
    </span>
  );
}

function ChoiceEditor({ row, label, edit, onDone }: { row: Activity; label: string; edit: Extract<Edit, { kind: "choice" }>; onDone: Props["onDone"] }) {
  const trip = useTrip();
  const edits = useEdits();
  const finished = useRef(false);
  const finish = (next: Next) => {
    if (finished.current) return;
    finished.current = true;
    onDone(next);
  };
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const next = event.key === "Escape" ? "stay" : nextOf(event);
    if (!next) return;
    event.preventDefault();
    finish(next);
  };
  const choose = (value: string) => {
    if (value !== edit.value(row)) void edits.update(row._id, edit.set(value));
  };
  return (
    <select autoFocus aria-label={label} value={edit.value(row)} onChange={(event) => choose(event.target.value)} onKeyDown={keyDown} onBlur={() => finish("stay")} className={inputClass}>
      {edit.choices(row, trip).map(({ value, label: words }) => <option key={value} value={value}>{words}</option>)}
    </select>
  );
}
