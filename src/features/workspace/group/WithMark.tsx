import { use } from "react";
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { Avatar } from "../../../ui/Avatar";
import { TrackPeople } from "../itinerary/tracks/trackPeople";
import { useTripFrame } from "../tripFrame";
import type { Activity } from "../useItinerary";

/** Who takes part, where that is neither everybody nor what the head of the track says. */
export function WithMark({ activity: { participants } }: { activity: Activity }) {
  const { members } = useTripFrame();
  const track = use(TrackPeople);
  if (!participants) return null;
  const people = members.filter(({ userId }) => participants.includes(userId));
  if (people.length === 0 || people.length === members.length || people.map(({ userId }) => userId).join(" ") === track) return null;
  return (
    <span className="inline-flex items-center gap-0.5">
      <span className="sr-only">{t("With {people}", { people: listed(people.map(({ name }) => name)) })}</span>
      {people.map(({ userId, name, hue }) => <Avatar key={userId} name={name} hue={hue} size="xs" decorative />)}
    </span>
  );
}
