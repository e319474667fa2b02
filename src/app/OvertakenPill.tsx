// Says that changes of one's own wait to be chosen, as others changed the same meanwhile, for as long as that is so. Loaded once there are any.
import { GitCompareArrows } from "lucide-react";
import { lazy, Suspense } from "react";
import { t } from "../i18n/t";
import { chooseNow, useOvertaken } from "../lib/overtaken";

const OvertakenDialog = lazy(() => import("../features/workspace/OvertakenDialog"));

export default function OvertakenPill() {
  const count = useOvertaken(({ edits }) => edits.length);
  const choosing = useOvertaken((state) => state.choosing);
  return (
    <>
      <div role="status" className="pointer-events-none fixed inset-x-0 bottom-[calc(4.75rem+env(safe-area-inset-bottom)+var(--connection-room,0px))] z-40 flex justify-center px-4 lg:bottom-[calc(1rem+var(--connection-room,0px))] lg:justify-start">
        <button type="button" onClick={() => chooseNow(true)} className="pointer-events-auto flex min-h-11 animate-rise-in items-center gap-2 rounded-3xl bg-warn-soft px-4 py-2 text-start text-sm font-medium text-ink shadow-float">
          <GitCompareArrows className="size-4 shrink-0 text-warn" aria-hidden />
          <span>{t("{count, plural, one {One of your changes met somebody else’s.} other {# of your changes met somebody else’s.}}", { count })}</span>
          <span className="text-accent">{t("Choose which stays")}</span>
        </button>
      </div>
      {choosing && <Suspense fallback={null}><OvertakenDialog /></Suspense>}
    </>
  );
}
