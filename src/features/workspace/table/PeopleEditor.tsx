// A cell of people while they are ticked: all that is ticked is kept at once, as one step of undo.
import { useRef, useState, type KeyboardEvent } from "react";
import { PeopleChoices, peopleWords } from "../../../ui/PeoplePicker";
import { Popover } from "../../../ui/Popover";
import { useEdits } from "../useEdits";
import { useTripFrame } from "../tripFrame";
import type { Activity } from "../useItinerary";
import { inputClass, nextOf, type Next } from "./editing";
import type { Edit } from "./tableColumns";

type Props = { row: Activity; label: string; edit: Extract<Edit, { kind: "people" }>; onDone: (next: Next) => void };

export function PeopleEditor({ row, label, edit, onDone }: Props) {
  const { members } = useTripFrame();
  const edits = useEdits();
  const [value, setValue] = useState(() => edit.value(row));
  const finished = useRef(false);
  const people = members.map(({ userId, name, hue }) => ({ id: userId, name, hue }));
  const finish = (next: Next, keeps = true) => {
    if (finished.current) return;
    finished.current = true;
    if (keeps && !samePeople(value, edit.value(row))) void edits.update(row._id, edit.set(value));
    onDone(next);
  };
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    event.stopPropagation();
    const next = nextOf(event);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!next && step === 0) return;
    event.preventDefault();
    if (next) return finish(next);
    const choices = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=checkbox]")];
    choices.at((choices.indexOf(event.target as HTMLElement) + step) % choices.length)?.focus();
  };
  return (
    <Popover
      open
      onOpenChange={(open) => !open && finish("stay")}
      onEscape={() => finish("stay", false)}
      label={label}
      align="start"
      className="max-h-80 w-64 overflow-y-auto p-1.5"
      // A second press on the cell, as of a double one, doesn't close it again.
      trigger={<button type="button" aria-label={label} onClick={(event) => event.preventDefault()} className={`${inputClass} truncate text-start`}>{peopleWords(people, value)}</button>}
    >
      <div onKeyDown={keyDown}><PeopleChoices label={label} people={people} value={value} everybody={edit.everybody} onChange={setValue} /></div>
    </Popover>
  );
}

const samePeople = <Id extends string>(a: readonly Id[] | null, b: readonly Id[] | null) => (a === null || b === null ? a === b : a.length === b.length && a.every((id) => b.includes(id)));
