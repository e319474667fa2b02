import { useMutation } from "convex/react";
import { useNavigate } from "react-router-dom";
import { api } from "../../../../../convex/_generated/api";
import { useBusy } from "../../../../lib/useBusy";
import { ConfirmDialog } from "../../../../ui/Dialog";
import { notify } from "../../../../ui/toast";
import { useTrip, type Member } from "../../useItinerary";

export type Question = { kind: "leave" } | { kind: "remove" | "transfer"; member: Member };

/** Asks before somebody goes, or before the trip is somebody else's. */
export function MemberQuestion({ question, onClose }: { question: Question | null; onClose: () => void }) {
  const { trip } = useTrip();
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
      return notify.done(`You have left “${trip.title}”.`);
    }
    const { userId, name } = question.member;
    await (question.kind === "remove" ? remove : transfer)({ tripId, userId });
    notify.done(question.kind === "remove" ? `${name} isn't in the trip any more.` : `“${trip.title}” is ${name}'s now.`);
    onClose();
  };
  return <ConfirmDialog open onOpenChange={(open) => !open && onClose()} busy={busy !== null} onConfirm={() => void run("asked", act)} {...words} />;
}

function wordsOf(question: Question, title: string) {
  switch (question.kind) {
    case "leave":
      return { title: `Leave “${title}”?`, description: "It goes from your list. What you have planned stays with the others. To come back you need an invitation.", confirmLabel: "Leave" };
    case "remove":
      return { title: `Take ${question.member.name} out?`, description: "They see nothing of the trip any more, and no link that is still about lets them in again. What they have planned stays.", confirmLabel: "Take out" };
    case "transfer":
      return { title: `Hand the trip to ${question.member.name}?`, description: "They decide who is in it, share and delete it from now on. You stay and can plan; only they can make you the owner again.", confirmLabel: "Hand it over" };
  }
}
