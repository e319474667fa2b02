// A field that is written in the row itself. Enter keeps, Esc puts back, Tab keeps and goes on; what can't be read
// stays as it was typed, with a sentence that says so.
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { cn } from "../../../../ui/cn";
import { isComposing } from "../../../../ui/isComposing";
import { useEditingEnds } from "../../people/useEditingEnds";

export type InlineFieldProps = {
  label: string;
  value: string;
  placeholder?: string;
  inputMode?: "text" | "decimal";
  maxLength?: number;
  className?: string;
  /** Takes hardly more room than the line of text that it stands for: what is below stays where it is. */
  snug?: boolean;
  /** Keeps what was typed, or says why it can't. */
  keep: (text: string) => string | null;
  /** After keeping (or not): what comes next. */
  onDone: (next: "close" | "forward" | "back") => void;
};

export function InlineField({ label, value, placeholder, inputMode, maxLength, className, snug, keep, onDone }: InlineFieldProps) {
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string | null>(null);
  const done = useRef(false);
  const id = useId();
  const finish = (next: "close" | "forward" | "back") => {
    if (done.current) return;
    const refusal = text === value ? null : keep(text);
    setProblem(refusal);
    if (refusal !== null) return;
    done.current = true;
    onDone(next);
  };
  const close = () => {
    done.current = true;
    onDone("close");
  };
  useEditingEnds(close, text === value ? "" : text);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && !isComposing(event)) {
      event.preventDefault();
      finish("close");
    } else if (event.key === "Tab") {
      event.preventDefault();
      finish(event.shiftKey ? "back" : "forward");
    }
  };
  return (
    <span className={cn("relative z-10 block min-w-0", className)}>
      <input
        autoFocus
        aria-label={label}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem ? id : undefined}
        value={text}
        placeholder={placeholder}
        inputMode={inputMode}
        maxLength={maxLength}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setText(event.target.value);
          setProblem(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => finish("close")}
        className={cn(
          "block h-9 w-full min-w-0 rounded-md border border-line-strong/70 bg-surface px-2 text-base text-ink outline-2 outline-offset-0 outline-transparent focus:border-accent focus:outline-accent/60 aria-invalid:border-danger aria-invalid:outline-danger/50 pointer-coarse:h-11",
          snug && "-mt-1.5 -mb-0.5 pointer-coarse:-mt-2.5",
        )}
      />
      {problem && (
        <span id={id} role="alert" className={cn("block text-sm text-danger", snug ? "mt-1.5" : "mt-1")}>
          {problem}
        </span>
      )}
    </span>
  );
}
