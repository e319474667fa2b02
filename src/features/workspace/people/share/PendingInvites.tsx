import { useMutation } from "convex/react";
import { Ellipsis, Mail } from "lucide-react";
import { api } from "../../../../../convex/_generated/api";
import type { Id } from "../../../../../convex/_generated/dataModel";
import { t } from "../../../../i18n/t";
import { DropdownMenu } from "../../../../ui/DropdownMenu";
import { IconButton } from "../../../../ui/IconButton";
import { notify } from "../../../../ui/toast";
import { useTripFrame } from "../../tripFrame";
import { dayWords } from "../history/historyWords";
import { useRoleQuery } from "../useRoleQuery";
import { INVITED_ROLES } from "./shareWords";

/** Who has been invited and hasn't answered. */
export function PendingInvites() {
  const { trip } = useTripFrame();
  const invites = useRoleQuery(api.trips.personalInvites.list, { tripId: trip._id });
  const resend = useMutation(api.trips.personalInvites.resend);
  const revoke = useMutation(api.trips.personalInvites.revoke);
  if (!invites || invites.length === 0) return null;
  const attempt = (work: Promise<unknown>, done: string) => void work.then(() => notify.done(done), notify.error);
  const itemsFor = (personalInviteId: Id<"personalInvites">, to: string, mailed: boolean) => [
    ...(mailed ? [{ label: t("Send the mail again"), onSelect: () => attempt(resend({ tripId: trip._id, personalInviteId }), t("Sent to {address} again.", { address: to })) }] : []),
    { label: t("Withdraw"), danger: true, onSelect: () => attempt(revoke({ tripId: trip._id, personalInviteId }), t("The invitation of {address} is withdrawn.", { address: to })) },
  ];
  return (
    <section aria-labelledby="pending">
      <h3 id="pending" className="eyebrow">{t("Invited")}</h3>
      <ul className="mt-1 divide-y divide-line">
        {invites.map(({ _id, to, username, role, sentAt, status, mailed }) => (
          <li key={_id} className="flex min-h-13 items-center gap-3">
            <span className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-ink-faint"><Mail className="size-4" aria-hidden /></span>
            <span className="min-w-0 flex-1">
              <span className="block truncate">{to}{username && <span className="text-ink-faint"> @{username}</span>}</span>
              <span className="block text-[0.8125rem] text-ink-faint">{INVITED_ROLES[role].label} · {status === "expired" ? t("expired") : t("sent {when}", { when: dayWords(sentAt) })}</span>
            </span>
            <DropdownMenu trigger={<IconButton label={t("Invitation of {address}", { address: to })}><Ellipsis /></IconButton>} items={itemsFor(_id, to, mailed)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
