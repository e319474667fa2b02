// How long a trip waits in the bin. Pure.
export const BIN_MS = 30 * 86_400_000;

/** Whether it can still be brought back. */
export const isInBin = (deletedAt: number, now: number): boolean => deletedAt > now - BIN_MS;
export const goneAt = (deletedAt: number): number => deletedAt + BIN_MS;
