import type { ComponentProps } from "react";
import { Field, type FieldProps } from "../../ui/Field";
import { Input } from "../../ui/Input";

type CodeFieldProps = Pick<FieldProps, "label" | "hint" | "error"> & ComponentProps<"input">;

/** A code that was sent or is shown elsewhere; phones offer to fill it in. */
export function CodeField({ label, hint, error, ...input }: CodeFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} required>
      <Input dir="ltr" autoComplete="one-time-code" autoCapitalize="characters" autoCorrect="off" spellCheck={false} maxLength={40} className="font-medium tracking-[0.12em] tabular-nums" {...input} />
    </Field>
  );
}
