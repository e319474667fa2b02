import { Info, Lightbulb, Sparkles, TriangleAlert, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { t } from "../../../i18n/t";
import { told, type Said } from "../../../i18n/told";
import { Button } from "../../../ui/Button";
import { cn } from "../../../ui/cn";
import { useAsk } from "../assistant/useAsk";
import { dayLabel } from "../dayLabel";
import { useTripFrame } from "../tripFrame";
import type { Finding } from "./adviceWords";

const KINDS: Record<Finding["kind"], { word: string; icon: LucideIcon; tone: string }> = {
  warning: { word: t("Warning"), icon: TriangleAlert, tone: "text-warn" },
  suggestion: { word: t("Suggestion"), icon: Lightbulb, tone: "text-accent" },
  tip: { word: t("Tip"), icon: Info, tone: "text-ink-faint" },
};

export type FindingItemProps = {
  finding: Finding;
  /** Whose it is, where that isn't said around it. */
  by?: string;
  onAsked: () => void;
};

/** One finding. Where the assistant could see to it, a button sends it the request, which is shown. */
export function FindingItem({ finding, by, onAsked }: FindingItemProps) {
  const { trip, canEdit } = useTripFrame();
  const { word, icon: Icon, tone } = KINDS[finding.kind];
  const day = finding.day && dayLabel(finding.day, trip);
  const text = told(finding.text);
  const aside = [by, day && !text.includes(day) && day].filter(Boolean).join(" · ");
  return (
    <li className="flex items-start gap-3">
      <Icon className={cn("mt-0.5 size-5 shrink-0", tone)} aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="text-[0.8125rem] text-ink-faint">
          <span className={cn("font-medium", tone)}>{word}</span>
          {aside && ` · ${aside}`}
        </p>
        <p className="mt-0.5 text-[0.9375rem] text-ink">{text}</p>
        {finding.ask && canEdit && <AskAssistant ask={finding.ask} onAsked={onAsked} />}
      </div>
    </li>
  );
}

function AskAssistant({ ask, onAsked }: { ask: string | Said; onAsked: () => void }) {
  const { trip } = useTripFrame();
  const send = useAsk(trip._id, false);
  const request = told(ask);
  const [sending, setSending] = useState(false);
  const press = async () => {
    setSending(true);
    if (await send(ask)) onAsked();
    else setSending(false);
  };
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Button
        look="secondary"
        size="sm"
        aria-label={sending ? t("Sending… “{request}”", { request }) : t("Ask the assistant “{request}”", { request })}
        disabled={sending}
        onClick={() => void press()}
      >
        <Sparkles aria-hidden />
        {sending ? t("Sending…") : t("Ask the assistant")}
      </Button>
      <span className="min-w-0 text-sm text-ink-soft" aria-hidden>{t("“{request}”", { request })}</span>
    </div>
  );
}
