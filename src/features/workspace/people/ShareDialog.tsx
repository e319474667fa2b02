// Who is in the trip, and links that let others in. Only the owner makes links; a link is shown once.
import { useMutation, useQuery } from "convex/react";
import { Check, Copy, Link2 } from "lucide-react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { Avatar } from "../../../ui/Avatar";
import { Button } from "../../../ui/Button";
import { Chip } from "../../../ui/Chip";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { Input } from "../../../ui/Input";
import { notify } from "../../../ui/toast";
import { PlanHint } from "../../account/plan/PlanHint";
import { useTrip } from "../useItinerary";

const ROLES = {
  editor: { title: "Can plan with you", label: "Make a link for planning together", name: "Editor" },
  viewer: { title: "Can look", label: "Make a link for looking", name: "Viewer" },
} as const;
type InviteRole = keyof typeof ROLES;

export function ShareDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { trip, members, role } = useTrip();
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={`Share “${trip.title}”`} description="Whoever opens a link and signs in, or continues as a guest, joins the trip." size="sm">
      <div className="space-y-6">
        {role === "owner" && (
          <div className="space-y-4">
            {(Object.keys(ROLES) as InviteRole[]).map((invited) => <InviteLink key={invited} role={invited} />)}
          </div>
        )}
        {role === "owner" && <RoomLeft />}
        <section aria-labelledby="members">
          <h3 id="members" className="eyebrow">In this trip</h3>
          <ul className="mt-2 divide-y divide-line">
            {members.map((member) => (
              <li key={member.userId} className="flex min-h-13 items-center gap-3">
                <Avatar name={member.name} hue={member.hue} decorative />
                <span className="min-w-0 flex-1 truncate">
                  {member.name}
                  {member.isGuest && <span className="text-ink-faint"> (guest)</span>}
                </span>
                <Chip tone={member.role === "owner" ? "accent" : "neutral"}>{member.role}</Chip>
              </li>
            ))}
          </ul>
        </section>
        {role === "owner" && <OpenLinks />}
      </div>
    </Dialog>
  );
}

/** The owner's plan says how many fit. */
function RoomLeft() {
  const { trip, members } = useTrip();
  const plan = useQuery(api.billing.plan.mine);
  return plan ? <PlanHint plan={plan.plan} used={members.length} limit={plan.entitlements.members} what="places in this trip" next={`/trips/${trip._id}`} /> : null;
}

function InviteLink({ role }: { role: InviteRole }) {
  const { trip } = useTrip();
  const create = useMutation(api.trips.invites.create);
  const [link, setLink] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const make = async () => {
    try {
      const { token } = await create({ tripId: trip._id, role });
      setLink(`${window.location.origin}/join/${token}`);
    } catch (error) {
      notify.error(error);
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link!);
      setCopied(true);
    } catch {
      notify.info("Copying isn't allowed here. Select the link and copy it yourself.");
    }
  };
  const { title, label, name } = ROLES[role];
  if (!link) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line p-4">
        <p className="font-medium">{title}</p>
        <Button look="secondary" size="sm" onClick={() => void make()}><Link2 aria-hidden />{label}</Button>
      </div>
    );
  }
  return (
    <div className="rounded-lg border border-line p-4">
      <Field label={`${name} link`} hint="Valid for 14 days and 20 people. It is shown only now.">
        <div className="flex gap-2">
          <Input readOnly aria-label={`${name} link`} value={link} onFocus={(event) => event.target.select()} />
          <Button look="secondary" onClick={() => void copy()}>
            {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
            {copied ? "Copied" : "Copy"}
          </Button>
        </div>
      </Field>
    </div>
  );
}

function OpenLinks() {
  const { trip } = useTrip();
  const invites = useQuery(api.trips.invites.list, { tripId: trip._id });
  const revoke = useMutation(api.trips.invites.revoke);
  const open = invites?.filter((invite) => invite.status === "open") ?? [];
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="links">
      <h3 id="links" className="eyebrow">Links in use</h3>
      <ul className="mt-2 divide-y divide-line">
        {open.map((invite) => (
          <li key={invite._id} className="flex min-h-13 items-center justify-between gap-3 text-sm">
            <span>
              {ROLES[invite.role].name} · {invite.usesLeft} uses left · until {new Date(invite.expiresAt).toLocaleDateString()}
            </span>
            <Button look="ghost" size="sm" onClick={() => void revoke({ tripId: trip._id, inviteId: invite._id }).catch(notify.error)}>Revoke</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
