// What is said to screen readers alone, of what whoever sees can see: one region for all of it, which no modal panel hides.
import { create } from "zustand";

const useSaid = create<{ text: string; times: number }>(() => ({ text: "", times: 0 }));

/** After what is being said; the same sentence again is said again. */
export const announce = (text: string) => useSaid.setState(({ times }) => ({ text, times: times + 1 }));

export function Announcements() {
  const { text, times } = useSaid();
  return <div role="status" aria-live="polite" className="sr-only">{text && <p key={times}>{text}</p>}</div>;
}
