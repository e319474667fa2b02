// Whether what the asker themselves travels with lasts until the trip is over. A problem of theirs alone: nobody else in the
// trip is told of it, and their muting it is no business of the group's.
import { shortfallOf, type Shortfall } from "../../privacy/documentValidity";
import { say, type Said } from "../../said";
import { problem, type Facts, type LintTrip, type Problem } from "./types";

const CODES = { ends: "documentEnds", short: "documentShort" } as const satisfies Record<Shortfall, Problem["code"]>;

/** `today` is the date where the trip ends. */
export function documentProblems({ undated, endDate, destinations }: LintTrip, { documents }: Facts, today: string): Problem[] {
  if (undated || endDate < today) return [];
  const found = shortfallOf(documents, { endDate, countries: destinations.map(({ countryCode }) => countryCode) });
  if (!found) return [];
  const { how, document } = found;
  return [problem(CODES[how], { day: null, activityIds: [], subject: document.id }, saidOf(how, document))];
}

/** Of which document a problem's id tells what; null for a problem of the group's. */
export function shortfallIn(problemId: string): { documentId: string; how: Shortfall } | null {
  const [code, documentId = ""] = problemId.split(":");
  const how = (["ends", "short"] as const).find((each) => CODES[each] === code);
  return how ? { documentId, how } : null;
}

function saidOf(how: Shortfall, { kind, expires }: Facts["documents"][number]): Said {
  // A span of one day is told with its year.
  const day = { from: expires, to: expires };
  if (how === "short") return say("Your passport ends on {day}, less than six months after this trip. Many countries ask for six months: look up what yours do.", { day });
  return kind === "passport"
    ? say("Your passport ends on {day}, before this trip does. Renew it before you go.", { day })
    : say("Your identity card ends on {day}, before this trip does. Renew it before you go.", { day });
}
