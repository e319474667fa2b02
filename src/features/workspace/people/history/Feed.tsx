// Who changed what, newest first, day by day; each step can be undone, compared with now, and gone back to. Among them who came, went and shared the trip.
import { useCallback, useState } from "react";
import { t } from "../../../../i18n/t";
import { Button } from "../../../../ui/Button";
import { Skeleton } from "../../../../ui/Skeleton";
import { useTripFrame } from "../../tripFrame";
import { useNews } from "../news";
import { CompareDialog, type Compared } from "./CompareDialog";
import { FeedFiltersBar } from "./FeedFilters";
import { PeopleRow, StepRow } from "./FeedRow";
import { capitalised, dayWords } from "./historyWords";
import { stepWords } from "./StepSentence";
import { byCalendarDay, useFeed, type FeedFilters, type StepEvent } from "./useFeed";

export function Feed() {
  const { trip } = useTripFrame();
  const [filters, setFilters] = useState<FeedFilters>({});
  const [compared, setCompared] = useState<Compared | null>(null);
  const { events, loading, canLoadMore, more } = useFeed(trip._id, filters);
  const news = useNews((state) => state.news);
  const compare = useCallback((event: StepEvent) => setCompared({ revision: event.seq - 1, name: t("before “{step}”", { step: stepWords(event) }) }), []);
  const filtered = Object.keys(filters).length > 0;
  if (!loading && !filtered && events.length === 0) {
    return <p className="text-ink-soft">{t("Nothing has changed yet. What anybody does will be listed here, and each change of the plan can be taken back.")}</p>;
  }
  // The line stands above the newest event that I had seen.
  const seenFrom = news && news.count > 0 ? events.find(({ seq }) => seq <= news.seen)?._id : undefined;
  return (
    <>
      <FeedFiltersBar filters={filters} onChange={setFilters} />
      {byCalendarDay(events).map((group) => (
        <section key={group.day} aria-labelledby={`feed-${group.day}`} className="mt-6">
          <h3 id={`feed-${group.day}`} className="eyebrow">{capitalised(dayWords(group.day))}</h3>
          <ol className="mt-1 divide-y divide-line">
            {group.events.map((event) =>
              event.kind === "people" ? (
                <PeopleRow key={event._id} event={event} seenLine={event._id === seenFrom} />
              ) : (
                <StepRow key={event._id} event={event} seenLine={event._id === seenFrom} onCompare={compare} />
              ),
            )}
          </ol>
        </section>
      ))}
      {loading && <div role="status" aria-busy="true" aria-label={t("Loading changes")} className="mt-6 space-y-3"><Skeleton className="h-12" /><Skeleton className="h-12" /></div>}
      {!loading && events.length === 0 && (
        <p className="mt-6 text-ink-soft">
          {t("Nothing like this has happened.")} <Button look="quiet" size="sm" onClick={() => setFilters({})}>{t("Show everything")}</Button>
        </p>
      )}
      {canLoadMore && <Button look="quiet" size="sm" className="mt-4" onClick={more}>{t("Show older changes")}</Button>}
      <CompareDialog compared={compared} onClose={() => setCompared(null)} />
    </>
  );
}
