import { Paperclip } from "lucide-react";
import type { Activity } from "../workspace/useItinerary";

/** How many files an item has. */
export function FileMark({ activity: { fileCount = 0 } }: { activity: Activity }) {
  if (fileCount === 0) return null;
  return (
    <span className="inline-flex items-center gap-1 text-ink-faint tabular-nums">
      <Paperclip className="size-3.5" aria-hidden />
      {fileCount}
      <span className="sr-only">{fileCount === 1 ? "file" : "files"}</span>
    </span>
  );
}
