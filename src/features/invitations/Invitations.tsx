// On one's list of trips: who invites one, to be accepted or declined, and what one has asked for oneself.
import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useNavigate } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { cityName } from "../../i18n/cityName";
import { rich, t } from "../../i18n/t";
import { formatDateRange } from "../../lib/dates";
import { useBusy } from "../../lib/useBusy";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { notify } from "../../ui/toast";

type Invitation = FunctionReturnType<typeof api.trips.personalInvites.mine>[number];

export function Invitations() {
  const invitations = useQuery(api.trips.personalInvites.mine);
  const requests = useQuery(api.trips.joinRequests.mine);
  const waits = (invitations?.length ?? 0) + (requests?.length ?? 0);
  if (waits === 0) return null;
  return (
    <section aria-label={t("Invitations")} className="mb-8 rounded-xl border border-line bg-surface px-5 py-1.5 shadow-card sm:px-7">
      <ul className="divide-y divide-line">
        {invitations?.map((invitation) => <Invited key={invitation._id} invitation={invitation} />)}
        {requests?.map(({ _id, tripTitle }) => <Asked key={_id} requestId={_id} tripTitle={tripTitle} />)}
      </ul>
    </section>
  );
}

function Invited({ invitation: { _id, tripTitle, role, inviter, startDate, endDate, openDates, destinations } }: { invitation: Invitation }) {
  const answer = useMutation(api.trips.personalInvites.answer);
  const navigate = useNavigate();
  const { busy, run } = useBusy<"yes" | "no">();
  const accept = () => run("yes", async () => {
    const tripId = await answer({ personalInviteId: _id, accepted: true });
    void navigate(`/trips/${tripId}`);
  });
  const decline = () => run("no", async () => {
    await answer({ personalInviteId: _id, accepted: false });
    notify.done(t("You have declined “{trip}”.", { trip: tripTitle }));
  });
  const places = destinations.map(cityName).join(" · ");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
      <Avatar name={inviter.name} hue={inviter.hue} size="md" decorative />
      <div className="min-w-52 flex-1">
        <p className="text-[0.9375rem] text-ink-soft">
          {rich(role === "editor" ? "<name>{person}</name> invites you to plan" : "<name>{person}</name> invites you to look at", {
            person: inviter.name,
            name: (text) => <strong className="font-semibold text-ink">{text}</strong>,
          })}
        </p>
        <p dir="auto" className="title text-xl [overflow-wrap:anywhere]">{tripTitle}</p>
        <p className="text-sm text-ink-soft">{places}{!openDates && ` · ${formatDateRange(startDate, endDate)}`}</p>
      </div>
      <div className="flex gap-2">
        <Button look="ghost" busy={busy === "no"} disabled={busy !== null} onClick={() => void decline()}>{t("Decline")}</Button>
        <Button busy={busy === "yes"} disabled={busy !== null} onClick={() => void accept()}>{t("Join")}</Button>
      </div>
    </li>
  );
}

function Asked({ requestId, tripTitle }: { requestId: FunctionReturnType<typeof api.trips.joinRequests.mine>[number]["_id"]; tripTitle: string }) {
  const withdraw = useMutation(api.trips.joinRequests.withdraw);
  const { busy, run } = useBusy<"withdraw">();
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <p className="min-w-0 text-[0.9375rem] text-ink-soft [overflow-wrap:anywhere]">
        {rich("You have asked to join <name>{trip}</name>.", { trip: tripTitle, name: (text) => <strong className="font-medium text-ink">{text}</strong> })}
      </p>
      <Button look="quiet" size="sm" busy={busy !== null} onClick={() => void run("withdraw", () => withdraw({ requestId }))}>{t("Take it back")}</Button>
    </li>
  );
}
