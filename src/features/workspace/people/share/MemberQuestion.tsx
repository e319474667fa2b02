import { useMutation } from "convex/react";
import { useNavigate } from "react-router-dom";
import { api } from "../../../../../convex/_generated/api";
import { t } from "../../../../i18n/t";
import { useBusy } from "../../../../lib/useBusy";
import { ConfirmDialog } from "../../../../ui/Dialog";
import { notify } from "../../../../ui/toast";
import { useTripFrame } from "../../tripFrame";
import type { Member } from "../../useItinerary";

export type Question = { kind: "leave" } | { kind: "remove" | "transfer"; member: Member };

/** Asks before somebody goes, or before the trip is somebody else's. */
export function MemberQuestion({ question, onClose }: { question: Question | null; onClose: () => void }) {
  const { trip } = useTripFrame();
  const navigate = useNavigate();
  const leave = useMutation(api.trips.people.leave);
  const remove = useMutation(api.trips.people.remove);
  const transfer = useMutation(api.trips.people.transfer);
  const { busy, run } = useBusy<"asked">();
  if (!question) return null;
  const tripId = trip._id;
  const words = wordsOf(question, trip.title);
  const act = async () => {
    if (question.kind === "leave") {
      // First away from here: a trip that one has left can't be shown.
      void navigate("/trips", { replace: true });
      await leave({ tripId });
      return notify.done(t("You have left “{trip}”.", { trip: trip.title }));
    }
    const { userId, name } = question.member;
    await (question.kind === "remove" ? remove : transfer)({ tripId, userId });
    notify.done(t(question.kind === "remove" ? "{person} isn't in the trip any more." : "“{trip}” is {person}'s now.", { person: name, trip: trip.title }));
    onClose();
  };
  return <ConfirmDialog open onOpenChange={(open) => !open && onClose()} busy={busy !== null} onConfirm={() => void run("asked", act)} {...words} />;
}

function wordsOf(question: Question, title: string) {
  switch (question.kind) {
    case "leave":
      return { title: t("Leave “{trip}”?", { trip: title }), description: t("It goes from your list. What you have planned stays with the others. To come back you need an invitation."), confirmLabel: t("Leave") };
    case "remove":
      return { title: t("Take {person} out?", { person: question.member.name }), description: t("They see nothing of the trip any more, and no link that is still about lets them in again. What they have planned stays."), confirmLabel: t("Take out") };
    case "transfer":
      return { title: t("Hand the trip to {person}?", { person: question.member.name }), description: t("They decide who is in it, share and delete it from now on. You stay and can plan; only they can make you the owner again."), confirmLabel: t("Hand it over") };
  }
}
