// A cell while it is written in. Enter keeps and goes down, Tab keeps and goes on, Esc puts back; what can't be read
// stays as it was typed, with a sentence that says so.
import { useId, useRef, useState, type ChangeEvent, type FocusEvent, type KeyboardEvent } from "react";
import { t } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
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
    // A new line, as in any spreadsheet.
    if (!next || (edit.lines && event.key === "Enter" && event.shiftKey)) return;
    event.preventDefault();
    keep(next);
  };
  const shared = {
    autoFocus: true,
    "aria-label": label,
    "aria-invalid": problem !== null || undefined,
    "aria-describedby": problem ? id : undefined,
    dir: "auto",
    value: text,
    maxLength: edit.maxLength,
    placeholder: edit.placeholder,
    onFocus: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => typed === null && event.currentTarget.select(),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      setText(event.target.value);
      setProblem(null);
    },
    onKeyDown: keyDown,
    onBlur: () => keep("stay"),
  };
  return (
    <span className="relative block h-full">
      {edit.lines ? (
        <textarea {...shared} rows={1} className={cn(inputClass, "absolute inset-x-0 top-0 z-10 h-auto field-sizing-content max-h-60 min-h-11 resize-none py-2.5 shadow-card")} />
      ) : (
        <input {...shared} inputMode={edit.inputMode} className={inputClass} />
      )}
      {problem && <span id={id} role="alert" className="absolute start-0 top-full z-10 mt-1 w-60 rounded-md bg-danger-soft px-2.5 py-1.5 text-start text-sm whitespace-normal text-danger shadow-card">{problem}</span>}
    </span>
  );
}

function ChoiceEditor({ row, label, edit, onDone }: { row: Activity; label: string; edit: Extract<Edit, { kind: "choice" }>; onDone: Props["onDone"] }) {
  const trip = useTrip();
  const edits = useEdits();
  const finished = useRef(false);
  /** What keys have gone to: each of them on the way isn't an edit. */
  const [passing, setPassing] = useState<string | null>(null);
  const byKeys = useRef(false);
  const choose = (value: string) => {
    if (value !== edit.value(row)) void edits.update(row._id, edit.set(value));
  };
  const finish = (next: Next, keeps = true) => {
    if (finished.current) return;
    finished.current = true;
    if (keeps && passing !== null) choose(passing);
    onDone(next);
  };
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    byKeys.current = true;
    const next = event.key === "Escape" ? "stay" : nextOf(event);
    if (!next) return;
    event.preventDefault();
    finish(next, event.key !== "Escape");
  };
  const change = (value: string) => {
    setPassing(byKeys.current ? value : null);
    if (!byKeys.current) choose(value);
  };
  return (
    <select
      autoFocus
      aria-label={label}
      value={passing ?? edit.value(row)}
      onPointerDown={() => (byKeys.current = false)}
      onChange={(event) => change(event.target.value)}
      onKeyDown={keyDown}
      onBlur={() => finish("stay")}
      className={inputClass}
    >
      {edit.choices(row, trip).map(({ value, label: words }) => <option key={value} value={value}>{words}</option>)}
    </select>
  );
}
