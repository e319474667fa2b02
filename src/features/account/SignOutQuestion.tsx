import { useState } from "react";
import { t } from "../../i18n/t";
import { countWaiting, useOutbox } from "../../lib/outbox";
import { useBusy } from "../../lib/useBusy";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { signOutLoss } from "./signOutLoss";

type SignOutQuestionProps = { userId: string; open: boolean; onStay: () => void; onLeave: () => Promise<void> };

/** Asks before somebody leaves whose changes still wait on this device. What is sent meanwhile waits no more. */
export default function SignOutQuestion({ userId, open, onStay, onLeave }: SignOutQuestionProps) {
  const waiting = useOutbox(countWaiting);
  const [{ refused, unchosen }] = useState(() => signOutLoss(userId));
  const { busy, run } = useBusy<"leave">();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onStay()}
      title={t("Sign out?")}
      size="sm"
      footer={
        <>
          <Button look="ghost" disabled={busy !== null} onClick={onStay}>{t("Stay signed in")}</Button>
          <Button look="danger" busy={busy !== null} onClick={() => void run("leave", onLeave)}>{t("Sign out anyway")}</Button>
        </>
      }
    >
      <div className="space-y-3">
        <p role="status" className="font-medium">
          {waiting === 0 ? t("Nothing waits: all your changes have been sent.") : t("{count, plural, one {One change hasn’t been sent yet.} other {# changes haven’t been sent yet.}}", { count: waiting })}
        </p>
        {waiting > 0 && <p>{t("Nobody else sees them until you sign in again on this device, within 30 days. On another device, or when this browser’s data is cleared, they are lost.")}</p>}
        {refused > 0 && <p>{t("{count, plural, one {A text of yours that couldn’t be saved is erased.} other {# texts of yours that couldn’t be saved are erased.}}", { count: refused })}</p>}
        {unchosen > 0 && <p>{t("{count, plural, one {A change of yours that met somebody else’s is given up: theirs stays.} other {# changes of yours that met somebody else’s are given up: theirs stay.}}", { count: unchosen })}</p>}
        <p className="text-ink-soft">{t("What this device keeps of your trips for going offline is erased.")}</p>
      </div>
    </Dialog>
  );
}
