// Times of the grid in words, for labels and for what is read aloud.
import { daysOn, formatTime, formatTimes } from "../../../lib/dates";
import type { Activity } from "../useItinerary";
import { timeOf } from "./timeEdits";

type Times = Pick<Activity, "start" | "end"> & Partial<Pick<Activity, "type" | "day" | "endDay">>;

export const timeWords = (times: Times) => formatTimes(times, daysOn(times), " – ");
export const spanWords = (from: number, to: number) => `${formatTime(timeOf(from))} – ${formatTime(timeOf(to))}`;
