// Several lines that save themselves while one writes. What somebody else writes meanwhile comes in where it touches other lines;
// where it touches the same, both can be read, and the writer chooses.
import { useId, useLayoutEffect, useRef, type ComponentProps } from "react";
import { t } from "../i18n/t";
import { positionAfter } from "../lib/mergeLines";
import { Button } from "./Button";
import { Textarea } from "./Input";
import type { useSavedText } from "./useSavedText";

type FreeTextProps = Pick<ComponentProps<"textarea">, "maxLength" | "placeholder" | "className" | "autoFocus" | "onFocus" | "onBlur"> & {
  field: Pick<ReturnType<typeof useSavedText>, "text" | "theirs" | "type" | "save" | "keepMine" | "revert">;
  /** Who changed it last; null where that isn't known. */
  changedBy?: string | null;
};

export function FreeText({ field, changedBy = null, onBlur, ...rest }: FreeTextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const noteCaret = useCaretKept(area, field.text);
  // The choice goes once it is made, and whoever made it goes on writing.
  const choosing = (choose: () => void) => () => {
    area.current?.focus();
    choose();
  };
  return (
    <>
      <Textarea
        {...rest}
        ref={area}
        value={field.text}
        onSelect={noteCaret}
        onChange={(event) => {
          noteCaret();
          field.type(event.target.value);
        }}
        onBlur={(event) => {
          field.save();
          onBlur?.(event);
        }}
      />
      {field.theirs !== null && <Theirs text={field.theirs} changedBy={changedBy} onKeep={choosing(field.keepMine)} onTake={choosing(field.revert)} />}
    </>
  );
}

function Theirs({ text, changedBy, onKeep, onTake }: { text: string; changedBy: string | null; onKeep: () => void; onTake: () => void }) {
  const titleId = useId();
  return (
    <section ref={bringIntoView} role="status" aria-labelledby={titleId} className="rounded-md border border-line-strong bg-sunken p-3 text-sm">
      <h4 id={titleId} className="font-medium">{changedBy ? t("{person} changed this meanwhile", { person: changedBy }) : t("Somebody changed this meanwhile")}</h4>
      <p dir="auto" className="mt-1.5 max-h-48 overflow-y-auto whitespace-pre-wrap text-ink-soft [overflow-wrap:anywhere]">{text.trim() === "" ? t("All of it was taken out.") : text}</p>
      <p className="mt-2 text-ink-faint">{t("What you wrote stands above and isn’t saved yet.")}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={onKeep}>{t("Keep mine")}</Button>
        <Button size="sm" look="secondary" onClick={onTake}>{t("Take theirs")}</Button>
      </div>
    </section>
  );
}

/** Below a long text it would go unseen, and with it that the text isn't saved. */
function bringIntoView(choice: HTMLElement | null) {
  choice?.scrollIntoView({ block: "nearest" });
}

/** What comes in from others would send the caret to the end. Returns what notes where it stands. */
function useCaretKept(area: { current: HTMLTextAreaElement | null }, text: string): () => void {
  const caret = useRef({ text, start: 0, end: 0 });
  const note = () => {
    const { value, selectionStart, selectionEnd } = area.current!;
    caret.current = { text: value, start: selectionStart, end: selectionEnd };
  };
  useLayoutEffect(() => {
    const { text: before, start, end } = caret.current;
    const control = area.current;
    if (before === text || document.activeElement !== control) return;
    control?.setSelectionRange(positionAfter(before, text, start), positionAfter(before, text, end));
    caret.current = { text, start: positionAfter(before, text, start), end: positionAfter(before, text, end) };
  }, [area, text]);
  return note;
}
