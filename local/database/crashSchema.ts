// What `crash.test.ts` and the process that it kills agree on.
import type { VectorIndexDefinition } from "./types";

/** A head points to [length, 1]: which length the index knows shows in the angle. */
export const HEADS_BY_LENGTH: VectorIndexDefinition = { name: "by_direction", vectorField: "direction", dimensions: 2, filterFields: ["chain"] };
