// What one can do to the trip as a whole, and the questions that come first.
import { Archive, Copy, LogOut, Trash2, UserRoundCheck } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { ConfirmDialog } from "../../../ui/Dialog";
import { CopyTripDialog } from "../../trips/CopyTripDialog";
import { TRIP_QUESTIONS } from "../../trips/tripQuestions";
import { useTripLife } from "../../trips/useTripLife";
import { useTrip } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";

export function WholeTrip() {
  const { trip, role, members, days } = useTrip();
  const { openDialog } = useWorkspace();
  const life = useTripLife();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<"copy" | "remove" | "leave" | null>(null);
  const known = { ...trip, memberCount: members.length };
  /** Away from the trip first: a page of a trip that is gone is an error. */
  const andGo = async (what: () => Promise<boolean>) => {
    setAsking(null);
    await navigate("/trips");
    await what();
  };
  const question = asking === "remove" || asking === "leave" ? TRIP_QUESTIONS[asking] : null;
  return (
    <div className="flex flex-col items-start gap-1">
      <Button look="ghost" size="sm" className="-ms-3" onClick={() => setAsking("copy")}><Copy aria-hidden />{t("Make a copy…")}</Button>
      <Button look="ghost" size="sm" className="-ms-3" onClick={() => void andGo(() => life.archive(trip, true))}><Archive aria-hidden />{t("Archive, for me alone")}</Button>
      {role === "owner" ? (
        <>
          {members.length > 1 && <Button look="ghost" size="sm" className="-ms-3" onClick={() => openDialog({ kind: "share" })}><UserRoundCheck aria-hidden />{t("Hand it over to somebody…")}</Button>}
          <Button look="ghost" size="sm" className="-ms-3 text-danger" onClick={() => setAsking("remove")}><Trash2 aria-hidden />{t("Delete trip…")}</Button>
        </>
      ) : (
        <Button look="ghost" size="sm" className="-ms-3 text-danger" onClick={() => setAsking("leave")}><LogOut aria-hidden />{t("Leave trip…")}</Button>
      )}
      {asking === "copy" && <CopyTripDialog trip={{ ...trip, days: days.length }} onClose={() => setAsking(null)} />}
      {question && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setAsking(null)}
          title={question.title(known)}
          description={question.text(known)}
          confirmLabel={question.label}
          onConfirm={() => void andGo(() => (asking === "leave" ? life.leave(trip) : life.remove(trip)))}
        />
      )}
    </div>
  );
}
