import { useState } from "react";
import { t } from "../../../../i18n/t";
import { Avatar } from "../../../../ui/Avatar";
import { Button } from "../../../../ui/Button";
import { Chip } from "../../../../ui/Chip";
import { cn } from "../../../../ui/cn";
import { useTripFrame } from "../../tripFrame";
import { useTrip, type Member } from "../../useItinerary";
import { useWorkspace } from "../../useWorkspace";
import { here, useHere } from "../here";
import { whereWords } from "../hereWords";
import { MemberMenu } from "./MemberMenu";
import { MemberQuestion, type Question } from "./MemberQuestion";
import { ROLE_WORDS } from "./shareWords";

/** Everybody in the trip; who is here now, and where. The owner decides on each. */
export function MemberList({ onClose }: { onClose: () => void }) {
  const { members } = useTripFrame();
  const [question, setQuestion] = useState<Question | null>(null);
  return (
    <section aria-labelledby="members">
      <h3 id="members" className="eyebrow">{t("In this trip")}</h3>
      <ul className="mt-1 divide-y divide-line">
        {members.map((member) => <Row key={member.userId} member={member} onAsk={setQuestion} onClose={onClose} />)}
      </ul>
      <MemberQuestion question={question} onClose={() => setQuestion(null)} />
    </section>
  );
}

function Row({ member, onAsk, onClose }: { member: Member; onAsk: (question: Question) => void; onClose: () => void }) {
  const trip = useTrip();
  const { myId } = useWorkspace();
  const isMe = member.userId === myId;
  const isHere = useHere((state) => state.others.has(member.userId));
  const where = useHere((state) => state.others.get(member.userId) ?? null);
  const follow = () => {
    onClose();
    here.follow(member.userId);
  };
  const hasMenu = isMe ? member.role !== "owner" : trip.role === "owner";
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 py-1">
      <Avatar name={member.name} hue={member.hue} here={isHere} decorative />
      {/* On a phone a name with its place has a line, and what one can do with them the next. */}
      <span className={cn("min-w-0 flex-1", isHere && hasMenu && "max-sm:min-w-[60%]")}>
        <span className="block truncate">{member.name}{isMe && <span className="text-ink-faint"> {t("(you)")}</span>}{member.isGuest && <span className="text-ink-faint"> {t("(guest)")}</span>}</span>
        {isHere && <span className="block truncate text-[0.8125rem] text-ink-faint">{t("Now {where}", { where: whereWords(trip, where) })}</span>}
      </span>
      {isHere && <Button look="quiet" size="sm" className={hasMenu ? "max-sm:ms-8" : undefined} onClick={follow}>{t("Follow")}</Button>}
      {hasMenu ? <MemberMenu member={member} isMe={isMe} onAsk={onAsk} /> : <Chip tone={member.role === "owner" ? "accent" : "neutral"}>{ROLE_WORDS[member.role]}</Chip>}
    </li>
  );
}
