import { Paperclip } from "lucide-react";
import { formatNumber } from "../../i18n/formats";
import { t } from "../../i18n/t";
import type { Activity } from "../workspace/useItinerary";

/** How many files an item has. */
export function FileMark({ activity: { fileCount = 0 } }: { activity: Activity }) {
  if (fileCount === 0) return null;
  return (
    <span className="inline-flex items-center gap-1 text-ink-faint tabular-nums">
      <Paperclip className="size-3.5" aria-hidden />
      <span aria-hidden>{formatNumber(fileCount)}</span>
      <span className="sr-only">{t("{count, plural, one {# file} other {# files}}", { count: fileCount })}</span>
    </span>
  );
}
