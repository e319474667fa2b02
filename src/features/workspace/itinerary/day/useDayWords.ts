import { useTripFrame } from "../../tripFrame";
import { useItineraryState } from "../itineraryState";

/** A day's title and notes, and which of them is being written. */
export function useDayWords(day: string) {
  const words = useTripFrame().dayNotes.find((note) => note.day === day);
  const writing = useItineraryState(({ writing }) => (writing?.day === day ? writing.what : null));
  return {
    title: words?.title ?? "",
    notes: words?.notes ?? "",
    writing,
    write: (what: "title" | "notes" | null) => useItineraryState.setState({ writing: what && { day, what } }),
  };
}
