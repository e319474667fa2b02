// What one's new role in a trip means, as it is said to whom somebody else has given it.
import { t } from "../../../i18n/t";
import type { Member } from "../useItinerary";

type Role = Member["role"];

/** Null where nothing need be said: who has handed the trip on knows. */
export function newRoleWords(before: Role, now: Role): string | null {
  if (before === now || before === "owner") return null;
  switch (now) {
    case "owner":
      return t("This trip is yours now: you decide who is in it, share and delete it.");
    case "editor":
      return t("You can plan in this trip now.");
    case "viewer":
      return t("From now on you can look at this trip, and not change it.");
  }
}
