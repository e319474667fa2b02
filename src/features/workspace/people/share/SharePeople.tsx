import { useTripFrame } from "../../tripFrame";
import { AskToPlan } from "./AskToPlan";
import { InviteLinks } from "./InviteLinks";
import { InvitePerson } from "./InvitePerson";
import { JoinRequests } from "./JoinRequests";
import { MemberList } from "./MemberList";
import { PendingInvites } from "./PendingInvites";
import { RoomLeft } from "./RoomLeft";

/** The owner invites, answers and decides; everybody sees who is in. */
export function SharePeople({ onClose }: { onClose: () => void }) {
  const { role } = useTripFrame();
  const isOwner = role === "owner";
  return (
    <div className="space-y-7">
      {isOwner && <JoinRequests />}
      {isOwner && <InvitePerson />}
      {isOwner && <PendingInvites />}
      <MemberList onClose={onClose} />
      {isOwner && <RoomLeft />}
      {role === "viewer" && <AskToPlan />}
      {isOwner && <InviteLinks />}
    </div>
  );
}
