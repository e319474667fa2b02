import { useState } from "react";
import { Input, Textarea } from "../../../../ui/Input";

type SavedTextProps = { value: string; onSave: (value: string) => void; multiline?: boolean; type?: string; maxLength?: number };

/** Keeps what is being typed while others' changes come in; saves on leaving or Enter, if changed. */
export function SavedText({ value, onSave, multiline, ...rest }: SavedTextProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft !== null && draft !== value) onSave(draft);
    setDraft(null);
  };
  const shared = { value: draft ?? value, onBlur: save, ...rest };
  if (multiline) return <Textarea {...shared} onChange={(event) => setDraft(event.target.value)} />;
  return (
    <Input
      {...shared}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}
