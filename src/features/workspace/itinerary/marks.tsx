// Small signs on rows and days, each a component of its own that shows nothing where it has nothing to say.
// To add one: a line here.
import type { ComponentType } from "react";
import { CommentMark } from "../../comments/CommentMark";
import { FileMark } from "../../files/FileMark";
import { WithMark } from "../group/WithMark";
import { HereDayMark, HereRowMark } from "../people/HereMarks";
import { DayProblems, RowProblems } from "../lint/ProblemSign";
import { NewMark } from "../people/NewMark";
import { PlanMark } from "../plans/PlanMark";
import { IdeaVotes } from "../votes/IdeaVotes";
import type { Activity, Day } from "../useItinerary";
import { BookedMark } from "./BookedMark";
import { PlaceMark } from "./PlaceMark";
import { LinkMark } from "./sheet/LinkMark";

/** At the end of a row's second line. */
export const ROW_MARKS: ComponentType<{ activity: Activity }>[] = [RowProblems, WithMark, IdeaVotes, NewMark, HereRowMark, BookedMark, PlaceMark, LinkMark, FileMark, CommentMark];
/** Under a day's heading. */
export const DAY_MARKS: ComponentType<{ day: Day }>[] = [DayProblems, PlanMark, HereDayMark];
