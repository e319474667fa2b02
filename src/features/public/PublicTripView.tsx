// A trip as everybody may read it: like pages of a guidebook, with its map beside where there is room. Its owner sees the same as preview.
import { useMemo, useRef, useState } from "react";
import { apart } from "../../i18n/apart";
import { cityName } from "../../i18n/cityName";
import { listed } from "../../i18n/formats";
import { t } from "../../i18n/t";
import { formatDateRange } from "../../lib/dates";
import { formatDays } from "../../lib/tripDates";
import { asReached } from "../../lib/asReached";
import { cn } from "../../ui/cn";
import { Landscape } from "../../ui/Landscape";
import { Markdown } from "../workspace/assistant/Markdown";
import type { OnOpen } from "../workspace/map/Pins";
import type { Pin } from "../workspace/map/tripFeatures";
import type { Chosen } from "../workspace/map/useFit";
import { MapBox } from "./MapBox";
import { PublicDay, PublicIdeas } from "./PublicDay";
import { mapViewOf, publicDays, type PublicDays, type PublicTrip } from "./publicDays";

export function PublicTripView({ trip }: { trip: PublicTrip }) {
  const arranged = useMemo(() => publicDays(trip), [trip]);
  const view = useMemo(() => mapViewOf(trip, arranged), [trip, arranged]);
  const { days, ideas } = arranged;
  const { page, chosen, chooseDay, open, show } = usePlaces(days);
  const undated = trip.openDates !== null;
  return (
    <article ref={page} className="@container">
      <div className={cn("mx-auto max-w-2xl", view && "@5xl:grid @5xl:max-w-7xl @5xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] @5xl:grid-rows-[auto_1fr] @5xl:gap-x-10")}>
        <header>
          {trip.coverUrl ? (
            <img src={asReached(trip.coverUrl)} alt="" className="h-44 w-full rounded-xl object-cover sm:h-60" />
          ) : (
            <Landscape seed={trip.coverSeed} countryCodes={trip.destinations.map(({ countryCode }) => countryCode)} className="h-44 w-full rounded-xl sm:h-60" />
          )}
          <p className="eyebrow mt-7">{apart(trip.destinations.map(cityName), " · ")}</p>
          <h1 dir="auto" className="title mt-2 text-4xl [overflow-wrap:anywhere] sm:text-5xl">{trip.title}</h1>
          <p className="mt-3 text-ink-soft">
            {undated ? formatDays(days.length) : <time dateTime={trip.startDate}>{formatDateRange(trip.startDate, trip.endDate)}</time>}
            {trip.people && ` · ${t("with {people}", { people: listed(trip.people, "unit") })}`}
          </p>
          {trip.description && <div className="mt-4"><Markdown text={trip.description} /></div>}
        </header>
        {view && (
          <div className="mt-7 @5xl:col-start-2 @5xl:row-span-2 @5xl:row-start-1 @5xl:mt-0">
            <MapBox trip={trip} view={view} chosen={chosen} onDay={chooseDay} onOpen={open} className="h-96 @5xl:sticky @5xl:top-20 @5xl:h-[calc(100dvh-10.5rem)] print:h-auto" />
          </div>
        )}
        <div>
          {days.map((day) => <PublicDay key={day.date} day={day} undated={undated} onShow={show} />)}
          {ideas.length > 0 && <PublicIdeas ideas={ideas} onShow={show} />}
        </div>
      </div>
    </article>
  );
}

/** What the map is asked to show, and the ways from a pin to its row and back. */
function usePlaces(days: PublicDays["days"]) {
  const page = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<Chosen>({ day: null, places: [] });
  const open: OnOpen = (id) => {
    const rows = [...page.current!.querySelectorAll<HTMLElement>(`[data-item="${id}"]`)];
    // A stay has a row in each of its nights.
    const row = rows.find((each) => each.closest(`[data-day="${chosen.day}"]`)) ?? rows[0];
    row?.focus({ preventScroll: true });
    bringIntoView(row, "center");
  };
  const show = ({ activity: { title: name }, dayIndex, lngLat: [lng, lat] }: Pin) => {
    const date = dayIndex === null ? null : days[dayIndex]!.date;
    setChosen(({ day }) => ({ day: day === date ? day : null, places: [{ name, lat, lng }] }));
    bringIntoView(page.current!.querySelector<HTMLElement>("[data-map]"), "nearest");
  };
  return { page, chosen, chooseDay: (day: string | null) => setChosen({ day, places: [] }), open, show };
}

function bringIntoView(element: HTMLElement | null | undefined, block: ScrollLogicalPosition) {
  element?.scrollIntoView({ block, behavior: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
