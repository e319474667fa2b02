// What is asked before a trip goes, and what will be gone.
import { t } from "../../i18n/t";
type Trip = { title: string; memberCount: number };
type Question = { title: (trip: Trip) => string; text: (trip: Trip) => string; label: string };

export const TRIP_QUESTIONS = {
  remove: {
    title: ({ title }) => t("Delete “{trip}”?", { trip: title }),
    text: ({ memberCount }) =>
      memberCount > 1
        ? t("It goes for all {count, number} people in it. You can bring it back from the bin for 30 days.", { count: memberCount })
        : t("You can bring it back from the bin for 30 days."),
    label: t("Delete trip"),
  },
  removeForGood: {
    title: ({ title }) => t("Delete “{trip}” for good?", { trip: title }),
    text: () => t("Everything planned in it goes too, at once. This cannot be undone."),
    label: t("Delete for good"),
  },
  leave: {
    title: ({ title }) => t("Leave “{trip}”?", { trip: title }),
    text: () => t("You won’t see it any more. What you planned stays with the others; to come back you need a new invitation."),
    label: t("Leave trip"),
  },
} satisfies Record<string, Question>;

export type TripQuestion = keyof typeof TRIP_QUESTIONS;
