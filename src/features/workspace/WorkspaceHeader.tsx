// Title and dates, who is here, and what one can do to the trip as a whole.
import { Ellipsis, Redo2, Sparkles, Undo2, UserPlus } from "lucide-react";
import { TopBar } from "../../app/TopBar";
import { cityName } from "../../i18n/cityName";
import { listed } from "../../i18n/formats";
import { t } from "../../i18n/t";
import { formatTripDates, type DatedTrip } from "../../lib/tripDates";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { cn } from "../../ui/cn";
import { DropdownMenu, type MenuItem } from "../../ui/DropdownMenu";
import { IconButton } from "../../ui/IconButton";
import { useActions } from "./actions";
import { AdviceButton } from "./agents/AdviceButton";
import { ProblemsButton } from "./lint/ProblemsButton";
import { OthersHere } from "./people/OthersHere";
import { PeopleHere } from "./people/PeopleHere";
import { RequestCount, useRequestCount } from "./people/RequestCount";
import { useEdits } from "./useEdits";
import { useTripFrame } from "./tripFrame";
import { useShownView, useWorkspace } from "./useWorkspace";
import { PollsButton } from "./votes/PollsButton";
import { useUnanswered } from "./votes/usePolls";

/** In letters: a phone shows more in two lines of smaller ones. */
const LONG_TITLE = 20;

export function WorkspaceHeader() {
  const { trip, canEdit, destinations } = useTripFrame();
  const { myId, show, openDialog } = useWorkspace();
  const { current, assistantOpen } = useShownView();
  const { undo, redo } = useEdits();
  const requests = useRequestCount();
  const polls = useUnanswered();
  // What has no button of its own here: on a phone the menu alone tells it.
  const waiting = requests + polls;
  const marks: Partial<Record<string, number>> = { share: requests, "show.polls": polls };
  const items = useActions()
    .filter(({ inMenu }) => inMenu)
    .map(({ id, label, icon: Icon, keys, run }): MenuItem => ({ label, icon: <Icon />, onSelect: run, ...(keys && { shortcut: keys }), ...(id in marks && { mark: <RequestCount count={marks[id]!} /> }) }));
  return (
    <TopBar
      trailing={
        <>
          {!canEdit && <Chip tone="outline" className="hidden sm:inline-flex">{t("You can look")}</Chip>}
          <span className="hidden md:block">{myId && <PeopleHere myId={myId} />}</span>
          {/* Where letters are large the name needs the room: the menu has what doesn't fit, and who is here. */}
          <span className="md:hidden @max-[19rem]:hidden"><OthersHere /></span>
          {canEdit && (
            <span className="hidden items-center lg:flex">
              <IconButton label={t("Undo your last change")} onClick={() => void undo()}><Undo2 /></IconButton>
              <IconButton label={t("Redo")} onClick={() => void redo()}><Redo2 /></IconButton>
            </span>
          )}
          <span className="contents @max-[19rem]:hidden"><ProblemsButton /></span>
          <PollsButton />
          <AdviceButton open={current === "advice"} onPress={() => show(current === "advice" ? "plan" : "advice")} />
          <Button look="secondary" size="sm" className="hidden lg:inline-flex" aria-pressed={assistantOpen} onClick={() => show(assistantOpen ? "plan" : "assistant")}>
            <Sparkles aria-hidden />
            {t("Assistant")}
          </Button>
          {canEdit && (
            <Button size="sm" className="hidden sm:inline-flex" onClick={() => openDialog({ kind: "share" })}>
              <UserPlus aria-hidden />
              {t("Share")}
              <RequestCount count={requests} onAccent />
            </Button>
          )}
          <DropdownMenu
            trigger={
              <IconButton label={waiting > 0 ? t("More about this trip, {count, number} waiting for your answer", { count: waiting }) : t("More about this trip")} className="relative">
                <Ellipsis />
                {/* Where there is room the button to share says it. */}
                {waiting > 0 && <span aria-hidden className="absolute end-2 top-2 size-2.5 rounded-full bg-accent ring-2 ring-paper sm:hidden" />}
              </IconButton>
            }
            items={items}
          />
        </>
      }
    >
      <div className="min-w-0">
        <h1 dir="auto" className={cn("title leading-[1.2] [overflow-wrap:anywhere] max-sm:-mb-0.5 max-sm:line-clamp-2 max-sm:pb-0.5 sm:truncate @max-[19rem]:text-xs sm:text-xl sm:leading-tight", trip.title.length > LONG_TITLE ? "text-[0.9375rem]" : "text-[1.0625rem]")}>{trip.title}</h1>
        <p className="flex gap-x-1 text-xs text-ink-soft min-[25rem]:text-[0.8125rem]">
          {canEdit ? <Dates trip={trip} onPress={() => openDialog({ kind: "dates" })} /> : <span className="truncate">{formatTripDates(trip)}</span>}
          {destinations.length > 0 && <span className="hidden truncate sm:inline">· {listed(destinations.map(cityName), "unit")}</span>}
        </p>
      </div>
    </TopBar>
  );
}

/** When it is; a trip that has no dates yet asks for them. The press reaches from below the title to the bar's edge. */
function Dates({ trip, onPress }: { trip: DatedTrip; onPress: () => void }) {
  return (
    <button type="button" title={trip.openDates ? undefined : t("Change the dates")} onClick={onPress} className="group/dates relative flex min-w-0 shrink-0 gap-1.5 rounded-sm after:absolute after:inset-x-0 after:-top-1 after:-bottom-3 max-sm:shrink">
      <span className={cn("truncate", !trip.openDates && "underline-offset-4 group-hover/dates:text-ink group-hover/dates:underline")}>{formatTripDates(trip)}</span>
      {trip.openDates && <span className="shrink-0 font-medium text-accent underline-offset-4 group-hover/dates:underline">{t("Add dates")}</span>}
    </button>
  );
}
