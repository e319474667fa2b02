// One of a few, all in view: chips that are radio buttons, so that arrows, screen readers and forms know them.
import { useId, type ReactNode } from "react";
import { cn } from "./cn";

export type ChoiceChipsProps<Value extends string> = {
  /** Names the group. */
  label: string;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean;
  value: Value | null;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  onChange: (value: Value) => void;
  className?: string;
};

export function ChoiceChips<Value extends string>({ label, labelHidden, value, options, onChange, className }: ChoiceChipsProps<Value>) {
  const name = useId();
  return (
    <fieldset className={cn("min-w-0", className)}>
      <legend className={cn("mb-1.5 text-sm font-medium", labelHidden && "sr-only")}>{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              "inline-flex h-9 cursor-pointer items-center gap-1.5 rounded-full border border-line-strong/60 px-3 text-sm font-medium text-ink-soft transition select-none pointer-coarse:h-11",
              "hover:border-line-strong hover:text-ink has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent",
              "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent [&_svg]:size-4",
            )}
          >
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} className="sr-only" />
            {option.icon}
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
