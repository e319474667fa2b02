// Where a key is typed or pasted. It leaves for the backend and is forgotten here as soon as it is kept
// or refused.
import { useAction } from "convex/react";
import { useRef, useState, type FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { errorCode, errorSentence } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { Input } from "../../../ui/Input";
import { notify } from "../../../ui/toast";
import type { ProviderInfo } from "./providers";

export function KeyForm({ info: { provider, name, keysAt }, replaces, onClose }: { info: ProviderInfo; replaces: boolean; onClose: () => void }) {
  const save = useAction(api.ai.keys.vault.save);
  const [key, setKey] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() === "") {
      setRefusal(t("Paste the key first."));
      return input.current?.focus();
    }
    setBusy(true);
    setRefusal(null);
    try {
      await save({ provider, key });
      notify.done(t("{provider} accepts your key. It is kept, encrypted.", { provider: name }));
      onClose();
    } catch (error) {
      setRefusal(errorSentence(error));
      // A key that was refused has to be copied again; one that couldn't be tried may be sent once more.
      if (errorCode(error) === "VALIDATION_ERROR") setKey("");
      setBusy(false);
      input.current?.focus();
    }
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-5 flex flex-col gap-4">
      <Field
        label={t(replaces ? "New key for {provider}" : "Key for {provider}", { provider: name })}
        required
        error={refusal}
        hint={rich("Made on <link>{provider}'s page of keys</link>.", {
          provider: name,
          link: (text) => <a href={keysAt} target="_blank" rel="noreferrer" className="rounded-sm text-accent underline underline-offset-4">{text}</a>,
        })}
      >
        <Input
          ref={input}
          name="key"
          type="password"
          dir="ltr"
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={400}
          readOnly={busy}
          value={key}
          onChange={(event) => {
            setKey(event.target.value);
            setRefusal(null);
          }}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2.5">
        <Button type="submit" busy={busy}>{t(replaces ? "Check and replace" : "Check and keep")}</Button>
        <Button look="ghost" disabled={busy} onClick={onClose}>{t("Cancel")}</Button>
        <p role="status" className="text-[0.9375rem] text-ink-soft">{busy && t("Asking {provider} whether it accepts this key…", { provider: name })}</p>
      </div>
    </form>
  );
}
