import { createElement } from "react";
import { formatDate, isDate } from "../../../lib/dates";
import { dayColor } from "../../../ui/dayColors";
import { useTrip } from "../useItinerary";
import { Alternatives } from "./Alternatives";
import { variantsOf } from "./variants";
import { toolIcon } from "./toolIcons";
import type { ToolCall } from "./useThread";

export type ToolCardsProps = {
  calls: ToolCall[];
  /** Asks for one of several alternatives; absent for who may not ask. */
  onChoose?: (request: string) => void;
};

/** What the assistant did for an answer, one line a tool. */
export function ToolCards({ calls, onChoose }: ToolCardsProps) {
  if (calls.length === 0) return null;
  return (
    <ul aria-label="What the assistant did" className="space-y-2">
      {calls.map((call, index) => {
        const variants = variantsOf(call);
        return (
          <li key={index} className="animate-fade-in">
            <div className="flex items-start gap-2.5 text-[0.8125rem] text-ink-soft">
              <span className="grid size-5.5 shrink-0 place-items-center rounded-full bg-accent-soft text-accent [&_svg]:size-3.5">
                {createElement(toolIcon(call.tool), { "aria-hidden": true })}
              </span>
              <span className="min-w-0 flex-1 pt-px [overflow-wrap:anywhere]">
                {call.result}
                <DayLabels args={call.args} />
              </span>
            </div>
            {variants && <Alternatives variants={variants} label={call.result} onChoose={onChoose} />}
          </li>
        );
      })}
    </ul>
  );
}

const MAX_NAMED = 3;

/** The days that a call is about, in their colours; many in a row as from and to. */
function DayLabels({ args }: { args: ToolCall["args"] }) {
  const { days } = useTrip();
  const given: unknown[] = Array.isArray(args.days) ? args.days : [args.day];
  const dates = [...new Set(given)].filter((date) => typeof date === "string").filter(isDate).sort();
  if (dates.length === 0) return null;
  const named = dates.length <= MAX_NAMED ? dates : [dates[0]!, dates.at(-1)!];
  return (
    <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-ink-faint">
      {named.map((date, index) => (
        <span key={date} className="inline-flex items-center gap-1.5">
          {index > 0 && dates.length > MAX_NAMED && <span>to</span>}
          <span className="size-1.5 rounded-full" style={{ background: dayColor(days.find((day) => day.date === date)?.index ?? 0) }} aria-hidden />
          <time dateTime={date}>{formatDate(date)}</time>
        </span>
      ))}
    </span>
  );
}
