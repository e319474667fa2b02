// "12 changes since Tuesday": what others have done since I last looked, with the way to it.
import { X } from "lucide-react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { IconButton } from "../../../ui/IconButton";
import { itinerary } from "../itinerary/itineraryState";
import { rowKey } from "../rowIds";
import { useTrip } from "../useItinerary";
import { useShownView, useWorkspace } from "../useWorkspace";
import { newsWords } from "./history/historyWords";
import { useNews, useNewsOf } from "./news";

export function NewsBar() {
  const { trip, activities, memberById } = useTrip();
  const { show } = useWorkspace();
  const { current } = useShownView();
  const putAway = useNewsOf(trip._id, trip.revision);
  const news = useNews((state) => state.news);
  const changed = useNews((state) => state.changed);
  const dismissed = useNews((state) => state.dismissed);
  if (!news || news.count === 0 || dismissed) return null;
  const first = activities.find(({ _id }) => changed.has(_id));
  const names = news.people.map((userId) => memberById.get(userId)?.name ?? t("Somebody who left"));
  const jump = () => {
    if (current !== "plan") show("plan");
    if (first?.day) itinerary.open(first.day);
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    requestAnimationFrame(() => document.querySelector(`[data-row="${first && rowKey(first._id)}"]`)?.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "center" }));
  };
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-2 border-b border-line bg-accent-soft/60 px-4 py-0.5 text-sm sm:px-6">
      <p className="min-w-0 grow basis-48 py-1.5">{newsWords(news, names)}</p>
      <span className="ms-auto flex items-center">
        {first && <Button look="quiet" size="sm" onClick={jump}>{t("Show")}</Button>}
        <Button look="quiet" size="sm" onClick={() => show("history")}>{t("See what")}</Button>
        <IconButton size="sm" label={t("I have seen this")} onClick={putAway}><X /></IconButton>
      </span>
    </div>
  );
}
