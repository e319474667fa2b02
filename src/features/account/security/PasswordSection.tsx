import { useAction } from "convex/react";
import { useState, type FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { errorDetails, errorSentence } from "../../../lib/errors";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { notify } from "../../../ui/toast";
import { PasswordInput } from "../PasswordInput";
import { useProof } from "./useProof";

export function PasswordSection() {
  const change = useAction(api.users.passwords.change);
  const { withProof, proofDialog } = useProof();
  const [values, setValues] = useState({ current: "", next: "" });
  const [problem, setProblem] = useState<{ field: string; sentence: string } | null>(null);
  const [busy, setBusy] = useState(false);

  const set = (name: keyof typeof values) => (event: { target: { value: string } }) => {
    setValues((before) => ({ ...before, [name]: event.target.value }));
    setProblem(null);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      if (await withProof(() => change(values))) {
        setValues({ current: "", next: "" });
        notify.done(t("Your password is changed. Everybody else was signed out."));
      }
    } catch (error) {
      const { field } = errorDetails(error);
      setProblem({ field: field === "current" ? "current" : "next", sentence: errorSentence(error) });
    }
    setBusy(false);
  };

  return (
    <section aria-labelledby="password">
      <h2 id="password" className="title scroll-mt-24 text-2xl sm:text-3xl">{t("Password")}</h2>
      <p className="mt-2.5 text-ink-soft">{t("Changing it signs you out everywhere but here.")}</p>
      <form noValidate onSubmit={(event) => void submit(event)} className="mt-5 grid gap-4 sm:grid-cols-2">
        <Field label={t("Present password")} required error={problem?.field === "current" ? problem.sentence : null}>
          <PasswordInput name="current" autoComplete="current-password" value={values.current} onChange={set("current")} />
        </Field>
        <Field label={t("New password")} required hint={t("At least 8 characters.")} error={problem?.field === "next" ? problem.sentence : null}>
          <PasswordInput name="next" autoComplete="new-password" value={values.next} onChange={set("next")} />
        </Field>
        <div className="sm:col-span-2"><Button type="submit" look="secondary" busy={busy} disabled={!values.current || !values.next}>{t("Change password")}</Button></div>
      </form>
      {proofDialog}
    </section>
  );
}
