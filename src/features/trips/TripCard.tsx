import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { CalendarDays, MoreHorizontal, Trash2, Users } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { formatDateRange, formatTiming, today, tripTiming } from "../../lib/dates";
import { AvatarStack } from "../../ui/Avatar";
import { Chip } from "../../ui/Chip";
import { cn } from "../../ui/cn";
import { ConfirmDialog } from "../../ui/Dialog";
import { DropdownMenu } from "../../ui/DropdownMenu";
import { IconButton } from "../../ui/IconButton";
import { Landscape } from "../../ui/Landscape";
import { notify } from "../../ui/toast";

export type TripCardData = FunctionReturnType<typeof api.trips.trips.list>["page"][number];

const sentenceCase = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** One trip in the list; `spotlight` is the wide form of the next or running one. */
export function TripCard({ trip, spotlight }: { trip: TripCardData; spotlight?: boolean }) {
  const timing = tripTiming(trip.startDate, trip.endDate, today());
  const Title = spotlight ? "h2" : "h3";
  const places = trip.destinations.map((destination) => destination.name).join(" · ");
  return (
    <article
      className={cn(
        "group relative flex overflow-hidden rounded-xl border border-line bg-surface shadow-card transition duration-200 hover:-translate-y-0.5 hover:shadow-lift",
        "focus-within:shadow-lift has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-offset-2 has-[a:focus-visible]:outline-accent",
        spotlight ? "flex-col md:flex-row" : "flex-col",
        timing.kind === "past" && "opacity-90",
      )}
    >
      <div className={cn("relative overflow-hidden", spotlight ? "h-52 md:h-auto md:min-h-72 md:w-[56%]" : "h-40", timing.kind === "past" && "saturate-[0.55]")}>
        <Landscape seed={trip._id} countryCodes={trip.destinations.map(({ countryCode }) => countryCode)} className="absolute inset-0 size-full transition duration-700 group-hover:scale-[1.03]" />
        <Chip className="absolute top-3.5 left-3.5 bg-surface/92 text-ink shadow-card">{sentenceCase(formatTiming(timing))}</Chip>
      </div>
      <div className={cn("flex min-w-0 flex-1 flex-col p-5", spotlight && "md:justify-center md:p-9")}>
        {spotlight && <p className="eyebrow mb-3">{timing.kind === "now" ? "Happening now" : "Your next trip"}</p>}
        <Title className={cn("title", spotlight ? "text-3xl md:text-[2.5rem]" : "pr-8 text-[1.375rem]")}>
          <Link to={`/trips/${trip._id}`} className="outline-none after:absolute after:inset-0">{trip.title}</Link>
        </Title>
        <p className={cn("mt-1.5 line-clamp-2 text-ink-soft", spotlight && "md:text-lg")}>{places}</p>
        <div className={cn("mt-auto flex items-end justify-between gap-3 pt-5", spotlight && "md:mt-7 md:pt-0")}>
          <div className="flex flex-col gap-1.5 text-sm text-ink-soft">
            <span className="flex items-center gap-2"><CalendarDays className="size-4 text-ink-faint" aria-hidden /><time dateTime={trip.startDate}>{formatDateRange(trip.startDate, trip.endDate)}</time></span>
            <span className="flex items-center gap-2">
              <Users className="size-4 text-ink-faint" aria-hidden />
              {trip.travellers === 1 ? "1 traveller" : `${trip.travellers} travellers`}
              {trip.activityCount > 0 && <> · {trip.activityCount} planned</>}
            </span>
          </div>
          <AvatarStack people={trip.members.map((member) => ({ ...member, key: member.userId }))} total={trip.memberCount} max={4} />
        </div>
      </div>
      {trip.role === "owner" ? <OwnerMenu trip={trip} /> : <Chip className="absolute top-3.5 right-3.5 bg-surface/92 shadow-card">{trip.role === "editor" ? "Shared with you" : "View only"}</Chip>}
    </article>
  );
}

function OwnerMenu({ trip }: { trip: TripCardData }) {
  const remove = useMutation(api.trips.trips.remove);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const confirm = async () => {
    setBusy(true);
    try {
      await remove({ tripId: trip._id });
      notify.done(`“${trip.title}” is gone.`);
    } catch (error) {
      notify.error(error);
      setBusy(false);
      setAsking(false);
    }
  };
  return (
    <>
      <DropdownMenu
        items={[{ label: "Delete trip…", icon: <Trash2 />, danger: true, onSelect: () => setAsking(true) }]}
        trigger={<IconButton label={`More about ${trip.title}`} look="surface" size="sm" className="absolute top-3 right-3 bg-surface/92"><MoreHorizontal /></IconButton>}
      />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete “${trip.title}”?`}
        description={trip.memberCount > 1 ? `It goes for all ${trip.memberCount} people in it, with everything planned. This cannot be undone.` : "Everything planned in it goes too. This cannot be undone."}
        confirmLabel="Delete trip"
        busy={busy}
        onConfirm={() => void confirm()}
      />
    </>
  );
}
