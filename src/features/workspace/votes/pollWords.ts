import type { PollOption } from "./usePolls";

/** The options that most people want: several where they are level, none where nobody wants any. */
export function leading<Option extends Pick<PollOption, "voters">>(options: Option[]): Option[] {
  const most = Math.max(0, ...options.map(({ voters }) => voters.length));
  return most > 0 ? options.filter(({ voters }) => voters.length === most) : [];
}

/** When a poll closes: null where nothing is written, "unread" where a part of it is, which a date field tells as `isPartial` and as nothing. */
export function readDeadline(written: string, isPartial: boolean): number | null | "unread" {
  const at = new Date(written).getTime();
  if (isPartial || (written !== "" && Number.isNaN(at))) return "unread";
  return written === "" ? null : at;
}
