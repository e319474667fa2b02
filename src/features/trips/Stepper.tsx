import { Minus, Plus } from "lucide-react";
import { Field } from "../../ui/Field";
import { IconButton } from "../../ui/IconButton";
import { Input } from "../../ui/Input";

export type StepperProps = { label: string; value: number; min: number; max: number; error?: string | null; onChange: (value: number) => void };

/** A small whole number, by pressing or typing. NaN while the field is empty. */
export function Stepper({ label, value, min, max, error, onChange }: StepperProps) {
  const shown = Number.isNaN(value) ? "" : String(value);
  const step = (by: number) => onChange(Math.min(max, Math.max(min, (Number.isNaN(value) ? min : value) + by)));
  return (
    <Field label={label} error={error}>
      <span className="flex items-center gap-1.5">
        <IconButton label={`Fewer ${label.toLowerCase()}`} disabled={value <= min} onClick={() => step(-1)} look="surface"><Minus /></IconButton>
        <Input
          inputMode="numeric"
          className="w-16 px-1 text-center"
          value={shown}
          onChange={(event) => onChange(/^\d{1,3}$/.test(event.target.value) ? Number(event.target.value) : NaN)}
        />
        <IconButton label={`More ${label.toLowerCase()}`} disabled={value >= max} onClick={() => step(1)} look="surface"><Plus /></IconButton>
      </span>
    </Field>
  );
}
