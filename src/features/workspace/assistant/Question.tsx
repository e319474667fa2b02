import { BookmarkCheck } from "lucide-react";
import { Link } from "react-router-dom";
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { Avatar } from "../../../ui/Avatar";
import { useTripFrame } from "../tripFrame";
import type { ThreadMessage } from "./useThread";

/** What a person asked, as they wrote it, or in the words of a request of ours; to themselves also what was remembered of it. */
export function Question({ message, mine }: { message: ThreadMessage; mine: boolean }) {
  const author = useTripFrame().memberById.get(message.userId);
  const name = author?.name ?? t("Somebody who left");
  return (
    <article aria-label={name} className="flex animate-rise-in items-start justify-end gap-2.5">
      <div className="flex max-w-[85%] flex-col items-end">
        {!mine && <p className="mb-1 text-xs text-ink-faint">{name}</p>}
        <p className="rounded-xl rounded-se-sm bg-accent px-4 py-2.5 whitespace-pre-wrap text-on-accent [overflow-wrap:anywhere]"><span dir="auto" className="block">{told(message.said ?? [message.text])}</span></p>
        {message.remembered.length > 0 && (
          <Link
            to="/account/memory"
            className="mt-1.5 inline-flex items-center gap-1.5 rounded-full bg-accent-soft px-3 py-1.5 text-[0.8125rem] text-accent hover:underline pointer-coarse:min-h-11"
          >
            <BookmarkCheck className="size-4 shrink-0" aria-hidden />
            <span className="[overflow-wrap:anywhere]">{t("Remembered: {facts}", { facts: listed(message.remembered.map(({ text }) => text), "unit") })}</span>
          </Link>
        )}
      </div>
      <Avatar name={name} hue={author?.hue ?? 0} decorative />
    </article>
  );
}
