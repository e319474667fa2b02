// One form for the three ways in. Where it stands (its own page, or an invitation) decides what happens
// after; what was typed survives a refusal and a change of mind between the ways. Where the account has a
// second step, a right password brings its code's field.
import { useId, useState, type FormEvent } from "react";
import { t } from "../../i18n/t";
import { accountErrorSentence, errorDetails } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Input } from "../../ui/Input";
import { CodeField } from "./CodeField";
import { PasswordInput } from "./PasswordInput";
import { useAccount } from "./useAccount";

export type Way = "signIn" | "signUp" | "guest";

const MIN_PASSWORD = 8;
const SUBMIT: Record<Way, string> = { signIn: t("Sign in"), signUp: t("Create account"), guest: t("Continue as a guest") };

type Problems = Partial<Record<"name" | "email" | "password" | "code", string>>;

function problemsOf(way: Way, { name, email, password }: { name: string; email: string; password: string }): Problems {
  const problems: Problems = {};
  if (way !== "signIn" && !name.trim()) problems.name = t("Tell the others what to call you.");
  if (way === "guest") return problems;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email.trim())) problems.email = t("Enter an e-mail address, such as you@example.com.");
  if (!password) problems.password = t("Enter your password.");
  else if (way === "signUp" && password.length < MIN_PASSWORD) problems.password = t("{count, plural, one {Use at least # character.} other {Use at least # characters.}}", { count: MIN_PASSWORD });
  return problems;
}

export function AccountForm({ way, onDone, submitLabel }: { way: Way; onDone: () => void; submitLabel?: string }) {
  const { withPassword, asGuest } = useAccount();
  const [values, setValues] = useState({ name: "", email: "", password: "", code: "" });
  const [problems, setProblems] = useState<Problems>({});
  const [refusal, setRefusal] = useState<{ way: Way; sentence: string } | null>(null);
  const [codeFor, setCodeFor] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const secondStep = way === "signIn" && codeFor !== null && codeFor === values.email;
  const formId = useId();

  const set = (name: keyof typeof values) => (event: { target: { value: string } }) => {
    setValues((before) => ({ ...before, [name]: event.target.value }));
    setProblems((before) => ({ ...before, [name]: undefined }));
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found: Problems = secondStep && !values.code.trim() ? { code: t("Enter the code first.") } : problemsOf(way, values);
    setProblems(found);
    setRefusal(null);
    const first = Object.keys(found)[0];
    if (first) return event.currentTarget.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
    setBusy(true);
    try {
      const name = values.name.trim();
      const email = values.email.trim();
      if (way === "guest") await asGuest(name);
      else await withPassword(way, { email, password: values.password, ...(way === "signUp" && { name }), ...(secondStep && { code: values.code }) });
      onDone();
    } catch (error) {
      const asked = errorDetails(error).needs === "totp";
      if (asked) setCodeFor(values.email);
      if (!asked || secondStep) setRefusal({ way, sentence: accountErrorSentence(error, way) });
      setBusy(false);
    }
  };

  return (
    <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {way !== "signIn" && (
        <Field label={t("Your name")} required error={problems.name} hint={way === "guest" ? t("So that the others know who is here.") : undefined}>
          <Input name="name" autoComplete="name" maxLength={80} value={values.name} onChange={set("name")} />
        </Field>
      )}
      {secondStep && (
        <>
          <CodeField label={t("Code of your authenticator app")} hint={t("Six digits, or one of your recovery codes.")} name="code" autoFocus error={problems.code} value={values.code} onChange={set("code")} />
          <Button look="quiet" size="sm" className="-mt-1 -ms-3 self-start" onClick={() => setCodeFor(null)}>{t("Use another account")}</Button>
        </>
      )}
      {way !== "guest" && !secondStep && (
        <>
          <Field label={t("E-mail")} required error={problems.email}>
            <Input name="email" type="email" dir="ltr" autoComplete="email" inputMode="email" value={values.email} onChange={set("email")} />
          </Field>
          <Field label={t("Password")} required error={problems.password} hint={way === "signUp" ? t("{count, plural, one {At least # character.} other {At least # characters.}}", { count: MIN_PASSWORD }) : undefined}>
            <PasswordInput name="password" autoComplete={way === "signUp" ? "new-password" : "current-password"} value={values.password} onChange={set("password")} />
          </Field>
        </>
      )}
      {refusal?.way === way && (
        <p role="alert" className="rounded-md bg-danger-soft px-4 py-3 text-[0.9375rem] text-danger">{refusal.sentence}</p>
      )}
      <Button type="submit" size="lg" busy={busy} className="mt-1 w-full">{submitLabel ?? SUBMIT[way]}</Button>
    </form>
  );
}
