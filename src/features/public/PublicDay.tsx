// A day of a public trip: its rows, each with the pin by which the map knows it.
import { BedDouble } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import { apart, isSaid } from "../../i18n/apart";
import { direction } from "../../i18n/language";
import { t } from "../../i18n/t";
import { daysOn, formatDate, formatTime, formatTimes } from "../../lib/dates";
import { formatMoney } from "../../lib/money";
import { cn } from "../../ui/cn";
import { dayColor } from "../../ui/dayColors";
import { Markdown } from "../workspace/assistant/Markdown";
import { isHiredCar, wayOf } from "../workspace/itinerary/journey";
import { PinFace } from "../workspace/map/PinFace";
import { ideaPins, type Pin } from "../workspace/map/tripFeatures";
import { DayMap } from "../workspace/print/DayMap";
import { drawDay } from "../workspace/print/dayMap";
import { hover, hoverable, useHovered } from "../workspace/useWorkspace";
import { pinsOfRows, type PublicActivity, type PublicDay as Day } from "./publicDays";

/** From one place to the next; no arrow turns round by itself. */
const ONWARD = direction === "rtl" ? " ← " : " → ";

type OnShow = (pin: Pin) => void;

export function PublicDay({ day, undated, onShow }: { day: Day; undated: boolean; onShow: OnShow }) {
  const { date, index, title, notes, cities, activities, hotels } = day;
  const pins = useMemo(() => pinsOfRows(day), [day]);
  const drawing = useMemo(() => drawDay(day), [day]);
  return (
    <section aria-labelledby={`public-${date}`} data-day={date} className="mt-10">
      <header className="border-b-2 pb-2 print:break-after-avoid" style={{ borderColor: dayColor(index) }}>
        <p className="eyebrow" style={{ color: dayColor(index) }}>{[t("Day {day, number}", { day: index + 1 }), apart(cities, ONWARD)].filter(Boolean).join(" · ")}</p>
        <h2 id={`public-${date}`} dir="auto" className="title mt-1 text-2xl">{title || (undated ? t("Day {day, number}", { day: index + 1 }) : formatDate(date, "long"))}</h2>
        {title && !undated && <p className="text-sm text-ink-faint">{formatDate(date, "long")}</p>}
      </header>
      {drawing && <div className="float-end ms-5 mt-3 mb-2 hidden w-64 break-inside-avoid print:block"><DayMap drawing={drawing} dayIndex={index} /></div>}
      {notes && <div className="mt-3 text-ink-soft"><Markdown text={notes} /></div>}
      {activities.length > 0 ? <Stops stops={activities} pins={pins} onShow={onShow} /> : <p className="py-3 text-ink-faint">{t("A day left open.")}</p>}
      {hotels.map((stay) => <Stay key={stay._id} stay={stay} pin={pins.get(stay._id)} onShow={onShow} />)}
    </section>
  );
}

export function PublicIdeas({ ideas, onShow }: { ideas: PublicActivity[]; onShow: OnShow }) {
  const pins = useMemo(() => new Map(ideaPins(ideas).map((pin) => [pin.activity._id, pin])), [ideas]);
  return (
    <section aria-labelledby="ideas" className="mt-10">
      <h2 id="ideas" className="title text-2xl">{t("Ideas")}</h2>
      <div className="mt-2"><Stops stops={ideas} pins={pins} timed={false} onShow={onShow} /></div>
    </section>
  );
}

type StopsProps = { stops: PublicActivity[]; pins: Map<Pin["activity"]["_id"], Pin>; /** With room for times. */ timed?: boolean; onShow: OnShow };

function Stops({ stops, pins, timed = true, onShow }: StopsProps) {
  return <ol className="divide-y divide-line">{stops.map((stop) => <Stop key={stop._id} stop={stop} pin={pins.get(stop._id)} pinned={pins.size > 0} timed={timed} onShow={onShow} />)}</ol>;
}

/** `pinned`, `timed`: with room for a pin and for its times, as the others beside it. */
function Stop({ stop, pin, pinned, timed, onShow }: { stop: PublicActivity; pin: Pin | undefined; pinned: boolean; timed: boolean; onShow: OnShow }) {
  const { start, end, title, address, cost, description, links, transport } = stop;
  const isHired = isHiredCar(stop);
  const way = isHired ? wayOf(stop) : transport && apart([transport.from?.name, transport.to?.name].filter(isSaid), ONWARD);
  const facts = apart([way, transport?.number, address].filter(isSaid), " · ");
  return (
    <Row as="li" id={stop._id} className="flex gap-3 py-3 print:break-inside-avoid">
      {pinned && <span className="w-7 shrink-0">{pin && <PinButton pin={pin} onShow={onShow} />}</span>}
      {timed && <span className="w-16 shrink-0 pt-0.5 text-sm text-ink-soft tabular-nums">
        {start && <time>{formatTime(start)}{end && !isHired && <span className="block text-ink-faint">{formatTimes({ start: end, end: null }, daysOn(stop))}</span>}</time>}
      </span>}
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="flex items-baseline gap-3"><span dir="auto" className="min-w-0 flex-1 font-medium">{title}</span>{cost && <span className="shrink-0 text-sm text-ink-soft tabular-nums">{formatMoney(cost)}</span>}</p>
        {facts && <p className="text-sm text-ink-faint">{facts}</p>}
        {description && <div className="mt-1 text-[0.9375rem] text-ink-soft"><Markdown text={description} /></div>}
        {links.length > 0 && (
          <ul className="mt-1 flex flex-wrap gap-x-4 text-sm">
            {links.map(({ url, label }) => <li key={url}><a href={url} target="_blank" rel="noreferrer nofollow ugc" className="inline-flex min-h-8 items-center text-accent underline underline-offset-4">{label || url}</a></li>)}
          </ul>
        )}
      </div>
    </Row>
  );
}

function Stay({ stay, pin, onShow }: { stay: PublicActivity; pin: Pin | undefined; onShow: OnShow }) {
  return (
    <Row as="div" id={stay._id} className="-mx-2 mt-1 flex items-center gap-3 rounded-md bg-sunken px-2 py-2.5 text-[0.9375rem] text-ink-soft">
      {pin ? <PinButton pin={pin} onShow={onShow} /> : <span className="grid w-7 shrink-0 place-items-center"><BedDouble className="size-4.5 text-ink-faint" aria-hidden /></span>}
      <span className="min-w-0 [overflow-wrap:anywhere]"><bdi>{stay.title}</bdi>{stay.address && <span className="text-ink-faint"> · <bdi>{stay.address}</bdi></span>}</span>
    </Row>
  );
}

/** Shows on the map when the mouse is on it, and is led to from its pin. */
function Row({ as: Element, id, className, children }: { as: "li" | "div"; id: PublicActivity["_id"]; className: string; children: ReactNode }) {
  const isHovered = useHovered((state) => state.hovered === id);
  return <Element data-item={id} tabIndex={-1} {...hoverable(id)} className={cn("relative transition-colors outline-none before:pointer-events-none before:absolute before:inset-y-0 before:rounded-md before:transition-colors focus:before:bg-accent/10", isHovered && "before:bg-ink/4", Element === "li" ? "before:-inset-x-2" : "before:inset-x-0", className)}>{children}</Element>;
}

function PinButton({ pin, onShow }: { pin: Pin; onShow: OnShow }) {
  const { _id, title } = pin.activity;
  return (
    <button
      type="button"
      aria-label={t("Show on the map: {places}", { places: title })}
      onClick={() => onShow(pin)}
      onFocus={() => hover(_id)}
      onBlur={() => hover(null)}
      className="relative grid size-7 shrink-0 cursor-pointer place-items-center rounded-full [print-color-adjust:exact] after:absolute after:-inset-2"
    >
      <PinFace pin={pin} lifted={false} />
    </button>
  );
}
