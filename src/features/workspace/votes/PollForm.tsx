import { CircleAlert, Plus, X } from "lucide-react";
import { useRef, useState, type FormEvent } from "react";
import { t } from "../../../i18n/t";
import { errorDetails, errorSentence } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { IconButton } from "../../../ui/IconButton";
import { Input } from "../../../ui/Input";
import { unlike, useEditingEnds } from "../people/useEditingEnds";
import { useTrip } from "../useItinerary";
import { readDeadline } from "./pollWords";
import type { usePolls } from "./usePolls";

const MAX_OPTIONS = 8;
/** As the backend names what a refusal is about; what is about none of them stands by the question. */
const PARTS: Record<string, "options" | "deadline"> = { option: "options", options: "options", deadline: "deadline" };

type PollFormProps = { onCreate: ReturnType<typeof usePolls>["create"]; onDone: () => void };

/** Options are typed; what is called like one of the ideas stands for it. */
export function PollForm({ onCreate, onDone }: PollFormProps) {
  const { ideas } = useTrip();
  const [question, setQuestion] = useState("");
  const [options, setOptions] = useState(["", ""]);
  const [multiple, setMultiple] = useState(false);
  const [deadline, setDeadline] = useState("");
  const [busy, setBusy] = useState(false);
  const isAsking = useRef(false);
  const [problem, setProblem] = useState<{ part: "question" | "options" | "deadline"; sentence: string } | null>(null);
  const closesAt = useRef<HTMLInputElement>(null);
  const fields = useRef<(HTMLInputElement | null)[]>([]);
  useEditingEnds(onDone, unlike([question, ...options], []));
  const problemOf = (part: "question" | "options" | "deadline") => (problem?.part === part ? problem.sentence : null);
  const ideaCalled = (text: string) => ideas.find(({ title }) => title.trim().toLowerCase() === text.trim().toLowerCase())?._id ?? null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // Enter asks too, and quicker than the press can be taken away.
    if (isAsking.current) return;
    const closes = readDeadline(deadline, closesAt.current?.validity.badInput ?? false);
    if (closes === "unread") return setProblem({ part: "deadline", sentence: t("Write both the date and the time, or leave it empty.") });
    isAsking.current = true;
    setBusy(true);
    setProblem(null);
    try {
      const given = options.filter((text) => text.trim() !== "");
      await onCreate({ question, options: given.map((text) => ({ text, activityId: ideaCalled(text) })), multiple, deadline: closes });
      onDone();
    } catch (error) {
      setProblem({ part: PARTS[String(errorDetails(error).field)] ?? "question", sentence: errorSentence(error) });
      setBusy(false);
      isAsking.current = false;
    }
  };
  const change = (index: number, text: string) => setOptions(options.map((option, at) => (at === index ? text : option)));
  const remove = (index: number) => {
    // The press that has focus goes with it.
    fields.current[index === 0 ? 1 : index - 1]?.focus();
    setOptions(options.filter((_, at) => at !== index));
  };
  const wrongOptions = problemOf("options");
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4 rounded-lg border border-line p-4" noValidate>
      <Field label={t("Question")} required error={problemOf("question")}>
        <Input autoFocus value={question} maxLength={200} placeholder={t("Which evening for the boat?")} onChange={(event) => setQuestion(event.target.value)} />
      </Field>
      <fieldset className="space-y-2" aria-describedby={wrongOptions ? "poll-options-problem" : undefined}>
        <legend className="mb-1 text-sm font-medium">{t("Options")}</legend>
        {options.map((option, index) => (
          <div key={index} className="flex gap-2">
            <Input ref={(field) => void (fields.current[index] = field)} aria-label={t("Option {number, number}", { number: index + 1 })} aria-invalid={wrongOptions ? true : undefined} autoFocus={index > 1} list="poll-ideas" value={option} maxLength={200} onChange={(event) => change(index, event.target.value)} />
            {options.length > 2 && <IconButton label={t("Remove option {number, number}", { number: index + 1 })} onClick={() => remove(index)}><X /></IconButton>}
          </div>
        ))}
        {wrongOptions && <p id="poll-options-problem" role="alert" className="flex items-start gap-1.5 text-sm text-danger"><CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />{wrongOptions}</p>}
        <datalist id="poll-ideas">{ideas.map(({ _id, title }) => <option key={_id} value={title} />)}</datalist>
        {options.length < MAX_OPTIONS && <Button look="quiet" size="sm" onClick={() => setOptions([...options, ""])}><Plus aria-hidden />{t("One more option")}</Button>}
      </fieldset>
      <label className="flex min-h-11 items-center gap-3">
        <input type="checkbox" className="size-5 accent-accent" checked={multiple} onChange={(event) => setMultiple(event.target.checked)} />
        {t("Several may be chosen")}
      </label>
      <Field label={t("Closes by itself")} optional error={problemOf("deadline")}>
        <Input ref={closesAt} type="datetime-local" value={deadline} onChange={(event) => setDeadline(event.target.value)} />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" busy={busy}>{t("Ask", {}, "poll")}</Button>
        <Button look="ghost" onClick={onDone}>{t("Cancel")}</Button>
      </div>
    </form>
  );
}
