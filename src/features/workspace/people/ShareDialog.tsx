// Who is in the trip, how others come in, and its page for everybody. What is in it is fetched when it is first opened.
import { lazy, Suspense, useState } from "react";
import { t } from "../../../i18n/t";
import { Dialog } from "../../../ui/Dialog";
import { Skeleton } from "../../../ui/Skeleton";
import { Tabs } from "../../../ui/Tabs";
import { useTripFrame } from "../tripFrame";
import type { SharePart } from "../useWorkspace";

const SharePeople = lazy(async () => ({ default: (await import("./share/SharePeople")).SharePeople }));
const PublicPage = lazy(async () => ({ default: (await import("./share/PublicPage")).PublicPage }));

/** `first`: what it opens at. */
export function ShareDialog({ open, first = "people", onClose }: { open: boolean; first?: SharePart | undefined; onClose: () => void }) {
  const { trip, role } = useTripFrame();
  const [part, setPart] = useState(first);
  const [wasOpen, setWasOpen] = useState(open);
  if (wasOpen !== open) {
    setWasOpen(open);
    if (open) setPart(first);
  }
  const people = <Suspense fallback={<Loading />}><SharePeople onClose={onClose} /></Suspense>;
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t(role === "owner" ? "Share “{trip}”" : "People in “{trip}”", { trip: trip.title })} size="md">
      {role === "owner" ? (
        <Tabs
          label={t("Share")}
          value={part}
          onValueChange={setPart}
          tabs={[
            { value: "people", label: t("People"), panel: people },
            { value: "page", label: t("Public page"), panel: <Suspense fallback={<Loading />}><PublicPage /></Suspense> },
          ]}
        />
      ) : people}
    </Dialog>
  );
}

const Loading = () => <div role="status" aria-busy="true" aria-label={t("Loading")} className="space-y-3"><Skeleton className="h-14" /><Skeleton className="h-40" /></div>;
