import { MessageCircle } from "lucide-react";
import type { Activity } from "../workspace/useItinerary";

/** How many comments an item has. */
export function CommentMark({ activity: { commentCount = 0 } }: { activity: Activity }) {
  if (commentCount === 0) return null;
  return (
    <span className="inline-flex items-center gap-1 text-ink-faint tabular-nums">
      <MessageCircle className="size-3.5" aria-hidden />
      {commentCount}
      <span className="sr-only">{commentCount === 1 ? "comment" : "comments"}</span>
    </span>
  );
}
