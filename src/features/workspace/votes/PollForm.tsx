import { Plus, X } from "lucide-react";
import { useState } from "react";
import { t } from "../../../i18n/t";
import { useSubmit } from "../../../lib/useSubmit";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { IconButton } from "../../../ui/IconButton";
import { Input } from "../../../ui/Input";
import { useTrip } from "../useItinerary";
import type { usePolls } from "./usePolls";

const MAX_OPTIONS = 8;

type PollFormProps = { onCreate: ReturnType<typeof usePolls>["create"]; onDone: () => void };

/** Options are typed; what is called like one of the ideas stands for it. */
export function PollForm({ onCreate, onDone }: PollFormProps) {
  const { ideas } = useTrip();
  const [question, setQuestion] = useState("");
  const [options, setOptions] = useState(["", ""]);
  const [multiple, setMultiple] = useState(false);
  const [deadline, setDeadline] = useState("");
  const ideaCalled = (text: string) => ideas.find(({ title }) => title.trim().toLowerCase() === text.trim().toLowerCase())?._id ?? null;
  const { busy, refusal, submit } = useSubmit(async () => {
    const given = options.filter((text) => text.trim() !== "");
    await onCreate({ question, options: given.map((text) => ({ text, activityId: ideaCalled(text) })), multiple, deadline: deadline ? new Date(deadline).getTime() : null });
    onDone();
  });
  const change = (index: number, text: string) => setOptions(options.map((option, at) => (at === index ? text : option)));
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4 rounded-lg border border-line p-4" noValidate>
      <Field label={t("Question")} required error={refusal}>
        <Input autoFocus value={question} maxLength={200} placeholder={t("Which evening for the boat?")} onChange={(event) => setQuestion(event.target.value)} />
      </Field>
      <fieldset className="space-y-2">
        <legend className="mb-1 text-sm font-medium">{t("Options")}</legend>
        {options.map((option, index) => (
          <div key={index} className="flex gap-2">
            <Input aria-label={t("Option {number, number}", { number: index + 1 })} list="poll-ideas" value={option} maxLength={200} onChange={(event) => change(index, event.target.value)} />
            {options.length > 2 && <IconButton label={t("Remove option {number, number}", { number: index + 1 })} onClick={() => setOptions(options.filter((_, at) => at !== index))}><X /></IconButton>}
          </div>
        ))}
        <datalist id="poll-ideas">{ideas.map(({ _id, title }) => <option key={_id} value={title} />)}</datalist>
        {options.length < MAX_OPTIONS && <Button look="quiet" size="sm" onClick={() => setOptions([...options, ""])}><Plus aria-hidden />{t("One more option")}</Button>}
      </fieldset>
      <label className="flex min-h-11 items-center gap-3">
        <input type="checkbox" className="size-5 accent-accent" checked={multiple} onChange={(event) => setMultiple(event.target.checked)} />
        {t("Several may be chosen")}
      </label>
      <Field label={t("Closes by itself")} optional>
        <Input type="datetime-local" value={deadline} onChange={(event) => setDeadline(event.target.value)} />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" busy={busy}>{t("Ask", {}, "poll")}</Button>
        <Button look="ghost" onClick={onDone}>{t("Cancel")}</Button>
      </div>
    </form>
  );
}
