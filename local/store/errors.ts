// The ways in which a data folder can refuse to open or to keep a write. `code` is for programs,
// `message` a sentence for the person who started the process.
export type StoreErrorCode =
  /** Another live process has the folder open. */
  | "DATA_IN_USE"
  /** The folder was written by a newer version of this program. */
  | "DATA_NEWER"
  /** The folder cannot be created, read or written. */
  | "DATA_UNWRITABLE"
  /** The disk refused a commit; nothing after it was kept. */
  | "FLUSH_FAILED"
  /** The database was closed. */
  | "CLOSED";

export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StoreError";
    this.code = code;
  }
}
