// Asking for a new password. The answer is the same whether there is such an account or not.
import { useMutation } from "convex/react";
import { useState } from "react";
import { Link } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { rich, t } from "../../i18n/t";
import { useSubmit } from "../../lib/useSubmit";
import { useTitle } from "../../lib/useTitle";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Input } from "../../ui/Input";
import { AccountFrame } from "./AccountFrame";
import { browserTicket } from "./browserTicket";
import { OutboxHint } from "./outbox/OutboxHint";
import { useMailService } from "./outbox/useMailService";

export function ForgotPasswordPage() {
  useTitle(t("Forgot your password"));
  const request = useMutation(api.users.passwords.requestReset);
  const service = useMailService();
  const [email, setEmail] = useState("");
  const [asked, setAsked] = useState<string | null>(null);
  const { busy, refusal, submit } = useSubmit(async () => {
    await request({ email, ticket: browserTicket() });
    setAsked(email.trim());
  });

  if (asked) {
    const lead = rich(
      service === false
        ? "If there is an account with <strong>{address}</strong>, a mail with a link and a code is in the outbox. They hold for 20 minutes."
        : "If there is an account with <strong>{address}</strong>, a mail with a link and a code is on its way. They hold for 20 minutes.",
      { address: asked, strong: (text) => <strong className="font-medium text-ink">{text}</strong> },
    );
    return (
      <AccountFrame title={t(service === false ? "Look into the outbox" : "Look into your mail")} lead={lead}>
        <Button asChild size="lg" className="w-full"><Link to={`/reset-password#${new URLSearchParams({ email: asked })}`}>{t("I have the code")}</Link></Button>
        <Button look="quiet" className="mt-3" onClick={() => setAsked(null)}>{t("Another address, or send it again")}</Button>
        <OutboxHint />
      </AccountFrame>
    );
  }
  return (
    <AccountFrame title={t("Forgot your password?")} lead={leadOf(service)}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <Field label={t("E-mail")} required error={refusal}>
          <Input name="email" type="email" dir="ltr" autoComplete="email" inputMode="email" value={email} onChange={(event) => setEmail(event.target.value)} />
        </Field>
        <Button type="submit" size="lg" busy={busy} className="mt-1 w-full">{t("Send me a code")}</Button>
      </form>
      <p className="mt-8 text-center text-[0.9375rem] text-ink-soft">
        {rich("Remembered it? <link>Sign in</link>", { link: (text) => <Link to="/sign-in" className="rounded-sm py-2 font-medium text-accent underline underline-offset-4">{text}</Link> })}
      </p>
    </AccountFrame>
  );
}

/** What is true here: without a mail service the code is shown where the account has been signed in before, and nowhere else. */
function leadOf(service: boolean | undefined): string {
  if (service === undefined) return t("Tell us the address of your account.");
  if (service) return t("Tell us the address of your account, and we mail you a code to choose another one.");
  return t("Tell us the address of your account. The code to choose another one then waits in the outbox of this browser, if you have signed in with it before. In another browser, ask whoever runs this Caravan.");
}
