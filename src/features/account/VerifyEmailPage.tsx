// Where the link that confirms an address leads. The code is sent by a press, not by opening the page: programs
// that look at links before people do confirm nothing.
import { useAction, useQuery } from "convex/react";
import { useState, type FormEvent, type ReactNode } from "react";
import { Link, useLocation, useNavigate } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { rich, t } from "../../i18n/t";
import { errorSentence } from "../../lib/errors";
import { useTitle } from "../../lib/useTitle";
import { Button } from "../../ui/Button";
import { notify } from "../../ui/toast";
import { AccountFrame } from "./AccountFrame";
import { CodeField } from "./CodeField";
import { hashParameter } from "./hashParameters";
import { OutboxHint } from "./outbox/OutboxHint";

export function VerifyEmailPage() {
  useTitle(t("Confirm your e-mail"));
  const { hash } = useLocation();
  const navigate = useNavigate();
  const overview = useQuery(api.users.security.overview);
  const confirm = useAction(api.users.emails.confirm);
  const [code, setCode] = useState(hashParameter(hash, "code"));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const address = overview?.pendingEmail ?? overview?.email;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    try {
      await confirm({ code });
      notify.done(t("Your e-mail is confirmed."));
      await navigate("/account/profile", { replace: true });
    } catch (error) {
      setRefusal(errorSentence(error));
      setBusy(false);
    }
  };

  const strong = (text: ReactNode) => <strong className="font-medium break-words text-ink">{text}</strong>;
  const lead = address ? rich("The code is in the mail we sent to <strong>{address}</strong>.", { address, strong }) : t("The code is in the mail we sent to you.");

  return (
    <AccountFrame title={t("Confirm your e-mail")} lead={lead}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <CodeField label={t("Code from the mail")} hint={t("Ten letters and digits.")} name="code" error={refusal} value={code} onChange={(event) => setCode(event.target.value)} />
        <Button type="submit" size="lg" busy={busy} disabled={!code.trim()} className="mt-1 w-full">{t("Confirm")}</Button>
      </form>
      <p className="mt-8 text-center text-[0.9375rem] text-ink-soft">
        {rich("No mail, or too old? <link>Send it again from your profile</link>", { link: (text) => <Link to="/account/profile" className="rounded-sm py-2 font-medium text-accent underline underline-offset-4">{text}</Link> })}
      </p>
      <OutboxHint />
    </AccountFrame>
  );
}
