// Everything that can be done or gone to in a trip, found by typing: its actions, its days, what is in them.
import { Command } from "cmdk";
import { CalendarDays, Search, type LucideIcon } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { cityName, cityNames } from "../../../i18n/cityName";
import { direction } from "../../../i18n/language";
import { t } from "../../../i18n/t";
import { formatDate } from "../../../lib/dates";
import { nextPaint } from "../../../lib/nextPaint";
import { cn } from "../../../ui/cn";
import { focusPlace } from "../../../ui/focusMain";
import { Kbd } from "../../../ui/Kbd";
import { keyNames } from "../../../ui/keyNames";
import { activityIcon } from "../activityTypes";
import { useActions } from "../actions";
import { scrollToDay } from "../itinerary/day/scrollToDay";
import { itinerary } from "../itinerary/itineraryState";
import { useTrip } from "../useItinerary";
import { useShownView, useWorkspace } from "../useWorkspace";
import { fit, type Called } from "./match";
import type { TypedAhead } from "./typedAhead";

const groupClass = "px-2 pb-2 **:[[cmdk-group-heading]]:px-3 **:[[cmdk-group-heading]]:pt-3 **:[[cmdk-group-heading]]:pb-1.5 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:font-semibold **:[[cmdk-group-heading]]:text-ink-faint";

/** Unlike brackets, arrows don't turn round with the text. */
const ONWARD = direction === "rtl" ? " ← " : " → ";

/** What else there is is found by typing on. */
const SHOWN: Partial<Record<string, number>> = { [t("In the plan")]: 12 };

/** Of a plan that isn't there yet. */
const LONGEST_FRAMES = 120;

type Entry = Called & { id: string; icon: LucideIcon; label: string; aside?: ReactNode; run: () => void };

type Group = { heading: string; entries: Entry[] };

/** By words alone, the best first, and the groups with the best first. */
function found(groups: Group[], search: string): Group[] {
  if (search === "") return groups;
  const scored = groups.map(({ heading, entries }) => {
    const fitting = entries.map((entry) => ({ entry, score: fit(entry, search) })).filter(({ score }) => score > 0);
    fitting.sort((a, b) => b.score - a.score);
    return { heading, best: fitting[0]?.score ?? 0, entries: fitting.map(({ entry }) => entry) };
  });
  return scored.filter(({ best }) => best > 0).sort((a, b) => b.best - a.best);
}

/** Another view has to make room for the plan first, and the palette, which keeps the focus to itself, has to go. */
async function goToDay(date: string) {
  for (let frame = 0; frame < LONGEST_FRAMES; frame++) {
    await nextPaint();
    const section = document.querySelector<HTMLElement>(`[data-plan] [id="${date}"]`);
    if (!section) continue;
    itinerary.open(date);
    scrollToDay(section);
    return focusPlace(section.querySelector("h2"));
  }
}

/** `onDone` closes it, before what was chosen is done. `typed`: what was written before this was there. */
export default function CommandPalette({ typed, onDone }: { typed: TypedAhead; onDone: () => void }) {
  const actions = useActions();
  const { days, activities } = useTrip();
  const { openActivity, show } = useWorkspace();
  const { current } = useShownView();
  const [search, setSearch] = useState(typed.soFar);
  const field = useRef<HTMLInputElement>(null);
  // Only now has the field the focus. What came while it was drawn is in it before the next key is.
  useEffect(
    () =>
      queueMicrotask(() => {
        const early = typed.take();
        if (early === "") return;
        flushSync(() => setSearch(early));
        field.current?.setSelectionRange(early.length, early.length);
      }),
    [typed],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const groups = useMemo(() => {
    const goTo = (date: string) => {
      if (current !== "plan") show("plan");
      void goToDay(date);
    };
    const all: Group[] = [
      { heading: t("Do"), entries: actions.filter(({ id }) => id !== "palette").map(({ id, label, words, icon, keys, run }) => ({ id, names: [label], words, icon, label, run, ...(keys && { aside: <Kbd>{keyNames(keys).join(" ")}</Kbd> }) })) },
      {
        heading: t("Days"),
        entries: days.map(({ date, index, destinations }) => {
          const [day, cities] = [t("Day {number, number}", { number: index + 1 }), destinations.map(cityName)];
          return { id: date, names: [day, formatDate(date, "long"), ...destinations.flatMap(cityNames)], icon: CalendarDays, label: cities.length > 0 ? `${day} · ${cities.join(ONWARD)}` : day, aside: formatDate(date, "short"), run: () => goTo(date) };
        }),
      },
      {
        heading: t("In the plan"),
        entries: activities.map((activity) => {
          const { _id, title, day, address } = activity;
          return { id: _id, names: [title, address ?? ""], icon: activityIcon(activity), label: title, aside: day ? formatDate(day, "short") : t("Idea"), run: () => openActivity(_id) };
        }),
      },
    ];
    return found(all, search.trim()).map(({ heading, entries }) => ({ heading, entries: entries.slice(0, SHOWN[heading] ?? entries.length) }));
  }, [actions, days, activities, current, show, openActivity, search]);
  const ids = groups.flatMap(({ entries }) => entries.map(({ id }) => id));
  const look = (next: string) => {
    setSearch(next);
    setChosen(null);
  };
  return (
    <Command label={t("What would you like to do?")} shouldFilter={false} value={chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? "")} onValueChange={setChosen} loop className="flex max-h-[70dvh] min-h-0 flex-col">
      <div className="flex items-center gap-3 border-b border-line px-5">
        <Search className="size-5 shrink-0 text-ink-faint" aria-hidden />
        <Command.Input ref={field} autoFocus value={search} onValueChange={look} placeholder={t("Find an item, a day, or something to do")} className="h-14 min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint" />
        <Kbd>Esc</Kbd>
      </div>
      {/* Outside of the list, in which nothing but suggestions may stand. */}
      <p role="status" className={ids.length === 0 ? "px-5 py-8 text-center text-ink-soft" : "sr-only"}>
        {ids.length === 0 ? t("Nothing here is called that.") : search !== "" && t("{count, plural, one {# suggestion} other {# suggestions}}", { count: ids.length })}
      </p>
      <Command.List label={t("Suggestions")} hidden={ids.length === 0} className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-1">
        {groups.map(({ heading, entries }) => (
          <Command.Group key={heading} heading={heading} className={groupClass}>
            {entries.map((entry) => (
              <Line
                key={entry.id}
                entry={entry}
                onSelect={() => {
                  onDone();
                  entry.run();
                }}
              />
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

function Line({ entry: { id, icon: Icon, label, aside }, onSelect }: { entry: Entry; onSelect: () => void }) {
  return (
    <Command.Item
      value={id}
      onSelect={onSelect}
      className={cn("flex min-h-11 cursor-default items-center gap-3 rounded-md px-3 text-[0.9375rem] text-ink select-none", "data-[selected=true]:bg-ink/7 [&_svg]:size-4.5 [&_svg]:shrink-0 [&_svg]:text-ink-faint")}
    >
      <Icon aria-hidden />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {aside && <span className="shrink-0 text-sm text-ink-faint tabular-nums">{aside}</span>}
    </Command.Item>
  );
}
