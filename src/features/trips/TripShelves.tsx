// The trips themselves: the next one large, the others by where they stand; or what a search has found.
import { Archive, Backpack, Search, Trash2, Users } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { t } from "../../i18n/t";
import { today } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Skeleton } from "../../ui/Skeleton";
import { TripCard } from "./TripCard";
import { TripLine } from "./TripLine";
import { groupTrips } from "./tripGroups";
import type { TripCardData, TripShelf } from "./tripTypes";
import { useListLook, type useTripList } from "./useTripList";

const EMPTY: Record<TripShelf, { icon: ReactNode; title: string; text: string; plan?: boolean }> = {
  all: { icon: <Backpack />, title: t("No trips here"), text: t("Everything is archived or in the bin. Plan the next one?"), plan: true },
  upcoming: { icon: <Backpack />, title: t("Nothing ahead"), text: t("The next trip begins with a city."), plan: true },
  past: { icon: <Backpack />, title: t("No past trips yet"), text: t("Trips come here when they are over, with everything that was in them.") },
  drafts: { icon: <Backpack />, title: t("No drafts"), text: t("A new trip is a draft until you mark it as planned, in its settings.") },
  shared: { icon: <Users />, title: t("Nobody has shared a trip with you"), text: t("When somebody sends you their link and you join, the trip is here.") },
  archived: { icon: <Archive />, title: t("Nothing archived"), text: t("Archive a trip from its menu to put it away from your list. Nobody else notices.") },
  bin: { icon: <Trash2 />, title: t("The bin is empty"), text: t("Trips that you delete wait here for 30 days.") },
};

export function TripShelves({ trips }: { trips: ReturnType<typeof useTripList> }) {
  const { list, show, order, found } = trips;
  if (found !== null) return found === undefined ? <LoadingTrips /> : <Found found={found} text={trips.text} />;
  if (!list) return <LoadingTrips />;
  if (list.cards.length === 0) {
    const { icon, title, text, plan } = EMPTY[show];
    return <EmptyState icon={icon} title={title} actions={plan && <Button asChild><Link to="/trips/new">{t("Plan a trip")}</Link></Button>}>{text}</EmptyState>;
  }
  if (show !== "all" || order !== "start") return <TripGrid trips={list.cards} />;
  const { now, upcoming, open, past } = groupTrips(list.cards, today());
  const [spotlight, ...ahead] = [...now, ...upcoming];
  return (
    <div className="flex flex-col gap-12">
      {spotlight && <TripCard trip={spotlight} spotlight />}
      <TripGrid title={t("Upcoming")} trips={ahead} />
      <TripGrid title={t("No dates yet")} trips={open} />
      <TripGrid title={t("Past")} trips={past} />
    </div>
  );
}

function TripGrid({ title, trips }: { title?: string; trips: TripCardData[] }) {
  if (trips.length === 0) return null;
  return (
    <section aria-label={title}>
      {title && <h2 className="title mb-5 text-2xl">{title}</h2>}
      <Trips shown={trips.map((card) => ({ card }))} />
    </section>
  );
}

/** As cards or as lines; `found` are the words of each that were searched for. */
function Trips({ shown }: { shown: { card: TripCardData; found?: string[] }[] }) {
  const lines = useListLook((look) => look.lines);
  if (lines) return <ul className="divide-y divide-line border-y border-line">{shown.map(({ card, found }) => <li key={card._id}><TripLine trip={card} found={found} /></li>)}</ul>;
  return <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">{shown.map(({ card, found }) => <li key={card._id} className="grid"><TripCard trip={card} found={found} /></li>)}</ul>;
}

function Found({ found, text }: { found: NonNullable<ReturnType<typeof useTripList>["found"]>; text: string }) {
  if (found.length === 0) return <EmptyState icon={<Search />} title={t("Nothing found for “{text}”", { text: text.trim() })}>{t("Cities, names of items, notes and titles are searched. Try fewer words, or just the beginning of one.")}</EmptyState>;
  return (
    <section aria-label={t("Found")}>
      <p role="status" className="mb-5 text-ink-soft">{t("{count, plural, =1 {One trip} other {# trips}} with “{text}”", { count: found.length, text: text.trim() })}</p>
      <Trips shown={found} />
    </section>
  );
}

function LoadingTrips() {
  return (
    <div aria-busy="true" aria-label={t("Loading your trips")} role="status" className="flex flex-col gap-12">
      <Skeleton className="h-72 rounded-xl" />
      <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {[0, 1, 2].map((index) => <Skeleton key={index} className="h-80 rounded-xl" />)}
      </div>
    </div>
  );
}
