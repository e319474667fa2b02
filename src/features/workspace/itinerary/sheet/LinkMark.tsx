import { Link2 } from "lucide-react";
import { formatNumber } from "../../../../i18n/formats";
import { t } from "../../../../i18n/t";
import type { Activity } from "../../useItinerary";
import { linkWords } from "./readLink";

/** An item's only link can be pressed in the list; of several it is told how many there are. */
export function LinkMark({ activity: { links = [] } }: { activity: Activity }) {
  const [first] = links;
  if (!first) return null;
  const icon = <Link2 className="size-3.5 shrink-0" aria-hidden />;
  if (links.length > 1) {
    return <span className="inline-flex items-center gap-1 text-ink-faint tabular-nums">{icon}<span aria-hidden>{formatNumber(links.length)}</span><span className="sr-only">{t("{count, plural, one {# link} other {# links}}", { count: links.length })}</span></span>;
  }
  return (
    <a href={first.url} target="_blank" rel="noreferrer nofollow" className="relative z-10 inline-flex max-w-44 items-center gap-1 text-accent underline-offset-4 hover:underline pointer-coarse:min-h-11">
      {icon}
      <span className="truncate">{linkWords(first)}</span>
    </a>
  );
}
