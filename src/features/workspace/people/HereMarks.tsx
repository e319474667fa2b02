// Who is at a day or an item right now: a ring in their colour and their initials. They come and go without moving anything else.
import type { Id } from "../../../../convex/_generated/dataModel";
import { formatNumber } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { Avatar, personColor } from "../../../ui/Avatar";
import { useTripFrame } from "../tripFrame";
import type { Activity, Day } from "../useItinerary";
import { useOnActivity, useOnDay } from "./here";

export function HereRowMark({ activity }: { activity: Activity }) {
  const users = useOnActivity(activity._id);
  const { memberById } = useTripFrame();
  const first = users[0] && memberById.get(users[0]);
  if (!first) return null;
  return (
    <>
      <span aria-hidden className="absolute inset-0 rounded-lg" style={{ boxShadow: `inset 0 0 0 2px ${personColor(first.hue)}` }} />
      <span className="absolute -top-2.5 end-16"><Faces users={users} saidOf={(person) => t("{person}, here now", { person })} /></span>
    </>
  );
}

export function HereDayMark({ day }: { day: Day }) {
  const users = useOnDay(day.date);
  if (users.length === 0) return null;
  return <p className="relative z-10 h-0"><span className="absolute -top-3 end-0"><Faces users={users} saidOf={(person) => t("{person}, looking at this day", { person })} /></span></p>;
}

function Faces({ users, saidOf }: { users: Id<"users">[]; saidOf: (person: string) => string }) {
  const { memberById } = useTripFrame();
  const people = users.flatMap((userId) => memberById.get(userId) ?? []);
  return (
    <span className="inline-flex -space-x-1">
      {people.slice(0, 3).map(({ userId, name, hue }) => (
        <span key={userId} className="animate-fade-in rounded-full ring-2 ring-paper" role="img" aria-label={saidOf(name)} title={saidOf(name)}>
          <Avatar name={name} hue={hue} size="xs" decorative />
        </span>
      ))}
      {people.length > 3 && <span className="grid h-6 place-items-center rounded-full bg-sunken px-1.5 text-xs font-semibold text-ink-soft ring-2 ring-paper">+{formatNumber(people.length - 3)}</span>}
    </span>
  );
}
