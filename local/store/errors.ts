// The ways in which a data folder can refuse to open or to keep a write. `code` is for programs,
// `message` a sentence for the person who started the process.
export type StoreErrorCode =
  /** Another live process has the folder open. */
  | "DATA_IN_USE"
  /** The folder was written by a newer version of this program. */
  | "DATA_NEWER"
  /** The folder cannot be created, read or written. */
  | "DATA_UNWRITABLE"
  /** A part of what was written is lost or broken: the rest must not be taken for the whole. */
  | "DATA_DAMAGED"
  /** There was no room for a commit: it and what was built on it is gone, and later ones may have room. */
  | "DISK_FULL"
  /** The disk failed with a commit: whether it is there shows at the next start, and none follows before. */
  | "FLUSH_FAILED"
  /** The database was closed. */
  | "CLOSED";

/** Of a commit, or of a writer that has seen one that is lost. */
export const diskFull = (cause?: unknown) => new StoreError("DISK_FULL", "The disk is full: nothing of this was written. It can be tried again once there is room.", { cause });

export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StoreError";
    this.code = code;
  }
}

export const UNREADABLE = "The data folder is damaged: db/data.mdb has a page that can't be read. Restore a backup into a new folder.";

/** LMDB's own error for such a page, among others that there should never be. */
export const isUnreadable = (error: unknown) => error instanceof Error && error.message.startsWith("MDB_");
