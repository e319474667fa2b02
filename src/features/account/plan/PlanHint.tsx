// A quiet word where a plan's limit is near, with the way to more. Nothing while there is plenty.
import { Link } from "react-router-dom";
import { t } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { isNear, type Mine } from "./planWords";

export type PlanHintProps = {
  plan: Mine["plan"];
  used: number;
  limit: number | null;
  what: "trips" | "members";
  /** Where to come back to after signing up. */
  next: string;
  className?: string;
};

const FULL: Record<PlanHintProps["what"], (limit: number) => string> = {
  trips: (limit) => t("All of your {limit, number} trips ahead are in use.", { limit }),
  members: (limit) => t("All of your {limit, number} places in this trip are in use.", { limit }),
};
const NEARLY: Record<PlanHintProps["what"], (used: number, limit: number) => string> = {
  trips: (used, limit) => t("{used, number} of your {limit, number} trips ahead are in use.", { used, limit }),
  members: (used, limit) => t("{used, number} of your {limit, number} places in this trip are in use.", { used, limit }),
};

export function PlanHint({ plan, used, limit, what, next, className }: PlanHintProps) {
  if (limit === null || !isNear(used, limit)) return null;
  const isFull = used >= limit;
  return (
    <p role="note" className={cn("rounded-md px-4 py-2.5 text-[0.9375rem]", isFull ? "bg-warn-soft text-warn" : "bg-sunken text-ink-soft", className)}>
      {isFull ? FULL[what](limit) : NEARLY[what](used, limit)}{" "}
      <Link to={plan === "guest" ? `/sign-up?next=${encodeURIComponent(next)}` : "/account/plan"} className="font-medium underline underline-offset-4">
        {t(plan === "guest" ? "Sign up for more room" : "See the plans")}
      </Link>
    </p>
  );
}
