// A label, one control, a hint and an error, tied together for screen readers. The control takes its
// id and descriptions from here, so a form cannot forget them.
import { CircleAlert } from "lucide-react";
import { createContext, use, useId, type ReactNode } from "react";
import { t } from "../i18n/t";
import { cn } from "./cn";

type FieldIds = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean };
const FieldContext = createContext<FieldIds | null>(null);

/** Attributes for a control inside a `Field`; outside one, or with a `label` of its own beside the field's control, none. */
export function useFieldControl(label?: string) {
  const field = use(FieldContext);
  if (!field || label) return {};
  return {
    id: field.id,
    "aria-describedby": field.describedBy,
    "aria-invalid": field.invalid || undefined,
    "aria-required": field.required || undefined,
  };
}

export type FieldProps = {
  label: ReactNode;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean;
  hint?: ReactNode;
  /** A sentence that says what to do; shown in place of the hint. */
  error?: string | null;
  optional?: boolean;
  required?: boolean;
  className?: string;
  children: ReactNode;
};

export function Field({ label, labelHidden, hint, error, optional, required, className, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className={cn("text-sm font-medium text-ink", labelHidden && "sr-only")}>
        {label}
        {optional && <span className="font-normal text-ink-faint"> {t("(optional)")}</span>}
      </label>
      <FieldContext value={{ id, describedBy: note ? noteId : undefined, invalid: Boolean(error), required: Boolean(required) }}>
        {children}
      </FieldContext>
      {note && (
        <p id={noteId} role={error ? "alert" : undefined} className={cn("text-sm", error ? "flex items-start gap-1.5 text-danger" : "text-ink-faint")}>
          {error && <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />}
          <span>{note}</span>
        </p>
      )}
    </div>
  );
}
