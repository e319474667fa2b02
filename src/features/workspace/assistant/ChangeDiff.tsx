// One change of the plan as its reader compares it: what came, what went, or what became of what. At a
// proposal and at the card of a tool alike.
import { Minus, PencilLine, Plus, type LucideIcon } from "lucide-react";
import { createElement, type ReactNode } from "react";
import { t } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { useTripFrame } from "../tripFrame";
import { changedFields, factsOf, titleOf, type Change } from "./proposalDiff";

const SIGNS: Record<Change["op"], { icon: LucideIcon; said: string; className: string }> = {
  add: { icon: Plus, said: t("Added:"), className: "bg-ok-soft text-ok" },
  update: { icon: PencilLine, said: t("Changed:"), className: "bg-warn-soft text-warn" },
  remove: { icon: Minus, said: t("Removed:"), className: "bg-danger-soft text-danger" },
};

/** `children` stand below what changes. */
export function ChangeDiff({ change, children }: { change: Change; children?: ReactNode }) {
  const { op } = change;
  const sign = SIGNS[op];
  const title = titleOf(change);
  return (
    <>
      <span className={cn("mt-0.5 grid size-5.5 shrink-0 place-items-center rounded-full [&_svg]:size-3.5", sign.className)}>{createElement(sign.icon, { "aria-hidden": true })}</span>
      <div className="min-w-0 flex-1 text-sm">
        <p className="font-medium [overflow-wrap:anywhere]">
          <span className="sr-only">{sign.said} </span>
          {op === "remove" ? <del>{title}</del> : title}
        </p>
        <What change={change} />
        {children}
      </div>
    </>
  );
}

function What({ change: { op, before, after } }: { change: Change }) {
  const { trip } = useTripFrame();
  if (op === "update") {
    if (!before || !after) return null;
    return (
      <dl className="mt-0.5 space-y-0.5 text-ink-soft tabular-nums">
        {changedFields(before, after, trip).map((change) => (
          <div key={change.label}>
            <dt className="sr-only">{change.label}</dt>
            <dd className="[overflow-wrap:anywhere]">
              <del className="text-ink-faint">{change.before}</del>
              {" "}<span className="inline-block rtl:-scale-x-100" aria-hidden>→</span>{" "}
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
      <p className="flex flex-wrap gap-x-3 text-ink-soft tabular-nums">{factsOf(face, trip).map((fact) => <span key={fact}>{fact}</span>)}</p>
      {op === "add" && face.why && <p className="mt-0.5 line-clamp-2 text-ink-soft italic">{face.why}</p>}
    </>
  );
}
