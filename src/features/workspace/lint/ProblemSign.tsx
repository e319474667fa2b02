// The sign on a row or a day that something is wrong there: pressed, it says what, and what can be done about it.
import { useState } from "react";
import { formatNumber } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { Popover } from "../../../ui/Popover";
import { dayLabel } from "../dayLabel";
import { useTripFrame } from "../tripFrame";
import type { Activity, Day } from "../useItinerary";
import { ProblemItem } from "./ProblemItem";
import { heaviest, toLookAt } from "./problemWords";
import { useDayProblems, useRowProblems, type Problem } from "./problemsShown";
import { useFixes, useMending } from "./useMending";

/** A row says the number only where there are several. */
export function RowProblems({ activity: { _id, title } }: { activity: Activity }) {
  const problems = useRowProblems(_id);
  return problems && <Sign problems={problems} label={t("{count, number} to look at: {item}", { count: problems.length, item: title })} said={problems.length > 1 ? formatNumber(problems.length) : null} />;
}

export function DayProblems({ day: { date } }: { day: Day }) {
  const { trip } = useTripFrame();
  const problems = useDayProblems(date);
  return problems && <Sign problems={problems} label={t("{count, number} to look at on {day}", { count: problems.length, day: dayLabel(date, trip, "long") })} said={toLookAt(problems.length)} className="mt-1.5" />;
}

/** In the item's sheet: the same, laid open. */
export function SheetProblems({ activity: { _id } }: { activity: Activity }) {
  const problems = useRowProblems(_id);
  return problems && <section aria-label={t("What doesn’t fit")} className="rounded-lg bg-sunken p-4"><Details problems={problems} opened /></section>;
}

function Sign({ problems, label, said, className }: { problems: Problem[]; label: string; said: string | null; className?: string }) {
  const [open, setOpen] = useState(false);
  const { icon: Icon, tone } = heaviest(problems);
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={setOpen}
      align="start"
      className="max-h-[min(32rem,70dvh)] overflow-y-auto"
      trigger={
        <button
          type="button"
          aria-label={label}
          className={cn("relative z-10 inline-flex items-center gap-1 rounded-sm text-sm font-medium underline-offset-4 hover:underline pointer-coarse:-my-3 pointer-coarse:min-h-11 pointer-coarse:min-w-11", tone, className)}
        >
          <Icon className="size-4 shrink-0" aria-hidden />
          {said && <span className="tabular-nums">{said}</span>}
        </button>
      }
    >
      <Details problems={problems} />
    </Popover>
  );
}

/** Asks for ways out only while it is on screen. `opened`: the item that they are about is. */
function Details({ problems, opened = false }: { problems: Problem[]; opened?: boolean }) {
  const fixes = useFixes(problems);
  const mending = useMending();
  return (
    <ul className="space-y-4">
      {problems.map((problem) => <ProblemItem key={problem.id} problem={problem} fixes={fixes && (fixes.get(problem.id) ?? [])} mending={mending} opened={opened} />)}
    </ul>
  );
}
