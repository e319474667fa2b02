// What one can do to a trip in the list, and the questions that come first.
import { Archive, ArchiveRestore, Copy, LogOut, MoreHorizontal, Trash2, Undo2 } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t";
import { useBusy } from "../../lib/useBusy";
import { ConfirmDialog } from "../../ui/Dialog";
import { DropdownMenu, type MenuItem } from "../../ui/DropdownMenu";
import { IconButton } from "../../ui/IconButton";
import { CopyTripDialog } from "./CopyTripDialog";
import { TRIP_QUESTIONS, type TripQuestion } from "./tripQuestions";
import type { TripCardData } from "./tripTypes";
import { useTripLife } from "./useTripLife";

export function TripMenu({ trip, className }: { trip: TripCardData; className?: string }) {
  const life = useTripLife();
  const [asking, setAsking] = useState<TripQuestion | "copy" | null>(null);
  const { busy, run } = useBusy<"answer">();
  const question = asking === null || asking === "copy" ? null : TRIP_QUESTIONS[asking];
  const items: MenuItem[] =
    trip.goneAt !== null
      ? [
          { label: t("Bring it back"), icon: <Undo2 />, onSelect: () => void life.restore(trip) },
          { label: t("Delete for good…"), icon: <Trash2 />, danger: true, onSelect: () => setAsking("removeForGood") },
        ]
      : [
          { label: t("Make a copy…"), icon: <Copy />, onSelect: () => setAsking("copy") },
          trip.isArchived
            ? { label: t("Back to the list"), icon: <ArchiveRestore />, onSelect: () => void life.archive(trip, false) }
            : { label: t("Archive"), icon: <Archive />, onSelect: () => void life.archive(trip, true) },
          { kind: "separator" },
          trip.role === "owner"
            ? { label: t("Delete trip…"), icon: <Trash2 />, danger: true, onSelect: () => setAsking("remove") }
            : { label: t("Leave trip…"), icon: <LogOut />, danger: true, onSelect: () => setAsking("leave") },
        ];
  return (
    <>
      <DropdownMenu items={items} trigger={<IconButton label={t("More about {trip}", { trip: trip.title })} look="surface" size="sm" className={className}><MoreHorizontal /></IconButton>} />
      {asking === "copy" && <CopyTripDialog trip={trip} onClose={() => setAsking(null)} />}
      {question && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setAsking(null)}
          title={question.title(trip)}
          description={question.text(trip)}
          confirmLabel={question.label}
          busy={busy !== null}
          onConfirm={() => void run("answer", async () => { await life[asking as TripQuestion](trip); setAsking(null); })}
        />
      )}
    </>
  );
}
