import { createContext } from "react";

/** The people at the head of the track around, by their ids; null outside of one. */
export const TrackPeople = createContext<string | null>(null);
