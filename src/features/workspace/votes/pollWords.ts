import type { PollOption } from "./usePolls";

/** The option that more people want than any other; null when nobody does or several are level. */
export function leading<Option extends Pick<PollOption, "voters">>(options: Option[]): Option | null {
  const most = Math.max(0, ...options.map(({ voters }) => voters.length));
  const first = options.filter(({ voters }) => voters.length === most);
  return most > 0 && first.length === 1 ? first[0]! : null;
}
