import { Switch } from "radix-ui";
import { useId, type ReactNode } from "react";

export type SwitchFieldProps = { label: string; /** What the choice means, in a sentence. */ hint: ReactNode; checked: boolean; onCheckedChange: (checked: boolean) => void };

/** A setting that is on or off and takes effect at once. */
export function SwitchField({ label, hint, checked, onCheckedChange }: SwitchFieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="flex items-start justify-between gap-5">
      <div className="min-w-0">
        <label htmlFor={id} className="flex min-h-11 cursor-pointer items-center py-2 font-medium">{label}</label>
        <p id={hintId} className="-mt-1 text-[0.9375rem] text-ink-soft">{hint}</p>
      </div>
      <Switch.Root id={id} aria-describedby={hintId} checked={checked} onCheckedChange={onCheckedChange} className="group grid h-11 w-12 shrink-0 place-items-center rounded-full">
        <span className="flex h-7 w-12 items-center rounded-full bg-line-strong px-0.5 transition group-data-[state=checked]:bg-accent">
          <Switch.Thumb className="block size-6 rounded-full bg-surface shadow-card transition-transform data-[state=checked]:translate-x-5 rtl:data-[state=checked]:-translate-x-5" />
        </span>
      </Switch.Root>
    </div>
  );
}
