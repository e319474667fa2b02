// A labelled text that saves itself when it is left, or on Enter, and one of several lines while one writes; what was refused stays in it, with the reason below.
import type { HTMLAttributes, ReactNode } from "react";
import { Field } from "./Field";
import { FreeText } from "./FreeText";
import { Input } from "./Input";
import { useSavedText, type Reading } from "./useSavedText";

type SavedTextProps<Value> = {
  label: ReactNode;
  value: string;
  read?: (text: string) => Reading<Value>;
  onSave: (value: Value) => Promise<string | null>;
  multiline?: boolean;
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

export function SavedText<Value = string>(props: SavedTextProps<Value>) {
  const { label, value, read = (text) => ({ value: text as Value }), onSave, multiline, labelHidden, optional, hint, type, inputMode, maxLength, placeholder, className, controlClassName } = props;
  const field = useSavedText<Value>({ saved: value, read, send: onSave, free: multiline });
  const shared = { maxLength, placeholder, className: controlClassName };
  return (
    <Field label={label} labelHidden={labelHidden} optional={optional} hint={hint} error={field.problem} className={className}>
      {multiline ? (
        <FreeText {...shared} field={field} />
      ) : (
        <Input
          {...shared}
          value={field.text}
          onBlur={field.save}
          type={type}
          inputMode={inputMode}
          onChange={(event) => field.type(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && event.currentTarget.blur()}
        />
      )}
    </Field>
  );
}
