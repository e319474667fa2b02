// What `crash.test.ts` and the process that it kills agree on.
import type { SearchIndexDefinition, VectorIndexDefinition } from "./types";

/** A head points to [length, 1]: which length the index knows shows in the angle. */
export const HEADS_BY_LENGTH: VectorIndexDefinition = { name: "by_direction", vectorField: "direction", dimensions: 2, filterFields: ["chain"] };

/** A head says its length in words, so that each write moves some of its index's entries. */
export const HEADS_BY_WORDS: SearchIndexDefinition = { name: "by_words", searchField: "words", filterFields: ["chain"] };
export const wordsFor = (length: number) => `a chain of ${length} that was ${length - 1}`;
