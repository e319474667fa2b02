// Notes as they read: Markdown, with the things to tick off as boxes.
import { Markdown } from "../../assistant/Markdown";
import { blocksOf, type Check } from "./checklist";

type NotesViewProps = { notes: string; /** Left out: who may only look. */ onToggle?: (check: Check) => void };

export function NotesView({ notes, onToggle }: NotesViewProps) {
  return (
    <div className="space-y-2 text-[0.9375rem]">
      {blocksOf(notes).map((block, index) =>
        block.kind === "text" ? (
          <Markdown key={index} text={block.text} />
        ) : (
          <ul key={index}>
            {block.checks.map((check) => (
              <li key={check.line}>
                <label className="flex min-h-9 items-center gap-2.5 rounded-md pointer-coarse:min-h-11">
                  <input type="checkbox" checked={check.done} disabled={!onToggle} onChange={() => onToggle?.(check)} className="size-4.5 shrink-0 accent-accent" />
                  <span dir="auto" className={check.done ? "text-ink-faint line-through" : undefined}>{check.text}</span>
                </label>
              </li>
            ))}
          </ul>
        ),
      )}
    </div>
  );
}
