import { useState, type FormEvent } from "react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { Input } from "../../../ui/Input";

type NewPlanProps = { first: boolean; busy: boolean; onAdd: (name: string, copy: boolean) => void };

/** Without a name it gets the next letter. */
export function NewPlan({ first, busy, onAdd }: NewPlanProps) {
  const [name, setName] = useState("");
  const submit = (copy: boolean) => {
    onAdd(name, copy);
    setName("");
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(true);
  };
  return (
    <form onSubmit={onSubmit} className="rounded-lg border border-dashed border-line-strong/60 p-4">
      <Field label={t(first ? "Name a second plan" : "Name another plan")} optional>
        <Input value={name} maxLength={60} placeholder={t("Rainy day")} onChange={(event) => setName(event.target.value)} />
      </Field>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button type="submit" look="secondary" size="sm" busy={busy}>{t("Begin with what is in the day")}</Button>
        <Button look="ghost" size="sm" disabled={busy} onClick={() => submit(false)}>{t("Begin empty")}</Button>
      </div>
    </form>
  );
}
