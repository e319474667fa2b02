// What clients of a deployment had been told when it was killed: `load.ts` writes it down, `expectWhole.ts` compares the folder with it.

/** Mutations that are numbered from one, in a client's own order. */
export type Chain = { name: string; /** By the client; sent again until it is answered. */ sent: number; acknowledged: number };

/** Generations of a table that imports replace: the last one of which it was said that it is there, and the last one begun. */
export type Import = { done: number; begun: number };
/** What each import brings, and how many of its rows are its first commit. */
export const IMPORTED = {
  imported: { rows: 200, inFirstCommit: 200, text: (row: number) => "y".repeat(row % 90) },
  large: { rows: 30, inFirstCommit: 21, text: () => "y".repeat(400_000) },
};
export type ImportedTable = keyof typeof IMPORTED;

/** What clients had been told, and asked for, when the process died. */
export type Told = { chains: Chain[]; files: string[]; imports: Record<ImportedTable, Import>; ts: number };
