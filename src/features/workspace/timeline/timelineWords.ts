// Times of the grid in words, for labels and for what is read aloud.
import { formatTime } from "../../../lib/dates";
import type { Activity } from "../useItinerary";
import { timeOf } from "./timeEdits";

type Times = Pick<Activity, "start" | "end">;

export const timeWords = ({ start, end }: Times) => [start, end].filter((time) => time !== null).map(formatTime).join(" – ");
export const spanWords = (from: number, to: number) => `${formatTime(timeOf(from))} – ${formatTime(timeOf(to))}`;
