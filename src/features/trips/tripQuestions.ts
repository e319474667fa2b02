// What is asked before a trip goes, and what will be gone.
type Trip = { title: string; memberCount: number };
type Question = { title: (trip: Trip) => string; text: (trip: Trip) => string; label: string };

export const TRIP_QUESTIONS = {
  remove: {
    title: ({ title }) => `Delete “${title}”?`,
    text: ({ memberCount }) => `${memberCount > 1 ? `It goes for all ${memberCount} people in it. ` : ""}You can bring it back from the bin for 30 days.`,
    label: "Delete trip",
  },
  removeForGood: {
    title: ({ title }) => `Delete “${title}” for good?`,
    text: () => "Everything planned in it goes too, at once. This cannot be undone.",
    label: "Delete for good",
  },
  leave: {
    title: ({ title }) => `Leave “${title}”?`,
    text: () => "You won’t see it any more. What you planned stays with the others; to come back you need a new invitation.",
    label: "Leave trip",
  },
} satisfies Record<string, Question>;

export type TripQuestion = keyof typeof TRIP_QUESTIONS;
