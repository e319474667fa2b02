// One proposed change: what is added, what becomes of what, or what goes; and one's say in it.
import { Check, Minus, PencilLine, Plus, ThumbsDown, ThumbsUp, X, type LucideIcon } from "lucide-react";
import { createElement, type ReactNode } from "react";
import { cn } from "../../../ui/cn";
import { IconButton } from "../../../ui/IconButton";
import { changedFields, factsOf, type ProposalItem } from "./proposalDiff";

export type ProposalWay = "decide" | "vote" | "look";

export type ProposalRowProps = {
  item: ProposalItem;
  way: ProposalWay;
  onDecide: (accept: boolean) => void;
  onVote: (inFavour: boolean) => void;
};

const SIGNS: Record<ProposalItem["op"], { icon: LucideIcon; said: string; className: string }> = {
  add: { icon: Plus, said: "Added: ", className: "bg-ok-soft text-ok" },
  update: { icon: PencilLine, said: "Changed: ", className: "bg-warn-soft text-warn" },
  remove: { icon: Minus, said: "Removed: ", className: "bg-danger-soft text-danger" },
};

export function ProposalRow({ item, way, onDecide, onVote }: ProposalRowProps) {
  const { op, before, after, decided } = item;
  const sign = SIGNS[op];
  const title = (op === "update" ? before : (after ?? before))?.title ?? "Something that is gone";
  return (
    <li className={cn("flex items-start gap-2.5 py-2.5", decided === false && "opacity-75")}>
      <span className={cn("mt-0.5 grid size-5.5 shrink-0 place-items-center rounded-full [&_svg]:size-3.5", sign.className)}>{createElement(sign.icon, { "aria-hidden": true })}</span>
      <div className="min-w-0 flex-1 text-sm">
        <p className="font-medium [overflow-wrap:anywhere]">
          <span className="sr-only">{sign.said}</span>
          {op === "remove" ? <del>{title}</del> : title}
        </p>
        <What item={item} />
        {decided !== null && <p className={cn("mt-1 text-[0.8125rem] font-medium", decided ? "text-ok" : "text-danger")}>{decided ? "Accepted" : "Declined"}</p>}
      </div>
      {way === "decide" && (
        <span className="-mr-2 flex shrink-0">
          <IconButton size="sm" label={`Accept: ${title}`} aria-pressed={decided === true} onClick={() => onDecide(true)}><Check /></IconButton>
          <IconButton size="sm" label={`Decline: ${title}`} aria-pressed={decided === false} onClick={() => onDecide(false)}><X /></IconButton>
        </span>
      )}
      {way === "vote" && decided === null && (
        <span className="-mr-2 flex shrink-0">
          <Vote label={`For: ${title}`} count={item.inFavour} pressed={item.mine === true} onClick={() => onVote(true)}><ThumbsUp aria-hidden /></Vote>
          <Vote label={`Against: ${title}`} count={item.against} pressed={item.mine === false} onClick={() => onVote(false)}><ThumbsDown aria-hidden /></Vote>
        </span>
      )}
      {way === "look" && decided === null && item.inFavour + item.against > 0 && (
        <span className="shrink-0 text-[0.8125rem] text-ink-soft tabular-nums">{item.inFavour} for, {item.against} against</span>
      )}
    </li>
  );
}

function What({ item: { op, before, after } }: { item: ProposalItem }) {
  if (op === "update") {
    if (!before || !after) return <p className="text-ink-soft">It is no longer in the plan.</p>;
    return (
      <dl className="mt-0.5 space-y-0.5 text-ink-soft">
        {changedFields(before, after).map((change) => (
          <div key={change.label}>
            <dt className="sr-only">{change.label}</dt>
            <dd className="[overflow-wrap:anywhere]">
              <del className="text-ink-faint">{change.before}</del>
              <span aria-hidden> → </span>
              <ins className="font-medium text-ink no-underline">{change.after}</ins>
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  const face = after ?? before;
  if (!face) return null;
  return (
    <>
      <p className="flex flex-wrap gap-x-3 text-ink-soft tabular-nums">{factsOf(face).map((fact) => <span key={fact}>{fact}</span>)}</p>
      {op === "add" && face.why && <p className="mt-0.5 line-clamp-2 text-ink-soft italic">{face.why}</p>}
    </>
  );
}

function Vote({ label, count, pressed, onClick, children }: { label: string; count: number; pressed: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={`${label}, ${count} so far`}
      aria-pressed={pressed}
      onClick={onClick}
      className="inline-flex h-9 min-w-11 items-center justify-center gap-1.5 rounded-full px-2 text-sm font-medium text-ink-soft tabular-nums transition hover:bg-ink/7 hover:text-ink active:scale-95 aria-pressed:bg-accent-soft aria-pressed:text-accent pointer-coarse:h-11 [&_svg]:size-4"
    >
      {children}
      {count}
    </button>
  );
}
