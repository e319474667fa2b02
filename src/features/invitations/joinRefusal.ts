// Why an invitation's link doesn't let somebody in, and so what they can do about it.
import { t } from "../../i18n/t";
import { errorCode, errorDetails, errorSentence } from "../../lib/errors";

export const CLOSED = {
  expired: t("This invitation has expired."),
  used: t("This invitation has been used up."),
  revoked: t("This invitation has been withdrawn."),
} as const;
export const NO_SUCH = t("This invitation does not exist.");

/** "over": another link would do. "forAnother": they may ask. "refused": it is the trip, or they, that it hangs on; `again`: which may change. */
export type JoinRefusal = { kind: "over"; sentence: string } | { kind: "forAnother"; sentence: string } | { kind: "refused"; sentence: string; again: boolean };

export function joinRefusal(error: unknown): JoinRefusal {
  const { status, isFor, takenOut } = errorDetails(error);
  if (isFor !== undefined) return { kind: "forAnother", sentence: errorSentence(error) };
  if (typeof status === "string" && Object.hasOwn(CLOSED, status)) return { kind: "over", sentence: CLOSED[status as keyof typeof CLOSED] };
  if (errorCode(error) === "RESOURCE_NOT_FOUND") return { kind: "over", sentence: NO_SUCH };
  return { kind: "refused", sentence: errorSentence(error), again: takenOut !== true };
}
