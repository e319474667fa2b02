import { useMutation } from "convex/react";
import { useId, useState, type FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { errorSentence } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { Input, Select } from "../../../ui/Input";
import { choiceOf, MEMORY_KINDS, valueOf, type Choice, type Memory } from "./memoryKinds";

/** Puts a memory right, by choice where its kind has choices. */
export function EditMemory({ memory, onClose }: { memory: Memory; onClose: () => void }) {
  const edit = useMutation(api.ai.memory.memories.edit);
  const { name, choices, maxLength } = MEMORY_KINDS[memory.kind];
  const [value, setValue] = useState(memory.value);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const formId = useId();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() === "") return setRefusal(t("Say what it should be."));
    setBusy(true);
    setRefusal(null);
    try {
      await edit({ memoryId: memory._id, value });
      onClose();
    } catch (error) {
      setRefusal(errorSentence(error));
      setBusy(false);
    }
  };
  const change = (next: string) => {
    setValue(next);
    setRefusal(null);
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={name}
      description={t("What you set here stands in place of what you said.")}
      size="sm"
      footer={
        <>
          <Button look="ghost" onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" form={formId} busy={busy}>{t("Save")}</Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {choices ? (
          <ChosenValue memory={memory} choices={choices} onChange={change} error={refusal} />
        ) : (
          <Field label={name} error={refusal} required>
            <Input value={value} maxLength={maxLength} onChange={(event) => change(event.target.value)} />
          </Field>
        )}
      </form>
    </Dialog>
  );
}

type ChosenValueProps = { memory: Memory; choices: Choice[]; onChange: (value: string) => void; error: string | null };

function ChosenValue({ memory, choices: offered, onChange, error }: ChosenValueProps) {
  const { name, maxLength } = MEMORY_KINDS[memory.kind];
  const known = choiceOf(memory.kind, memory.value);
  // A value that isn't offered any more can still be kept.
  const choices: Choice[] = known ? offered : [{ kind: "fixed", value: memory.value, label: memory.value }, ...offered];
  const [index, setIndex] = useState(known ? choices.indexOf(known.choice) : 0);
  const [typed, setTyped] = useState(known?.typed ?? "");
  const choice = choices[index]!;

  const choose = (next: number) => {
    setIndex(next);
    setTyped("");
    onChange(valueOf(choices[next]!, ""));
  };
  const type = (next: string) => {
    setTyped(next);
    onChange(valueOf(choice, next));
  };
  const open = choice.kind === "open" ? choice : null;

  return (
    <>
      <Field label={name} error={open ? null : error}>
        <Select value={index} onChange={(event) => choose(Number(event.target.value))}>
          {choices.map(({ label }, at) => <option key={label} value={at}>{label}</option>)}
        </Select>
      </Field>
      {open && (
        <Field label={t(open.control === "time" ? "Time" : "What")} error={error} required>
          <Input type={open.control} value={typed} maxLength={maxLength - open.prefix.length} onChange={(event) => type(event.target.value)} />
        </Field>
      )}
    </>
  );
}
