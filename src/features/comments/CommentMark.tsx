import { MessageCircle } from "lucide-react";
import { formatNumber } from "../../i18n/formats";
import { t } from "../../i18n/t";
import type { Activity } from "../workspace/useItinerary";

/** How many comments an item has. */
export function CommentMark({ activity: { commentCount = 0 } }: { activity: Activity }) {
  if (commentCount === 0) return null;
  return (
    <span className="inline-flex items-center gap-1 text-ink-faint tabular-nums">
      <MessageCircle className="size-3.5" aria-hidden />
      <span aria-hidden>{formatNumber(commentCount)}</span>
      <span className="sr-only">{t("{count, plural, one {# comment} other {# comments}}", { count: commentCount })}</span>
    </span>
  );
}
