// A labelled text that saves itself when it is left, or on Enter, and one of several lines while one writes; what was refused stays in it, with the reason below.
import type { HTMLAttributes, KeyboardEvent, ReactNode } from "react";
import { Field } from "./Field";
import { FreeText } from "./FreeText";
import { Input, Textarea } from "./Input";
import { isComposing } from "./isComposing";
import { useSavedText, type Reading } from "./useSavedText";

type SavedTextProps<Value> = {
  label: ReactNode;
  value: string;
  read?: (text: string) => Reading<Value>;
  onSave: (value: Value) => Promise<string | null>;
  multiline?: boolean;
  /** One line of text that goes on below where it is long. */
  wraps?: boolean;
  labelHidden?: boolean;
  optional?: boolean;
  hint?: ReactNode;
  type?: string;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  maxLength?: number;
  placeholder?: string;
  className?: string;
  controlClassName?: string;
};

/** About as many of a title fit beside each other on a phone. */
const ROW_LETTERS = 26;

export function SavedText<Value = string>(props: SavedTextProps<Value>) {
  const { label, value, read = (text) => ({ value: text as Value }), onSave, multiline, wraps, labelHidden, optional, hint, type, inputMode, maxLength, placeholder, className, controlClassName } = props;
  const field = useSavedText<Value>({ saved: value, read, send: onSave, free: multiline });
  const shared = { maxLength, placeholder, className: controlClassName };
  const line = {
    ...shared,
    value: field.text,
    onBlur: field.save,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== "Enter" || isComposing(event)) return;
      if (wraps) event.preventDefault();
      event.currentTarget.blur();
    },
  };
  return (
    <Field label={label} labelHidden={labelHidden} optional={optional} hint={hint} error={field.problem} className={className}>
      {multiline ? (
        <FreeText {...shared} field={field} />
      ) : wraps ? (
        // Rows count where the browser doesn't let it grow. What is pasted may have several lines.
        <Textarea {...line} rows={field.text.length > ROW_LETTERS ? 2 : 1} onChange={(event) => field.type(event.target.value.replace(/\s*\n\s*/g, " "))} />
      ) : (
        <Input {...line} type={type} inputMode={inputMode} onChange={(event) => field.type(event.target.value)} />
      )}
    </Field>
  );
}
