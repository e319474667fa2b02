// One proposed change: what is added, what becomes of what, or what goes; and one's say in it.
import { Check, ThumbsDown, ThumbsUp, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { IconButton } from "../../../ui/IconButton";
import { ChangeDiff } from "./ChangeDiff";
import { titleOf, type ProposalItem } from "./proposalDiff";

export type ProposalWay = "decide" | "vote" | "alone" | "look";

export type ProposalRowProps = {
  item: ProposalItem;
  /** What in the plan stands against it. */
  conflict: string | null;
  way: ProposalWay;
  onDecide: (accept: boolean) => void;
  onVote: (inFavour: boolean) => void;
};

export function ProposalRow({ item, conflict, way, onDecide, onVote }: ProposalRowProps) {
  const { decided } = item;
  const title = titleOf(item);
  return (
    <li className="flex items-start gap-2.5 py-2.5">
      <ChangeDiff change={item}>
        {item.gone && <Caution>{t("Somebody has taken it out of the plan: this comes to nothing.")}</Caution>}
        {conflict && decided !== false && <Caution>{conflict}</Caution>}
        {decided !== null && <p className={cn("mt-1 text-[0.8125rem] font-medium", decided ? "text-ok" : "text-danger")}>{decided ? t("Accepted") : t("Declined")}</p>}
      </ChangeDiff>
      {way === "decide" && (
        <span className="-me-2 flex shrink-0">
          <IconButton size="sm" label={t("Accept: {title}", { title })} aria-pressed={decided === true} onClick={() => onDecide(true)}><Check /></IconButton>
          <IconButton size="sm" label={t("Decline: {title}", { title })} aria-pressed={decided === false} onClick={() => onDecide(false)}><X /></IconButton>
        </span>
      )}
      {way === "vote" && decided === null && (
        <span className="-me-2 flex shrink-0">
          <Vote label={t("For: {title}, {count, number} so far", { title, count: item.inFavour })} count={item.inFavour} pressed={item.mine === true} onClick={() => onVote(true)}><ThumbsUp aria-hidden /></Vote>
          <Vote label={t("Against: {title}, {count, number} so far", { title, count: item.against })} count={item.against} pressed={item.mine === false} onClick={() => onVote(false)}><ThumbsDown aria-hidden /></Vote>
        </span>
      )}
      {way === "look" && decided === null && item.inFavour + item.against > 0 && (
        <span className="shrink-0 text-[0.8125rem] text-ink-soft tabular-nums">{t("{inFavour, number} for, {against, number} against", { inFavour: item.inFavour, against: item.against })}</span>
      )}
    </li>
  );
}

function Caution({ children }: { children: ReactNode }) {
  return (
    <p className="mt-1 flex items-start gap-1.5 text-[0.8125rem] text-warn [&_svg]:mt-0.5 [&_svg]:size-3.5 [&_svg]:shrink-0">
      <TriangleAlert aria-hidden />
      <span>{children}</span>
    </p>
  );
}

function Vote({ label, count, pressed, onClick, children }: { label: string; count: number; pressed: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
      className="inline-flex h-9 min-w-11 items-center justify-center gap-1.5 rounded-full px-2 text-sm font-medium text-ink-soft tabular-nums transition hover:bg-ink/7 hover:text-ink active:scale-95 aria-pressed:bg-accent-soft aria-pressed:text-accent pointer-coarse:h-11 [&_svg]:size-4"
    >
      {children}
      {count}
    </button>
  );
}
