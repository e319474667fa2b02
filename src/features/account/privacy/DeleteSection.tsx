// Leaving: what it would mean, said before it is asked; and the way back while it waits.
import { useMutation, useQuery } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Skeleton } from "../../../ui/Skeleton";
import { notify } from "../../../ui/toast";
import { formatDay } from "../../../lib/moments";
import { useProof } from "../security/useProof";
import { DeleteDialog } from "./DeleteDialog";
import { useKeepAccount } from "./useKeepAccount";

export function DeleteSection() {
  const state = useQuery(api.privacy.deletion.state);
  const [asking, setAsking] = useState(false);
  return (
    <section aria-labelledby="delete">
      <h2 id="delete" className="title text-2xl sm:text-3xl">{t("Delete your account")}</h2>
      {!state ? <Skeleton className="mt-4 h-16" /> : state.removalAt !== null ? (
        <Waiting until={state.removalAt} />
      ) : (
        <>
          <p className="mt-2.5 text-ink-soft">{t("You have fourteen days to change your mind. Then everything that is yours alone is removed; in trips you share, the plan stays with the others.")}</p>
          <Button look="quiet" className="mt-4 -ms-4 text-danger hover:bg-danger-soft" onClick={() => setAsking(true)}>{t("Delete my account…")}</Button>
        </>
      )}
      {asking && <AskToLeave onClose={() => setAsking(false)} />}
    </section>
  );
}

function Waiting({ until }: { until: number }) {
  const { keep, busy } = useKeepAccount();
  return (
    <>
      <p className="mt-2.5 text-ink-soft">{t("Your account will be deleted on {day}. Until then nothing is gone.", { day: formatDay(until) })}</p>
      <Button className="mt-4" busy={busy} onClick={keep}>{t("Keep my account")}</Button>
    </>
  );
}

function AskToLeave({ onClose }: { onClose: () => void }) {
  const request = useMutation(api.privacy.deletion.request);
  const { withProof, proofDialog } = useProof();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    try {
      if (await withProof(() => request({}))) onClose();
    } catch (error) {
      notify.error(error);
    }
    setBusy(false);
  };
  return (
    <>
      <DeleteDialog busy={busy} onClose={onClose} onConfirm={() => void leave()} />
      {proofDialog}
    </>
  );
}
