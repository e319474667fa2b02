// Text controls. Inside a `Field` they are labelled by it; alone, give them an aria-label.
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./Field";

export const controlClass = cn(
  // What is typed runs its own way; the field's paddings keep to the page's.
  "[unicode-bidi:plaintext]",
  "w-full min-w-0 rounded-md border border-line-strong/70 bg-surface px-3.5 text-base text-ink transition",
  "hover:border-line-strong focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent/60",
  "disabled:opacity-60 aria-invalid:border-danger aria-invalid:outline-danger/50",
);

/** What runs from left to right in every language. */
const LEFT_TO_RIGHT = new Set(["email", "tel", "url"]);

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...useFieldControl(rest["aria-label"])} dir={LEFT_TO_RIGHT.has(rest.type ?? "") ? "ltr" : undefined} className={cn(controlClass, "h-11 text-ellipsis", className)} {...rest} />;
}

/** Grows with its text where the browser can. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea {...useFieldControl(rest["aria-label"])} rows={3} className={cn(controlClass, "field-sizing-content min-h-22 resize-y py-2.5 leading-relaxed", className)} {...rest} />
  );
}

/** The platform's own list, which every phone and screen reader knows, in our clothes. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={cn("relative block min-w-0", className)}>
      <select {...useFieldControl(rest["aria-label"])} className={cn(controlClass, "h-11 appearance-none truncate pe-9")} {...rest}>{children}</select>
      <ChevronDown className="pointer-events-none absolute top-1/2 end-3 size-4 -translate-y-1/2 text-ink-faint" aria-hidden />
    </span>
  );
}
