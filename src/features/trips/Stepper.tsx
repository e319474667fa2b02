import { Minus, Plus } from "lucide-react";
import { t } from "../../i18n/t";
import { Field } from "../../ui/Field";
import { IconButton } from "../../ui/IconButton";
import { Input } from "../../ui/Input";

/** What is counted, which the buttons say. */
const BUTTONS = {
  travellers: { fewer: t("Fewer travellers"), more: t("More travellers") },
  days: { fewer: t("Fewer days"), more: t("More days") },
};

export type StepperProps = { label: string; counts?: keyof typeof BUTTONS; value: number; min: number; max: number; error?: string | null; onChange: (value: number) => void };

/** A small whole number, by pressing or typing. NaN while the field is empty. */
export function Stepper({ label, counts = "travellers", value, min, max, error, onChange }: StepperProps) {
  const shown = Number.isNaN(value) ? "" : String(value);
  const step = (by: number) => onChange(Math.min(max, Math.max(min, (Number.isNaN(value) ? min : value) + by)));
  return (
    <Field label={label} error={error}>
      <span className="flex items-center gap-1.5">
        <IconButton label={BUTTONS[counts].fewer} disabled={value <= min} onClick={() => step(-1)} look="surface"><Minus /></IconButton>
        <Input
          inputMode="numeric"
          className="w-16 px-1 text-center"
          value={shown}
          onChange={(event) => onChange(/^\d{1,3}$/.test(event.target.value) ? Number(event.target.value) : NaN)}
        />
        <IconButton label={BUTTONS[counts].more} disabled={value >= max} onClick={() => step(1)} look="surface"><Plus /></IconButton>
      </span>
    </Field>
  );
}
