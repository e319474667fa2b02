// The same as the map in words: what is shown on it, day by day, for whoever reads rather than looks.
import { X } from "lucide-react";
import { t } from "../../../i18n/t";
import { formatTime } from "../../../lib/dates";
import { IconButton } from "../../../ui/IconButton";
import { dayLabel } from "../dayLabel";
import { useTrip } from "../useItinerary";
import { hover, hoverable, useHovered, useWorkspace } from "../useWorkspace";
import { PinFace } from "./PinFace";
import type { Journey, Pin } from "./tripFeatures";

export function MapList({ shown, travelled, onClose }: { shown: Pin[]; travelled: Journey[]; onClose: () => void }) {
  const { trip, days } = useTrip();
  const groups = [
    ...days.map(({ date, index }) => ({ key: date, title: dayLabel(date, trip, "long"), pins: shown.filter(({ dayIndex }) => dayIndex === index), ways: travelled.filter(({ dayIndex }) => dayIndex === index) })),
    { key: "ideas", title: t("Ideas"), pins: shown.filter(({ kind }) => kind === "idea"), ways: [] },
  ].filter(({ pins, ways }) => pins.length + ways.length > 0);
  return (
    <section aria-label={t("Places on this map")} onKeyDown={(event) => event.key === "Escape" && onClose()} className="absolute inset-x-0 bottom-0 z-10 flex max-h-[55%] animate-pop-in flex-col rounded-t-xl border-t border-line bg-surface shadow-float">
      <header className="flex items-center gap-2 py-2 pe-2 ps-5">
        <h2 className="title flex-1 text-lg">{t("Places on this map")}</h2>
        <IconButton label={t("Close the list")} onClick={onClose}><X /></IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5">
        {groups.length === 0 && <p className="py-3 text-[0.9375rem] text-ink-soft">{t("Nothing here has a place yet. Search for one above, or press on the map to add it.")}</p>}
        {groups.map(({ key, title, pins, ways }) => (
          <section key={key} aria-label={title} className="pt-3">
            <h3 className="eyebrow">{title}</h3>
            <ul className="mt-1">
              {pins.map((pin) => <PinRow key={pin.activity._id} pin={pin} />)}
              {ways.map(({ activity, from, to }) => <WayRow key={activity._id} id={activity._id} title={activity.title} detail={t("{from} to {to}", { from, to }, "way")} />)}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

function PinRow({ pin }: { pin: Pin }) {
  const { title, start, address, _id } = pin.activity;
  const isHovered = useHovered((state) => state.hovered === _id);
  return (
    <Row id={_id}>
      <PinFace pin={pin} lifted={isHovered} />
      <Words title={title} detail={[start && formatTime(start), address].filter(Boolean).join(" · ")} />
    </Row>
  );
}

function WayRow({ id, title, detail }: { id: Pin["activity"]["_id"]; title: string; detail: string }) {
  return (
    <Row id={id}>
      <span aria-hidden className="w-7 text-center text-ink-faint rtl:-scale-x-100">→</span>
      <Words title={title} detail={detail} />
    </Row>
  );
}

function Row({ id, children }: { id: Pin["activity"]["_id"]; children: React.ReactNode }) {
  const { openActivity } = useWorkspace();
  return (
    <li>
      <button
        type="button"
        onClick={() => openActivity(id)}
        {...hoverable(id)}
        onFocus={() => hover(id)}
        onBlur={() => hover(null)}
        className="-mx-2 flex min-h-12 w-[calc(100%+1rem)] items-center gap-3 rounded-md px-2 text-start hover:bg-ink/7"
      >
        {children}
      </button>
    </li>
  );
}

function Words({ title, detail }: { title: string; detail: string }) {
  return (
    <span className="min-w-0 flex-1">
      <span dir="auto" className="block truncate font-medium">{title}</span>
      {detail && <span className="block truncate text-sm text-ink-faint">{detail}</span>}
    </span>
  );
}
