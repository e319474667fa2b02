import { useMutation } from "convex/react";
import { ChevronDown } from "lucide-react";
import { api } from "../../../../../convex/_generated/api";
import { t } from "../../../../i18n/t";
import { Button } from "../../../../ui/Button";
import { DropdownMenu, type MenuItem } from "../../../../ui/DropdownMenu";
import { notify } from "../../../../ui/toast";
import { showOwn } from "../../ownEdits";
import { changePlan } from "../../planInStore";
import { useTripFrame } from "../../tripFrame";
import type { Member } from "../../useItinerary";
import type { Question } from "./MemberQuestion";
import { INVITED_ROLES, ROLE_WORDS, type InvitedRole } from "./shareWords";

/** What the owner may do about a member, or a member about themselves. */
export function MemberMenu({ member, isMe, onAsk }: { member: Member; isMe: boolean; onAsk: (question: Question) => void }) {
  const { trip } = useTripFrame();
  const changeRole = useMutation(api.trips.people.changeRole).withOptimisticUpdate((store, { tripId, userId, role }) => {
    changePlan(store, tripId, (plan) => ({ ...plan, members: plan.members.map((each) => (each.userId === userId ? { ...each, role } : each)) }));
  });
  const become = (role: InvitedRole) => {
    const back = member.role as InvitedRole;
    const set = (next: InvitedRole) => {
      showOwn("soon");
      return changeRole({ tripId: trip._id, userId: member.userId, role: next });
    };
    set(role).then(() => notify.undo(t(role === "editor" ? "{person}: can plan" : "{person}: can look", { person: member.name }), () => void set(back).catch(notify.error)), notify.error);
  };
  const items: MenuItem[] = isMe
    ? [{ label: t("Leave this trip…"), danger: true, onSelect: () => onAsk({ kind: "leave" }) }]
    : [
        ...(Object.keys(INVITED_ROLES) as InvitedRole[]).map((role): MenuItem => ({ kind: "one", label: INVITED_ROLES[role].label, checked: member.role === role, onSelect: () => member.role !== role && become(role) })),
        { kind: "separator" },
        { label: t("Make the owner…"), disabled: member.isGuest, ...(member.isGuest && { hint: t("Guests need an account first: they could lose the trip with their browser.") }), onSelect: () => onAsk({ kind: "transfer", member }) },
        { label: t("Take out of the trip…"), danger: true, onSelect: () => onAsk({ kind: "remove", member }) },
      ];
  return (
    <DropdownMenu
      items={items}
      trigger={<Button look="ghost" size="sm" aria-label={isMe ? t("You in this trip") : t("{person}: {role}. Change", { person: member.name, role: ROLE_WORDS[member.role] })}>{ROLE_WORDS[member.role]}<ChevronDown aria-hidden /></Button>}
    />
  );
}
