// What readers of files speak: items with how sure they are and where in the file they stand, and what is wrong with it.
import { english, say, type Phrase, type Said } from "../said";
import type { DestinationInput, TripInput } from "../trips/model";
import type { Language } from "../words/languages";
import type { ImportDay, ImportItem, ImportVariant } from "./schema";

/** Above these a file is refused, at the line where it is too much. */
export const MAX_TEXT = 2_000_000;
export const MAX_ITEMS = 500;
export const MAX_LINE = 50_000;

/** sure: the file says so. likely: worked out from words. unsure: somebody should look. */
export type Certainty = "sure" | "likely" | "unsure";

/** Which of two numbers in a date is the day, where both may be. */
export type DateOrder = "dayFirst" | "monthFirst";

export type ReadItem = ImportItem & { line: number | null; certainty: Certainty; /** Its own mail says so: it is no booking, and isn't chosen. */ cancelled?: true };
export type Problem = { line: number | null; text: Said | string };

/** What a whole plan says of itself; other formats leave most of it out. */
export type PlanHeader = Partial<Pick<TripInput, "title" | "startDate" | "endDate" | "travellers" | "budget" | "type" | "openDates">> & {
  description?: string;
  destinations?: DestinationInput[];
};

export type ReadPlan = { header: PlanHeader; items: ReadItem[]; days: ImportDay[]; variants: ImportVariant[]; problems: Problem[]; /** Its dates go both ways: whoever imports says which. */ datesOpen?: boolean };

/** By which clock an item without a zone of its own is read. */
export type Clock = { zoneOn: (day: string) => string | null };

/** What a file is read beside: the day it is, and the days of the trip that it goes into. */
export type Near = { today: string; startDate: string | null; endDate: string | null };

/**
 * What a reader may ask of the world; `language` is that of whoever imports, for what the file has no words of its own for. `order` is what
 * they said of dates that go both ways.
 */
export type World = Clock & { language: Language; near?: Near; order?: DateOrder };

/** The trip's days; null for a trip of its own. */
export const daysOf = ({ near }: World): { startDate: string; endDate: string } | null => (near?.startDate && near.endDate ? { startDate: near.startDate, endDate: near.endDate } : null);

export type Reader = (text: string, world: World) => ReadPlan;

/** Nothing of the file can be used. `line` and `column` count from 1. */
export class Unreadable extends Error {
  readonly said: Said;
  private readonly sentence: Said;

  constructor(
    why: string | Phrase,
    readonly line: number | null = null,
    readonly column: number | null = null,
  ) {
    const sentence = typeof why === "string" ? { message: why } : why;
    const said =
      line === null ? sentence : column === null ? say("Line {line, number}: {sentence}", { line, sentence }) : say("Line {line, number}, column {column, number}: {sentence}", { line, column, sentence });
    super(english(said));
    this.said = said;
    this.sentence = sentence;
  }

  /** Of what was pasted it is said as of a text: it is no file. */
  saidOf(what: "file" | "text"): Said {
    return what === "file" || this.line === null ? this.said : say("In line {line, number} of your text: {sentence}", { line: this.line, sentence: this.sentence });
  }
}

export const emptyPlan = (): ReadPlan => ({ header: {}, items: [], days: [], variants: [], problems: [] });
