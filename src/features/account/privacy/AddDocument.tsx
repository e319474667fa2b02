import { useAction } from "convex/react";
import { useState, type FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { errorDetails, errorSentence } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { Input, Select } from "../../../ui/Input";
import { notify } from "../../../ui/toast";
import { SwitchField } from "../SwitchField";
import { countries } from "./countries";
import { DOCUMENT_KINDS, WARN, WARN_HINT, type KeptDocument } from "./DocumentItem";

const EMPTY = { name: "", country: "", number: "", expires: "" };
type Content = typeof EMPTY;

export function AddDocument({ onClose }: { onClose: () => void }) {
  const add = useAction(api.privacy.documents.add);
  const [kind, setKind] = useState<KeptDocument["kind"]>("passport");
  const [content, setContent] = useState<Content>(EMPTY);
  const [warn, setWarn] = useState(true);
  const [problem, setProblem] = useState<{ field: string; sentence: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [choices] = useState(countries);

  const set = (name: keyof Content) => (event: { target: { value: string } }) => {
    setContent((before) => ({ ...before, [name]: event.target.value }));
    setProblem(null);
  };
  const errorOf = (field: string) => (problem?.field === field ? problem.sentence : null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await add({ kind, content, warn });
      notify.done(t("The document is kept, sealed."));
      onClose();
    } catch (error) {
      setProblem({ field: String(errorDetails(error).field ?? "number"), sentence: errorSentence(error) });
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="sm"
      title={t("Add a document")}
      description={t("As it is printed. It is sealed before it is kept.")}
      mayDismiss={() => Object.values(content).every((text) => text === "")}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" form="add-document" busy={busy}>{t("Keep it")}</Button>
        </>
      }
    >
      <form id="add-document" noValidate autoComplete="off" onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <Field label={t("Kind")}>
          <Select value={kind} onChange={(event) => setKind(event.target.value as KeptDocument["kind"])}>
            {Object.entries(DOCUMENT_KINDS).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </Select>
        </Field>
        <Field label={t("Name in it")} required error={errorOf("name")}><Input name="name" maxLength={120} value={content.name} onChange={set("name")} /></Field>
        <Field label={t("Country")} required error={errorOf("country")}>
          <Select value={content.country} onChange={set("country")}>
            <option value="">{t("Choose")}</option>
            {choices.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
          </Select>
        </Field>
        <Field label={t("Number")} required error={errorOf("number")}>
          <Input name="number" dir="ltr" maxLength={30} autoCapitalize="characters" autoCorrect="off" spellCheck={false} className="tracking-[0.08em] tabular-nums" value={content.number} onChange={set("number")} />
        </Field>
        <Field label={t("Valid until")} required error={errorOf("expires")}><Input type="date" name="expires" value={content.expires} onChange={set("expires")} /></Field>
        <SwitchField label={WARN} hint={WARN_HINT} checked={warn} onCheckedChange={setWarn} />
      </form>
    </Dialog>
  );
}
