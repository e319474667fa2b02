import { Check, ChevronDown, CircleStop, Clock, History, RotateCcw, Square, TriangleAlert } from "lucide-react";
import { useId, useState, type ReactNode } from "react";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { Button } from "../../../ui/Button";
import { cn } from "../../../ui/cn";
import { useTripFrame } from "../tripFrame";
import { AgentReport } from "./AgentReport";
import { canRetry, canStop, confidenceWords, countWords, statusWords, tookWords, type AgentTask } from "./adviceWords";

const MARKS: Record<AgentTask["status"], { mark: ReactNode; tone: string }> = {
  queued: { mark: <Clock />, tone: "text-ink-faint" },
  running: { mark: <span className="size-2.5 animate-breathe rounded-full bg-accent" />, tone: "text-accent" },
  done: { mark: <Check />, tone: "text-ok" },
  cached: { mark: <History />, tone: "text-ok" },
  failed: { mark: <TriangleAlert />, tone: "text-danger" },
  stopped: { mark: <CircleStop />, tone: "text-ink-soft" },
};

export type AgentRowProps = { task: AgentTask; onStop: () => void; onRetry: () => void; onAsked: () => void };

/** One specialist: how far it is, what it says in a line, and its findings on demand. */
export function AgentRow({ task, onStop, onRetry, onAsked }: AgentRowProps) {
  const { canEdit } = useTripFrame();
  const { mark, tone } = MARKS[task.status];
  return (
    <li aria-label={task.name} className="flex items-start gap-3 py-4">
      <span className={cn("mt-0.5 grid size-5 shrink-0 place-items-center [&_svg]:size-4.5", tone)} aria-hidden>{mark}</span>
      <div className="min-w-0 flex-1">
        <div className="flex items-start gap-3">
          <div className="min-w-0 flex-1">
            <h4 className="font-semibold text-ink">{task.name}</h4>
            <p className="text-[0.8125rem] text-ink-faint tabular-nums">{stateLine(task)}</p>
          </div>
          {canEdit && canStop(task) && (
            <Button look="ghost" size="sm" aria-label={t("Stop {agent}", { agent: task.name })} onClick={onStop}>
              <Square aria-hidden />
              {t("Stop")}
            </Button>
          )}
          {canEdit && canRetry(task) && (
            <Button look="ghost" size="sm" aria-label={t("Retry {agent}", { agent: task.name })} onClick={onRetry}>
              <RotateCcw aria-hidden />
              {t("Retry")}
            </Button>
          )}
        </div>
        <p className={cn("mt-1 text-[0.9375rem]", task.headline ? "text-ink" : "text-ink-soft")}>{told(task.headline ?? task.error ?? task.purpose)}</p>
        {task.confidence && <Details task={task} onAsked={onAsked} />}
      </div>
    </li>
  );
}

function stateLine(task: AgentTask): string {
  return [statusWords(task), tookWords(task), task.confidence && confidenceWords(task.confidence.value)].filter(Boolean).join(" · ");
}

function Details({ task, onAsked }: { task: AgentTask; onAsked: () => void }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button look="quiet" size="md" className="-ms-4 text-sm whitespace-normal" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <ChevronDown className={cn("transition-transform duration-200", open && "rotate-180")} aria-hidden />
        <span className="sr-only">{task.name}: </span>
        {task.findings.length === 0 ? t("How it knows") : countWords(task.findings)}
      </Button>
      <div id={id} hidden={!open}>{open && <AgentReport task={task} onAsked={onAsked} />}</div>
    </>
  );
}
