import type { FunctionReturnType } from "convex/server";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import type { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { formatCost } from "../../../lib/models";
import { Meter } from "../usage/Meter";
import { isNear, usedWords, type Mine } from "./planWords";

type Usage = FunctionReturnType<typeof api.ai.usage.usage.summary>;

/** What of the plan is used, while there is still something left to decide. */
export function PlanUse({ mine: { entitlements, tripsAhead }, usage }: { mine: Mine; usage: Usage }) {
  const { requests, budget } = usage;
  return (
    <section aria-labelledby="plan-use">
      <h2 id="plan-use" className="title text-xl">{t("What you use of it")}</h2>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        <Use label={t("Trips ahead")} text={usedWords(tripsAhead, entitlements.trips)} used={tripsAhead} limit={entitlements.trips}>
          {isFull(tripsAhead, entitlements.trips) && t("No room for a new one. Those you have stay as they are; each frees its place when it is over or deleted.")}
        </Use>
        <Use label={t("Requests to the assistant this month")} text={usedWords(requests.used, requests.limit)} used={requests.used} limit={requests.limit} />
        {budget.limitUsd !== null && (
          <Use label={t("Language models this month")} text={t("{spent} of {limit}", { spent: formatCost(budget.spentUsd), limit: formatCost(budget.limitUsd) })} used={budget.spentUsd} limit={budget.limitUsd}>
            {t("When it is used up the built-in planner answers, which costs nothing.")}
          </Use>
        )}
        <Use label={t("People in a trip of yours")} text={t("up to {count, number}", { count: entitlements.members })} used={0} limit={null} />
      </ul>
      <p className="mt-3 text-[0.9375rem] text-ink-soft">
        {rich("What the assistant has done for you, day by day, is under <link>Usage</link>.", {
          link: (text) => <Link to="/account/usage" className="rounded-sm font-medium text-accent underline underline-offset-4">{text}</Link>,
        })}
      </p>
    </section>
  );
}

const isFull = (used: number, limit: number | null) => limit !== null && used >= limit;

function Use({ label, text, used, limit, children }: { label: string; text: string; used: number; limit: number | null; children?: ReactNode }) {
  const tone = isFull(used, limit) ? "danger" : isNear(used, limit) ? "warn" : "accent";
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{label}</span>
        <span className="text-ink-soft tabular-nums">{text}</span>
      </div>
      {limit !== null && <Meter className="mt-2.5" label={label} value={used} max={limit} text={t("{amount} used", { amount: text })} tone={tone} />}
      {children && <p className="mt-2 text-[0.9375rem] text-ink-soft">{children}</p>}
    </li>
  );
}
