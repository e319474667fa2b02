// Which trips, in which order, looking how; and the search over all that is in them.
import { LayoutGrid, Rows3, Search, X } from "lucide-react";
import { formatNumber } from "../../i18n/formats";
import { t } from "../../i18n/t";
import { ChipButton } from "../../ui/Chip";
import { IconButton } from "../../ui/IconButton";
import { Input, Select } from "../../ui/Input";
import { ORDER_LABELS, SHELF_LABELS, useListLook, type useTripList } from "./useTripList";
import type { TripOrder, TripShelf } from "./tripTypes";

const ALWAYS: TripShelf[] = ["all", "upcoming", "past"];

export function TripListBar({ trips }: { trips: ReturnType<typeof useTripList> }) {
  const { lines, setLines } = useListLook();
  const counts = trips.list?.counts;
  const shelves = (Object.keys(SHELF_LABELS) as TripShelf[]).filter((each) => ALWAYS.includes(each) || each === trips.show || (counts?.[each] ?? 0) > 0);
  return (
    <div className="mb-8 flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <div role="search" className="relative min-w-60 flex-1 sm:max-w-sm">
          <Search className="pointer-events-none absolute top-1/2 start-3.5 size-4.5 -translate-y-1/2 text-ink-faint" aria-hidden />
          <Input type="search" aria-label={t("Search your trips")} placeholder={t("Cities, places, notes…")} value={trips.text} maxLength={100} className="pe-11 ps-10.5 [&::-webkit-search-cancel-button]:hidden" onChange={(event) => trips.setText(event.target.value)} />
          {trips.text && <IconButton label={t("Clear the search")} size="sm" className="absolute top-1/2 end-1 -translate-y-1/2 active:scale-100" onClick={() => trips.setText("")}><X /></IconButton>}
        </div>
        {/* What is found stands in an order of its own: the best first. */}
        <Select aria-label={t("Order")} value={trips.order} hidden={trips.found !== null} className="w-40 [&[hidden]]:hidden" onChange={(event) => trips.setOrder(event.target.value as TripOrder)}>
          {Object.entries(ORDER_LABELS).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </Select>
        <div role="group" aria-label={t("Look")} className="ms-auto flex">
          <IconButton label={t("As cards")} aria-pressed={!lines} onClick={() => setLines(false)}><LayoutGrid /></IconButton>
          <IconButton label={t("As a list")} aria-pressed={lines} onClick={() => setLines(true)}><Rows3 /></IconButton>
        </div>
      </div>
      <nav aria-label={t("Shelves")} hidden={trips.found !== null} className="-mx-4 flex row-sideways gap-2 px-4 pb-1 [&[hidden]]:hidden sm:mx-0 sm:flex-wrap sm:px-0">
        {shelves.map((each) => (
          <ChipButton key={each} aria-pressed={trips.show === each} onClick={() => trips.setShow(each)} className="shrink-0">
            {SHELF_LABELS[each]}
            {each !== "all" && counts && counts[each] > 0 && <span className="text-ink-faint tabular-nums">{formatNumber(counts[each])}</span>}
          </ChipButton>
        ))}
      </nav>
    </div>
  );
}
