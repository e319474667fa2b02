// Everybody in the trip, who has it open now first and ringed. Pressing somebody who is here follows them; anybody else opens who is in the trip.
import type { Id } from "../../../../convex/_generated/dataModel";
import { formatNumber } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { Avatar } from "../../../ui/Avatar";
import { cn } from "../../../ui/cn";
import { useTripFrame } from "../tripFrame";
import { useTrip, type Member } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { here, useHere } from "./here";
import { whereWords } from "./hereWords";

const SHOWN = 4;

export function PeopleHere({ myId }: { myId: Id<"users"> }) {
  const { members } = useTripFrame();
  const { openDialog } = useWorkspace();
  const others = useHere((state) => state.others);
  const isHere = ({ userId }: Member) => userId === myId || others.has(userId);
  const people = [...members].sort((a, b) => Number(isHere(b)) - Number(isHere(a)));
  const rest = people.length - SHOWN;
  const openPeople = () => openDialog({ kind: "share" });
  return (
    <ul className="flex items-center -space-x-3" aria-label={t("{count, plural, one {# person} other {# people}}", { count: people.length })}>
      {people.slice(0, SHOWN).map((member) => (
        <li key={member.userId}>
          <Face member={member} isMe={member.userId === myId} isHere={isHere(member)} onOpenPeople={openPeople} />
        </li>
      ))}
      {rest > 0 && (
        <li>
          <button type="button" aria-label={t("And {count, number} more. See everybody", { count: rest })} onClick={openPeople} className="grid size-11 place-items-center rounded-full">
            <span aria-hidden className="grid size-8 place-items-center rounded-full bg-sunken text-xs font-semibold text-ink-soft ring-2 ring-surface">+{formatNumber(rest)}</span>
          </button>
        </li>
      )}
    </ul>
  );
}

function Face({ member: { userId, name, hue }, isMe, isHere, onOpenPeople }: { member: Member; isMe: boolean; isHere: boolean; onOpenPeople: () => void }) {
  const trip = useTrip();
  const where = useHere((state) => state.others.get(userId));
  const following = useHere((state) => state.following === userId);
  const follows = isHere && !isMe;
  const said = { person: name, where: whereWords(trip, where ?? null) };
  const hereWords = following ? t("{person}, {where}. Stop following", said) : t("{person}, {where}. Follow", said);
  const words = isMe ? t("{person} (you)", said) : isHere ? hereWords : t("{person}, not here. See everybody", said);
  return (
    <button
      type="button"
      aria-label={words}
      title={words}
      aria-pressed={follows ? following : undefined}
      data-follows={following || undefined}
      onClick={() => (follows ? here.follow(following ? null : userId) : onOpenPeople())}
      className="grid size-11 place-items-center rounded-full transition hover:z-10 hover:scale-105 focus-visible:z-10"
    >
      <Avatar name={name} hue={hue} here={isHere} decorative className={cn(!isHere && "ring-2 ring-surface grayscale")} />
    </button>
  );
}
