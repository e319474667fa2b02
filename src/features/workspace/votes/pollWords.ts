import type { PollOption } from "./usePolls";

/** The options that most people want: several where they are level, none where nobody wants any. */
export function leading<Option extends Pick<PollOption, "voters">>(options: Option[]): Option[] {
  const most = Math.max(0, ...options.map(({ voters }) => voters.length));
  return most > 0 ? options.filter(({ voters }) => voters.length === most) : [];
}
