// A new password, with the code of the mail. It signs nobody in: that is the next page.
import { useAction } from "convex/react";
import { useState, type FormEvent } from "react";
import { Link, useLocation, useNavigate } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { rich, t } from "../../i18n/t";
import { errorDetails, errorSentence } from "../../lib/errors";
import { useTitle } from "../../lib/useTitle";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Input } from "../../ui/Input";
import { AccountFrame } from "./AccountFrame";
import { CodeField } from "./CodeField";
import { hashParameter } from "./hashParameters";
import { PasswordInput } from "./PasswordInput";

type Problem = { field: string; sentence: string };

export function ResetPasswordPage() {
  useTitle(t("Choose a new password"));
  const { hash } = useLocation();
  const navigate = useNavigate();
  const reset = useAction(api.users.passwords.reset);
  const [values, setValues] = useState({ email: hashParameter(hash, "email"), code: hashParameter(hash, "code"), password: "" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const set = (name: keyof typeof values) => (event: { target: { value: string } }) => {
    setValues((before) => ({ ...before, [name]: event.target.value }));
    setProblem(null);
  };
  const problemOf = (field: string) => (problem?.field === field ? problem.sentence : null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await reset(values);
      await navigate("/sign-in?note=reset", { replace: true });
    } catch (error) {
      setProblem({ field: String(errorDetails(error).field ?? "form"), sentence: errorSentence(error) });
      setBusy(false);
    }
  };

  return (
    <AccountFrame title={t("Choose a new password")} lead={t("Everybody who is signed in to the account is signed out when you do.")}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <Field label={t("E-mail")} required error={problemOf("email")}>
          <Input name="email" type="email" dir="ltr" autoComplete="username" inputMode="email" value={values.email} onChange={set("email")} />
        </Field>
        <CodeField label={t("Code from the mail")} hint={t("Ten letters and digits.")} name="code" error={problemOf("code")} value={values.code} onChange={set("code")} />
        <Field label={t("New password")} required hint={t("At least 8 characters.")} error={problemOf("password")}>
          <PasswordInput name="password" autoComplete="new-password" value={values.password} onChange={set("password")} />
        </Field>
        {problem?.field === "form" && <p role="alert" className="rounded-md bg-danger-soft px-4 py-3 text-[0.9375rem] text-danger">{problem.sentence}</p>}
        <Button type="submit" size="lg" busy={busy} className="mt-1 w-full">{t("Set the new password")}</Button>
      </form>
      <p className="mt-8 text-center text-[0.9375rem] text-ink-soft">
        {rich("No code, or too old? <link>Ask for a new one</link>", { link: (text) => <Link to="/forgot-password" className="rounded-sm py-2 font-medium text-accent underline underline-offset-4">{text}</Link> })}
      </p>
    </AccountFrame>
  );
}
