// Known places near a day's stops that are open then and aren't planned yet.
import { useQuery } from "convex/react";
import { Footprints, Plus } from "lucide-react";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import { formatDuration } from "../../i18n/measures";
import { t } from "../../i18n/t";
import { told } from "../../i18n/told";
import { EmptyState } from "../../ui/EmptyState";
import { IconButton } from "../../ui/IconButton";
import { Skeleton } from "../../ui/Skeleton";
import { dayLabel } from "../workspace/dayLabel";
import { useTripFrame } from "../workspace/tripFrame";
import { useWorkspace } from "../workspace/useWorkspace";
import { asRead, whatAndWhere, windowsWords } from "./placeWords";
import { useAddPlace } from "./useAddPlace";

export default function NearbyDay({ day }: { day: string }) {
  const { trip, canEdit } = useTripFrame();
  const { openDialog } = useWorkspace();
  const addPlace = useAddPlace();
  const answer = useQuery(api.places.nearby.ofDay, { tripId: trip._id, day });
  const nearby = useMemo(() => answer?.map((one) => ({ ...one, place: asRead(one.place) })), [answer]);
  if (nearby === undefined) return <Skeleton className="h-64" />;
  if (nearby.length === 0) {
    return (
      <EmptyState icon={<Footprints />} title={t("Nothing more nearby")}>
        {t("Caravan's guides know nothing else there that is open on {day} and isn't planned. Search for a place instead, or add stops with a place to this day.", { day: dayLabel(day, trip) })}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="text-[0.9375rem] text-ink-soft">
        {nearby[0]!.way === "walk" ? t("Open that day, at most 20 minutes on foot from a stop, and not in your plan.") : t("All within a walk is in your plan or closed. Open that day, at most 45 minutes by public transport:")}
      </p>
      <ul aria-label={t("Nearby on {day}", { day: dayLabel(day, trip) })} className="mt-3 divide-y divide-line">
        {nearby.map(({ place, fact, way, minutes, from, open, visit }) => (
          <li key={place.id} className="flex items-start gap-2 py-3.5">
            <button type="button" onClick={() => openDialog({ kind: "place", place })} className="group min-w-0 flex-1 text-start">
              <span className="title block text-lg group-hover:underline">{place.name}</span>
              <span className="block text-sm text-ink-faint">{whatAndWhere(place)}</span>
              <span className="mt-1 block text-[0.9375rem] text-ink-soft">{told(fact)}</span>
              <span className="mt-1 block text-sm text-ink-soft tabular-nums">
                {wayWords(way, formatDuration(minutes), typeof from === "string" ? from : told(from))} · {t("{hours} · stay {visit}", { hours: windowsWords(open), visit: formatDuration(visit) })}
              </span>
            </button>
            {canEdit && <IconButton label={t("Add {place} to {day}", { place: place.name, day: dayLabel(day, trip) })} onClick={() => void addPlace(place, day)}><Plus /></IconButton>}
          </li>
        ))}
      </ul>
    </>
  );
}

const wayWords = (way: "walk" | "transit", time: string, stop: string) => (way === "walk" ? t("{time} on foot from {stop}", { time, stop }) : t("{time} by public transport from {stop}", { time, stop }));
