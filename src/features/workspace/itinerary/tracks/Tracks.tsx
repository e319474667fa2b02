// What parts of the group do at the same time: side by side with the people at the head, or, where there is no room
// for that, one at a time with a switch.
import { useState, type ReactNode } from "react";
import { listed } from "../../../../i18n/formats";
import { t } from "../../../../i18n/t";
import { Avatar } from "../../../../ui/Avatar";
import { cn } from "../../../../ui/cn";
import { rowKey } from "../../rowIds";
import { useTripFrame } from "../../tripFrame";
import type { Activity, Member } from "../../useItinerary";
import { useWorkspace } from "../../useWorkspace";
import type { Track } from "./parallelTracks";
import { TrackPeople } from "./trackPeople";

const keyOf = ({ people }: Track<Activity>) => people.join(" ");

type Props = {
  tracks: Track<Activity>[];
  /** Of all of their rows, in the order of the day. */
  last: Activity["_id"];
  /** The row that is being dragged. */
  lead: string | null;
  column: (rows: Activity[]) => ReactNode;
};

export function Tracks({ tracks, last, lead, column }: Props) {
  const { memberById } = useTripFrame();
  const { myId } = useWorkspace();
  const [chosen, setChosen] = useState<Member["userId"] | null>(null);
  const of = (person: Member["userId"] | null | undefined) => tracks.find(({ people }) => people.some((one) => one === person));
  const shown = tracks.find(({ rows }) => rows.some(({ _id }) => rowKey(_id) === lead)) ?? of(chosen) ?? of(myId) ?? tracks[0]!;
  const peopleOf = (track: Track<Activity>) => track.people.flatMap((person) => memberById.get(person) ?? []);
  const namesOf = (track: Track<Activity>) => listed(peopleOf(track).map(({ name }) => name));
  const head = (track: Track<Activity>) => (
    <>
      <span className="flex shrink-0 -space-x-1.5">{peopleOf(track).slice(0, 3).map(({ userId, name, hue }) => <Avatar key={userId} name={name} hue={hue} size="xs" decorative className="ring-2 ring-paper" />)}</span>
      <span dir="auto" className="min-w-0 truncate">{namesOf(track)}</span>
    </>
  );
  return (
    <li data-tracks data-last={last} className="@container my-2">
      <div role="group" aria-label={t("At the same time: {tracks}", { tracks: listed(tracks.map(namesOf), "unit") })} className="rounded-s-xl border-s-2 border-line-strong/60 ps-2.5 @min-[30rem]:rounded-none @min-[30rem]:border-s-0 @min-[30rem]:ps-0">
        <div className="flex rounded-full bg-sunken p-1 @min-[30rem]:hidden">
          {tracks.map((track) => (
            <button
              key={keyOf(track)}
              type="button"
              aria-pressed={track === shown}
              onClick={() => setChosen(track.people[0]!)}
              className="flex h-11 min-w-0 flex-1 items-center justify-center gap-2 rounded-full px-2.5 text-sm font-medium text-ink-soft transition hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-card"
            >
              {head(track)}
            </button>
          ))}
        </div>
        <div className="@min-[30rem]:grid @min-[30rem]:grid-cols-2 @min-[30rem]:gap-x-4 @min-[30rem]:gap-y-3">
          {tracks.map((track) => (
            <div key={keyOf(track)} data-track className={cn("min-w-0 @min-[30rem]:border-y-2 @min-[30rem]:border-line", track !== shown && "hidden @min-[30rem]:block")}>
              <p aria-hidden className="hidden items-center gap-2 px-1 pt-2 pb-1 text-sm font-medium text-ink-soft @min-[30rem]:flex">{head(track)}</p>
              <TrackPeople value={keyOf(track)}>
                <ol aria-label={namesOf(track)} className="pb-1">{column(track.rows)}</ol>
              </TrackPeople>
            </div>
          ))}
        </div>
      </div>
    </li>
  );
}
