// One problem: what is wrong, what can be done about it in one press, where it is, and that it is none.
import { Wrench } from "lucide-react";
import { Link } from "react-router-dom";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { Button } from "../../../ui/Button";
import { cn } from "../../../ui/cn";
import { dayLabel } from "../dayLabel";
import { useTripFrame } from "../tripFrame";
import { useWorkspace } from "../useWorkspace";
import { WEIGHTS } from "./problemWords";
import type { Problem } from "./problemsShown";
import type { Fix, useMending } from "./useMending";

type ProblemItemProps = {
  problem: Problem;
  /** Undefined while they are being looked for. */
  fixes: Fix[] | undefined;
  mending: ReturnType<typeof useMending>;
  /** What it is about is on screen already. */
  opened?: boolean;
};

export function ProblemItem({ problem, fixes, mending, opened = false }: ProblemItemProps) {
  const { trip, canEdit } = useTripFrame();
  const { openActivity } = useWorkspace();
  const { busy, mend, mute } = mending;
  const { icon: Icon, tone, word } = WEIGHTS[problem.severity];
  const day = problem.day && dayLabel(problem.day, trip);
  const sentence = told(problem.said);
  const [only] = problem.activityIds;
  return (
    <li className="flex items-start gap-3">
      <Icon className={cn("mt-0.5 size-5 shrink-0", tone)} role="img" aria-label={word} />
      <div className="min-w-0 flex-1">
        {day && !sentence.includes(day) && <p className="text-[0.8125rem] text-ink-faint">{day}</p>}
        <p dir="auto" className="text-[0.9375rem] text-ink [overflow-wrap:anywhere]">{sentence}</p>
        {fixes && fixes.length > 0 && (
          <ul className="mt-2 space-y-2">
            {fixes.map((fix) => (
              <li key={fix.id}>
                <Button
                  look="secondary"
                  size="sm"
                  className="h-auto min-h-9 max-w-full py-1.5 text-start whitespace-normal"
                  busy={busy === `${problem.id} ${fix.id}`}
                  disabled={busy !== null}
                  onClick={() => void mend(problem, fix)}
                >
                  <Wrench aria-hidden />
                  {told(fix.label)}
                </Button>
                {fix.preview && <p dir="auto" className="mt-1 ps-3 text-[0.8125rem] text-ink-soft">{told(fix.preview)}</p>}
              </li>
            ))}
          </ul>
        )}
        {problem.own && <p className="mt-0.5 text-[0.8125rem] text-ink-faint">{t("Only you are told this.")}</p>}
        {canEdit && !fixes && <p className="mt-2 text-[0.8125rem] text-ink-faint" role="status">{t("Looking for ways out…")}</p>}
        <p className="-ms-3 mt-1 flex flex-wrap">
          {only && !opened && <Button look="quiet" size="sm" onClick={() => openActivity(only)}>{t("Open it")}</Button>}
          {problem.own && <Button asChild look="quiet" size="sm"><Link to="/account/privacy">{t("Your documents")}</Link></Button>}
          {(canEdit || problem.own) && <Button look="ghost" size="sm" className="text-ink-soft" disabled={busy !== null} onClick={() => void mute(problem)}>{t("It’s fine like this")}</Button>}
        </p>
      </div>
    </li>
  );
}
