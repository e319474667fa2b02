import { useQuery } from "convex/react";
import { Link } from "react-router-dom";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { useTripFrame } from "../tripFrame";

/** From here on a guest is shown the way out. */
const FEW = 3;

/** What a guest has left to ask this month, and what everybody should know of their budget for models. */
export function Allowance() {
  const { trip } = useTripFrame();
  const summary = useQuery(api.ai.usage.usage.summary);
  if (!summary) return null;
  const { requests: { left, limit }, budget, notice } = summary;
  const wantsMore = left === null && (budget.state === "warning" || budget.state === "spent");
  return (
    <>
      {notice && (
        <p className="mb-2.5 rounded-md bg-warn-soft px-3 py-2 text-[0.8125rem] text-warn">
          {told(notice)}
          {wantsMore && <Link to="/account/plan" className="ms-1.5 inline-flex items-center rounded-sm font-medium underline underline-offset-3 pointer-coarse:min-h-11">{t("See the plans")}</Link>}
        </p>
      )}
      {left !== null && (
        <p className="mb-2 flex flex-wrap items-center gap-x-2 text-[0.8125rem] text-ink-faint tabular-nums">
          {left === 0 ? t("No requests left this month.") : t("{left, number} of {limit, number} requests left this month", { left, limit })}
          {left <= FEW && (
            <Link to={`/sign-up?next=${encodeURIComponent(`/trips/${trip._id}`)}`} className="inline-flex items-center rounded-sm font-medium text-accent underline underline-offset-3 pointer-coarse:min-h-11">
              {t("Sign up to ask more")}
            </Link>
          )}
        </p>
      )}
    </>
  );
}
