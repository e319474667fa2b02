import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState, type ReactNode } from "react";
import { Link } from "react-router-dom";
import { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { cn } from "../../../ui/cn";
import { notify } from "../../../ui/toast";
import { OutboxHint } from "../outbox/OutboxHint";
import { useMailService } from "../outbox/useMailService";

type ConfirmNoteProps = { overview: FunctionReturnType<typeof api.users.security.overview>; /** What waits for the address to be confirmed; without it, what is said of a password. */ waits?: ReactNode; className?: string };

/** What is left to confirm: the address itself, or the one that is to take its place. */
export function ConfirmNote({ overview: { email, emailConfirmed, pendingEmail, hasPassword }, waits, className }: ConfirmNoteProps) {
  const sendAgain = useMutation(api.users.emails.sendAgain);
  const keep = useMutation(api.users.emails.keep);
  const service = useMailService();
  const [busy, setBusy] = useState(false);
  if (!hasPassword || !email || (emailConfirmed && !pendingEmail)) return null;

  const attempt = (act: () => Promise<unknown>, done: string) => async () => {
    setBusy(true);
    try {
      await act();
      notify.done(done);
    } catch (error) {
      notify.error(error);
    }
    setBusy(false);
  };
  const strong = (text: ReactNode) => <strong className="font-medium wrap-anywhere text-ink">{text}</strong>;
  return (
    <div role="note" className={cn("mt-4 rounded-lg border border-line bg-sunken px-5 py-4", className)}>
      <p className="text-[0.9375rem] text-ink-soft">
        {pendingEmail
          ? rich("<strong>{address}</strong> takes its place once you confirm it with the code we mailed there.", { address: pendingEmail, strong })
          : (waits ?? rich("<strong>Confirm your e-mail</strong> with the code we mailed you. Until then a forgotten password can only be replaced in a browser you have used before.", { strong }))}
      </p>
      <div className="mt-3 -ms-3 flex flex-wrap gap-x-2">
        <Button asChild look="quiet" size="sm"><Link to="/verify-email">{t("Enter the code")}</Link></Button>
        <Button look="quiet" size="sm" disabled={busy} onClick={() => void attempt(() => sendAgain({}), t(service === false ? "The mail is in the outbox again." : "The mail is on its way again."))()}>{t("Send again")}</Button>
        {pendingEmail && <Button look="quiet" size="sm" disabled={busy} onClick={() => void attempt(() => keep({}), t("Your address stays as it is."))()}>{t("Keep the present one")}</Button>}
      </div>
      <OutboxHint className={waits === undefined ? undefined : "mt-1 bg-transparent p-0 text-sm"} />
    </div>
  );
}
