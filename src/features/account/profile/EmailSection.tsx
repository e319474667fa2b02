// The account's address: whether it is confirmed, and another one in its place.
import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState, type ReactNode } from "react";
import { Link } from "react-router-dom";
import { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Chip } from "../../../ui/Chip";
import { Skeleton } from "../../../ui/Skeleton";
import { notify } from "../../../ui/toast";
import { OutboxHint } from "../outbox/OutboxHint";
import { ChangeEmailDialog } from "./ChangeEmailDialog";

type Overview = FunctionReturnType<typeof api.users.security.overview>;

export function EmailSection() {
  const overview = useQuery(api.users.security.overview);
  const [changing, setChanging] = useState(false);
  return (
    <section aria-labelledby="email">
      <h2 id="email" className="title text-2xl sm:text-3xl">{t("E-mail")}</h2>
      {overview ? (
        <>
          <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2">
            <p className="min-w-0 font-medium break-all">{overview.email ?? t("No address")}</p>
            {overview.email && (overview.emailConfirmed ? <Chip tone="ok">{t("Confirmed")}</Chip> : <Chip tone="warn">{t("Not confirmed")}</Chip>)}
            {overview.hasPassword && <Button look="secondary" size="sm" className="ms-auto" onClick={() => setChanging(true)}>{t("Change address")}</Button>}
          </div>
          <ConfirmNote overview={overview} />
          {overview.hasPassword && <ChangeEmailDialog open={changing} onOpenChange={setChanging} />}
        </>
      ) : <Skeleton className="mt-4 h-16" />}
    </section>
  );
}

/** What is left to confirm: the address itself, or the one that is to take its place. */
export function ConfirmNote({ overview: { email, emailConfirmed, pendingEmail, hasPassword } }: { overview: Overview }) {
  const sendAgain = useMutation(api.users.emails.sendAgain);
  const keep = useMutation(api.users.emails.keep);
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
    <div role="note" className="mt-4 rounded-lg border border-line bg-sunken px-5 py-4">
      <p className="text-[0.9375rem] text-ink-soft">
        {pendingEmail
          ? rich("<strong>{address}</strong> takes its place once you confirm it with the code we mailed there.", { address: pendingEmail, strong })
          : rich("<strong>Confirm your e-mail</strong> with the code we mailed you. Until then a forgotten password can only be replaced in a browser you have used before.", { strong })}
      </p>
      <div className="mt-3 -ms-3 flex flex-wrap gap-x-2">
        <Button asChild look="quiet" size="sm"><Link to="/verify-email">{t("Enter the code")}</Link></Button>
        <Button look="quiet" size="sm" disabled={busy} onClick={() => void attempt(() => sendAgain({}), t("The mail is on its way again."))()}>{t("Send again")}</Button>
        {pendingEmail && <Button look="quiet" size="sm" disabled={busy} onClick={() => void attempt(() => keep({}), t("Your address stays as it is."))()}>{t("Keep the present one")}</Button>}
      </div>
      <OutboxHint />
    </div>
  );
}
