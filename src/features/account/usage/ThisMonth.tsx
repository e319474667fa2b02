import type { FunctionReturnType } from "convex/server";
import { Link } from "react-router-dom";
import type { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { formatDate } from "../../../lib/dates";
import { Chip, type ChipTone } from "../../../ui/Chip";
import { formatCost } from "../../../lib/models";
import { firstOfNextMonth, monthName } from "./figures";
import { Meter } from "./Meter";

export type Summary = FunctionReturnType<typeof api.ai.usage.usage.summary>;
type BudgetState = Summary["budget"]["state"];

const STATES: Record<BudgetState, { label: string; tone: ChipTone }> = {
  unlimited: { label: t("No limit"), tone: "neutral" },
  open: { label: t("Within the budget"), tone: "ok" },
  warning: { label: t("Nearly used up"), tone: "warn" },
  spent: { label: t("Used up"), tone: "danger" },
};

/** What is left until the first of next month. */
export function ThisMonth({ summary: { month, requests, budget, deployment, notice } }: { summary: Summary }) {
  return (
    <section aria-labelledby="this-month">
      <p className="eyebrow">{monthName(month)}</p>
      <Requests month={month} requests={requests} />
      {notice && <p role="note" className="mt-6 rounded-lg bg-warn-soft px-5 py-3.5 text-[0.9375rem] text-warn">{told(notice)}</p>}
      <div className="mt-7 flex flex-col gap-6">
        <Budget title={t("Your budget for language models")} {...budget} />
        {deployment.spentUsd !== undefined && (
          <Budget title={t("This whole Caravan's budget")} state={deployment.state} spentUsd={deployment.spentUsd} limitUsd={deployment.limitUsd ?? null} />
        )}
        <p className="-mt-2 text-[0.9375rem] text-ink-soft">{t("What the built-in planner does is free, and what your own keys pay isn't counted here.")}</p>
      </div>
    </section>
  );
}

function Requests({ month, requests: { used, limit, left } }: Pick<Summary, "month" | "requests">) {
  if (limit === null || left === null) {
    return (
      <>
        <h2 id="this-month" className="title mt-2 text-2xl sm:text-3xl">
          {used === 0 ? t("You haven't asked the assistant anything yet") : t("{count, plural, one {You have asked the assistant # time} other {You have asked the assistant # times}}", { count: used })}
        </h2>
        <p className="mt-2.5 text-ink-soft">{t("With an account you may ask as often as you like, at a fair pace.")}</p>
      </>
    );
  }
  return (
    <>
      <h2 id="this-month" className="title mt-2 text-2xl sm:text-3xl">{t("{left, number} of {limit, number} requests left", { left, limit })}</h2>
      <Meter className="mt-4" label={t("Requests used")} value={used} max={limit} text={t("{used, number} of {limit, number} used", { used, limit })} tone={left === 0 ? "danger" : "accent"} />
      <p className="mt-3 text-ink-soft">
        {rich("You are here as a guest: {limit, number} new ones come on {day}. <link>Create an account</link> to ask as often as you like.", {
          limit,
          day: formatDate(firstOfNextMonth(month), "day"),
          link: (text) => <Link to="/sign-up?next=/account/usage" className="rounded-sm font-medium text-accent underline underline-offset-4">{text}</Link>,
        })}
      </p>
    </>
  );
}

function Budget({ title, state, spentUsd, limitUsd }: Summary["budget"] & { title: string }) {
  const { label, tone } = STATES[state];
  const sentence = limitUsd === null ? t("{spent} spent this month.", { spent: formatCost(spentUsd) }) : t("{spent} of {limit} spent this month.", { spent: formatCost(spentUsd), limit: formatCost(limitUsd) });
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <h3 className="font-medium">{title}</h3>
        <Chip tone={tone}>{label}</Chip>
      </div>
      <p className="mt-1 text-[0.9375rem] text-ink-soft">{sentence}</p>
      {limitUsd !== null && (
        <Meter className="mt-3" label={title} value={spentUsd} max={limitUsd} text={sentence} tone={state === "spent" ? "danger" : state === "warning" ? "warn" : "accent"} />
      )}
    </div>
  );
}
