// Everything that can be done or gone to in a trip, found by typing: its actions, its days, what is in them.
import { Command, defaultFilter } from "cmdk";
import { CalendarDays, Search, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { direction } from "../../../i18n/language";
import { t } from "../../../i18n/t";
import { formatDate } from "../../../lib/dates";
import { cn } from "../../../ui/cn";
import { Kbd } from "../../../ui/Kbd";
import { ACTIVITY_TYPES } from "../activityTypes";
import { useActions } from "../actions";
import { useTrip } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";

const groupClass = "px-2 pb-2 **:[[cmdk-group-heading]]:px-3 **:[[cmdk-group-heading]]:pt-3 **:[[cmdk-group-heading]]:pb-1.5 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:font-semibold **:[[cmdk-group-heading]]:text-ink-faint";

/** Unlike brackets, arrows don't turn round with the text. */
const ONWARD = direction === "rtl" ? " ← " : " → ";

/** By words alone: what identifies an entry is no word. */
const byWords = (_id: string, search: string, words: string[] = []) => defaultFilter(words.join(" "), search);

/** `onDone` closes it, before what was chosen is done. */
export default function CommandPalette({ onDone }: { onDone: () => void }) {
  const actions = useActions();
  const { days, activities } = useTrip();
  const { openActivity, show, current } = useWorkspace();
  const choose = (run: () => void) => () => {
    onDone();
    run();
  };
  const goTo = (date: string) => () => {
    if (current !== "plan") show("plan");
    document.getElementById(date)?.scrollIntoView({ block: "start" });
  };
  return (
    <Command label={t("What would you like to do?")} filter={byWords} loop className="flex max-h-[70dvh] min-h-0 flex-col">
      <div className="flex items-center gap-3 border-b border-line px-5">
        <Search className="size-5 shrink-0 text-ink-faint" aria-hidden />
        <Command.Input autoFocus placeholder={t("Find an item, a day, or something to do")} className="h-14 min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint" />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List label={t("Suggestions")} className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-1">
        <Command.Empty className="px-5 py-8 text-center text-ink-soft">{t("Nothing here is called that.")}</Command.Empty>
        <Command.Group heading={t("Do")} className={groupClass}>
          {actions.filter(({ id }) => id !== "palette").map(({ id, label, icon, keys, run }) => (
            <Entry key={id} value={id} words={[label]} icon={icon} onSelect={choose(run)} aside={keys && <Kbd>{keys}</Kbd>}>{label}</Entry>
          ))}
        </Command.Group>
        <Command.Group heading={t("Days")} className={groupClass}>
          {days.map(({ date, index, destinations }) => (
            <Entry key={date} value={date} words={[t("Day {number, number}", { number: index + 1 }), formatDate(date, "long"), ...destinations.map(({ name }) => name)]} icon={CalendarDays} onSelect={choose(goTo(date))} aside={formatDate(date, "short")}>
              {t("Day {number, number}", { number: index + 1 })}{destinations.length > 0 && ` · ${destinations.map(({ name }) => name).join(ONWARD)}`}
            </Entry>
          ))}
        </Command.Group>
        <Command.Group heading={t("In the plan")} className={groupClass}>
          {activities.map(({ _id, title, type, day, address }) => (
            <Entry key={_id} value={_id} words={[title, address ?? ""]} icon={ACTIVITY_TYPES[type].icon} onSelect={choose(() => openActivity(_id))} aside={day ? formatDate(day, "short") : t("Idea")}>
              {title}
            </Entry>
          ))}
        </Command.Group>
      </Command.List>
    </Command>
  );
}

type EntryProps = { value: string; words: string[]; icon: LucideIcon; onSelect: () => void; aside?: ReactNode; children: ReactNode };

function Entry({ value, words, icon: Icon, onSelect, aside, children }: EntryProps) {
  return (
    <Command.Item
      value={value}
      keywords={words}
      onSelect={onSelect}
      className={cn("flex min-h-11 cursor-default items-center gap-3 rounded-md px-3 text-[0.9375rem] text-ink select-none", "data-[selected=true]:bg-ink/7 [&_svg]:size-4.5 [&_svg]:shrink-0 [&_svg]:text-ink-faint")}
    >
      <Icon aria-hidden />
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {aside && <span className="shrink-0 text-sm text-ink-faint tabular-nums">{aside}</span>}
    </Command.Item>
  );
}
