import { useMutation } from "convex/react";
import { Square } from "lucide-react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { Button } from "../../../ui/Button";
import { notify } from "../../../ui/toast";
import { useTripFrame } from "../tripFrame";
import type { Run } from "./useThread";

/** What the assistant is doing now, seen by everybody; who may edit can stop it. */
export function RunProgress({ run }: { run: Run }) {
  const { trip, canEdit } = useTripFrame();
  const stop = useMutation(api.ai.thread.stop);
  const applying = run.status === "applying";
  return (
    <div role="status" className="rounded-lg bg-accent-soft py-2 pe-2 ps-4">
      <div className="flex min-h-9 items-center gap-3">
        <span className="size-2.5 shrink-0 animate-breathe rounded-full bg-accent" aria-hidden />
        <p className="min-w-0 flex-1 text-[0.9375rem] text-ink first-letter:uppercase">
          {told(run.progress) || t("Finishing")}
          {applying && <span className="text-ink-soft tabular-nums"> · {t("{done, number} of {total, number}", { done: run.stepsDone + 1, total: run.steps })}</span>}
        </p>
        {canEdit && (
          <Button look="ghost" size="sm" onClick={() => void stop({ tripId: trip._id, runId: run._id }).catch(notify.error)}>
            <Square aria-hidden />
            {t("Stop")}
          </Button>
        )}
      </div>
      {applying && (
        <div className="mt-2 me-2 mb-1 h-1 overflow-hidden rounded-full bg-accent/20" aria-hidden>
          <div className="h-full bg-accent transition-[width] duration-250" style={{ width: `${(100 * run.stepsDone) / run.steps}%` }} />
        </div>
      )}
    </div>
  );
}
