import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "../../../../../convex/_generated/api";
import { rich, t } from "../../../../i18n/t";
import { useBusy } from "../../../../lib/useBusy";
import { Avatar } from "../../../../ui/Avatar";
import { Button } from "../../../../ui/Button";
import { useTripFrame } from "../../tripFrame";
import { useRoleQuery } from "../useRoleQuery";
import { RoleSelect } from "./RoleSelect";
import type { InvitedRole } from "./shareWords";

type Request = FunctionReturnType<typeof api.trips.joinRequests.list>[number];

/** Who waits to be let in, or to plan too. */
export function JoinRequests() {
  const { trip } = useTripFrame();
  const requests = useRoleQuery(api.trips.joinRequests.list, { tripId: trip._id });
  if (!requests || requests.length === 0) return null;
  return (
    <section aria-labelledby="requests" className="rounded-lg bg-accent-soft/60 px-4 pt-3.5 pb-1.5">
      <h3 id="requests" className="eyebrow">{t("Waiting for your answer")}</h3>
      <ul className="divide-y divide-line">
        {requests.map((request) => <Row key={request._id} request={request} />)}
      </ul>
    </section>
  );
}

function Row({ request: { _id, name, hue, note, role, isGuest, isMember } }: { request: Request }) {
  const { trip } = useTripFrame();
  const decide = useMutation(api.trips.joinRequests.decide);
  const { busy, run } = useBusy<"yes" | "no">();
  const [given, setGiven] = useState<InvitedRole>(role);
  const person = <><span className="font-medium">{name}</span>{isGuest && <span className="text-ink-faint"> {t("(guest)")}</span>}</>;
  const answer = (yes: boolean) => void run(yes ? "yes" : "no", () => decide({ tripId: trip._id, requestId: _id, role: yes ? given : null }));
  return (
    <li className="py-3">
      <div className="flex items-start gap-3">
        <Avatar name={name} hue={hue} decorative />
        <p className="min-w-0 flex-1 pt-1">
          {rich(role === "editor" ? "{person} asks to plan with you." : "{person} asks to look.", { person })}
          {note && <span dir="auto" className="mt-0.5 block text-[0.9375rem] text-ink-soft [overflow-wrap:anywhere]">{t("“{words}”", { words: note })}</span>}
        </p>
      </div>
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        {!isMember && <RoleSelect label={t("{person} then", { person: name })} value={given} onChange={setGiven} className="w-34" />}
        <Button look="ghost" busy={busy === "no"} disabled={busy !== null} onClick={() => answer(false)}>{t("Decline")}</Button>
        <Button busy={busy === "yes"} disabled={busy !== null} onClick={() => answer(true)}>{t(isMember ? "Let them plan" : "Let in")}</Button>
      </div>
    </li>
  );
}
