// Where a comment is written: "@" offers the people of the trip; Ctrl or ⌘ with Enter sends. What was refused stays in it.
import { SendHorizontal } from "lucide-react";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { t } from "../../i18n/t";
import { useKeptText } from "../../lib/useKeptText";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { cn } from "../../ui/cn";
import { controlClass } from "../../ui/Input";
import { isComposing } from "../../ui/isComposing";
import { floatingClass } from "../../ui/Popover";
import { useLeavesWriting } from "../workspace/people/useEditingEnds";
import { useTripFrame } from "../workspace/tripFrame";
import type { Member } from "../workspace/useItinerary";
import { peopleNamed, soughtAt, withIds } from "./mentions";

const MAX_LENGTH = 2000;
const MOST_OFFERED = 5;

type ComposerProps = {
  label: string;
  sendLabel: string;
  /** Resolves to why it was refused, or to null. */
  onSend: (text: string) => Promise<string | null>;
  onCancel?: () => void;
  initial?: string;
  /** A name under which what isn't sent yet waits for the field to come back. */
  name?: string;
  placeholder?: string;
  autoFocus?: boolean;
  className?: string;
};

export function Composer({ label, sendLabel, onSend, onCancel, initial = "", name: kept, placeholder, autoFocus, className }: ComposerProps) {
  const { members } = useTripFrame();
  const listId = useId();
  const problemId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useKeptText(kept ?? null, initial);
  useLeavesWriting(text === initial ? "" : text);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const sought = caret === null ? null : soughtAt(text, caret);
  const offered = sought ? peopleNamed(members, sought.sought).slice(0, MOST_OFFERED) : [];

  const write = (next: string, at: number | null) => {
    setText(next);
    setCaret(at);
    setActive(0);
  };
  const name = (person: Member) => {
    if (!sought || caret === null) return;
    const before = `${text.slice(0, sought.from)}@${person.name} `;
    write(before + text.slice(caret).trimStart(), null);
    field.current?.focus();
  };
  const send = async () => {
    if (text.trim() === "" || busy) return;
    setBusy(true);
    const refusal = await onSend(withIds(text.trim(), members));
    setBusy(false);
    setProblem(refusal);
    // What was written on meanwhile is another comment.
    if (refusal === null) setText((now) => (now === text ? "" : now));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return void send();
    }
    if (offered.length === 0) return;
    const steps: Partial<Record<string, () => void>> = {
      ArrowDown: () => setActive((active + 1) % offered.length),
      ArrowUp: () => setActive((active + offered.length - 1) % offered.length),
      Enter: () => name(offered[active]!),
      Tab: () => name(offered[active]!),
      Escape: () => setCaret(null),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  };

  return (
    <div className={cn("relative", className)}>
      <textarea
        ref={field}
        rows={1}
        autoFocus={autoFocus}
        aria-label={label}
        data-suggesting={offered.length > 0 || undefined}
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-activedescendant={offered.length > 0 ? `${listId}-${active}` : undefined}
        aria-describedby={problem ? problemId : undefined}
        aria-invalid={problem !== null || undefined}
        dir="auto"
        value={text}
        maxLength={MAX_LENGTH}
        placeholder={placeholder}
        onChange={(event) => write(event.target.value, event.target.selectionStart)}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
        className={cn(controlClass, "field-sizing-content max-h-60 min-h-11 resize-none py-2.5 leading-relaxed")}
      />
      {offered.length > 0 && (
        <ul id={listId} role="listbox" aria-label={t("People")} className={cn(floatingClass, "absolute inset-x-0 bottom-full mb-1 p-1.5")} onMouseDown={(event) => event.preventDefault()}>
          {offered.map((person, index) => (
            <li key={person.userId} id={`${listId}-${index}`} role="option" aria-selected={index === active} onClick={() => name(person)} className={cn("flex min-h-11 cursor-pointer items-center gap-2.5 rounded-md px-3", index === active && "bg-ink/7")}>
              <Avatar name={person.name} hue={person.hue} size="xs" decorative />
              {person.name}
            </li>
          ))}
        </ul>
      )}
      {problem && <p id={problemId} role="alert" className="mt-1 text-sm text-danger">{problem}</p>}
      {(text.trim() !== "" || onCancel) && (
        <div className="mt-2 flex gap-2">
          <Button size="sm" busy={busy} disabled={text.trim() === ""} onClick={() => void send()}><SendHorizontal aria-hidden />{sendLabel}</Button>
          {onCancel && <Button size="sm" look="ghost" onClick={onCancel}>{t("Cancel")}</Button>}
        </div>
      )}
    </div>
  );
}
