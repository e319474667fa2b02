// The account's address: whether it is confirmed, and another one in its place.
import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { Link } from "react-router-dom";
import { api } from "../../../../convex/_generated/api";
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
      <h2 id="email" className="title text-2xl sm:text-3xl">E-mail</h2>
      {overview ? (
        <>
          <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2">
            <p className="min-w-0 font-medium break-all">{overview.email ?? "No address"}</p>
            {overview.email && (overview.emailConfirmed ? <Chip tone="ok">Confirmed</Chip> : <Chip tone="warn">Not confirmed</Chip>)}
            {overview.hasPassword && <Button look="secondary" size="sm" className="ms-auto" onClick={() => setChanging(true)}>Change address</Button>}
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
  return (
    <div role="note" className="mt-4 rounded-lg border border-line bg-sunken px-5 py-4">
      <p className="text-[0.9375rem] text-ink-soft">
        {pendingEmail ? (
          <><strong className="font-medium break-all text-ink">{pendingEmail}</strong> takes its place once you confirm it with the code we mailed there.</>
        ) : (
          <><strong className="font-medium text-ink">Confirm your e-mail</strong> with the code we mailed you. Until then a forgotten password can only be replaced in a browser you have used before.</>
        )}
      </p>
      <div className="mt-3 -ms-3 flex flex-wrap gap-x-2">
        <Button asChild look="quiet" size="sm"><Link to="/verify-email">Enter the code</Link></Button>
        <Button look="quiet" size="sm" disabled={busy} onClick={() => void attempt(() => sendAgain({}), "The mail is on its way again.")()}>Send again</Button>
        {pendingEmail && <Button look="quiet" size="sm" disabled={busy} onClick={() => void attempt(() => keep({}), "Your address stays as it is.")()}>Keep the present one</Button>}
      </div>
      <OutboxHint />
    </div>
  );
}
