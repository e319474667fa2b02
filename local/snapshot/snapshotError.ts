// What is wrong with a snapshot, or with where it should go, as a sentence for whoever gave it.
export class SnapshotError extends Error {}
