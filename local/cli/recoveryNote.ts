// What a start found to put right, as one calm line for whoever reads the console.
import type { Recovery } from "../store/store";

export type StartFindings = Recovery & {
  /** Files of uploads that were cut short. */
  swept: number;
  /** Actions that were under way: they have failed, as they may have been half done. */
  interrupted: number;
  /** Scheduled functions that were due while nobody ran. */
  overdue: number;
};

/** Null after a clean end with nothing left over. */
export function recoveryNote({ groups, torn, swept, interrupted, overdue, upgradedFrom }: StartFindings): string | null {
  const found = [
    groups > 0 && `${counted(groups, "group")} of commits from the log`,
    torn > 0 && `a last group that was cut short left out (${counted(torn, "byte")}; nobody was told that it was kept)`,
    swept > 0 && `${counted(swept, "file")} of cut uploads swept up`,
    interrupted > 0 && `${counted(interrupted, "action")} that ${interrupted === 1 ? "was" : "were"} under way marked as failed`,
    overdue > 0 && `${counted(overdue, "overdue function")} run now`,
  ].filter((part) => part !== false);
  const sentences = [...(upgradedFrom !== null ? [`Upgraded the data from format ${upgradedFrom}.`] : []), ...(found.length > 0 ? [`Recovered: ${found.join(", ")}.`] : [])];
  return sentences.length > 0 ? sentences.join(" ") : null;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
