// Small signs on rows and days, each a component of its own that shows nothing where it has nothing to say.
// To add one: a line here.
import type { ComponentType } from "react";
import type { Activity, Day } from "../useItinerary";
import { BookedMark } from "./BookedMark";

/** At the end of a row's second line. */
export const ROW_MARKS: ComponentType<{ activity: Activity }>[] = [BookedMark];
/** Under a day's heading. */
export const DAY_MARKS: ComponentType<{ day: Day }>[] = [];
