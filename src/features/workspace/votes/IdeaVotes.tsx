import { useQuery } from "convex/react";
import { ThumbsDown, ThumbsUp, type LucideIcon } from "lucide-react";
import { api } from "../../../../convex/_generated/api";
import { formatNumber, listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { Popover } from "../../../ui/Popover";
import { isPending } from "../rowIds";
import { useTripFrame } from "../tripFrame";
import type { Activity } from "../useItinerary";
import { useIdeaVotes } from "./useIdeaVotes";

/** For and against an idea, and who. */
export function IdeaVotes({ activity }: { activity: Activity }) {
  return activity.day === null ? <Votes activity={activity} /> : null;
}

function Votes({ activity }: { activity: Activity }) {
  const { voteOn, countsOf, vote } = useIdeaVotes();
  const { up, down } = countsOf(activity);
  const own = voteOn(activity._id);
  const idea = activity.title;
  const shared = { onPress: (value: 1 | -1) => vote(activity._id, value) };
  return (
    <span className="-ms-2.5 inline-flex items-center gap-1">
      <VoteButton icon={ThumbsUp} label={t("Vote for {idea}, {count, number} so far", { idea, count: up })} value={1} count={up} pressed={own === 1} {...shared} />
      <VoteButton icon={ThumbsDown} label={t("Vote against {idea}, {count, number} so far", { idea, count: down })} value={-1} count={down} pressed={own === -1} {...shared} />
      {up + down > 0 && !isPending(activity._id) && (
        <Popover
          label={t("Votes on {idea}", { idea })}
          align="start"
          trigger={<button type="button" className="min-h-9 rounded-full px-2.5 text-sm text-ink-soft hover:bg-ink/7 pointer-coarse:min-h-11">{t("Who?")}</button>}
        >
          <Voters activity={activity} />
        </Popover>
      )}
    </span>
  );
}

type VoteButtonProps = { icon: LucideIcon; label: string; value: 1 | -1; count: number; pressed: boolean; onPress: (value: 1 | -1) => void };

function VoteButton({ icon: Icon, label, value, count, pressed, onPress }: VoteButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-label={label}
      onClick={() => onPress(value)}
      className={cn(
        "inline-flex min-h-9 min-w-12 items-center justify-center gap-1.5 rounded-full px-2.5 text-sm tabular-nums transition pointer-coarse:min-h-11",
        pressed ? "bg-accent-soft font-medium text-accent" : "text-ink-soft hover:bg-ink/7",
      )}
    >
      <Icon className="size-4" aria-hidden />
      {count > 0 && formatNumber(count)}
    </button>
  );
}

function Voters({ activity }: { activity: Activity }) {
  const { trip, memberById } = useTripFrame();
  const votes = useQuery(api.votes.ideas.ofActivity, { tripId: trip._id, activityId: activity._id });
  const names = (value: 1 | -1) => (votes ?? []).filter((vote) => vote.value === value).map(({ userId }) => memberById.get(userId)?.name ?? t("Somebody who left"));
  return (
    <dl className="space-y-2 text-sm">
      {([[1, t("For", {}, "vote")], [-1, t("Against", {}, "vote")]] as const).map(([value, label]) => names(value).length > 0 && (
        <div key={value}>
          <dt className="eyebrow">{label}</dt>
          <dd>{listed(names(value))}</dd>
        </div>
      ))}
    </dl>
  );
}
