// Whose embeddings a run's memories are recalled by, if anybody's: a provider that the person may use, and whose vectors
// may be cut to the length of the index. Those of others may not; the built-in embedding stands in for them.
import type { Models } from "../answer/modelAnswer";
import { EMBEDDING_MODELS } from "../providers/models";
import type { Provider } from "../providers/types";
import { unitVector } from "../providers/unitVector";
import { admits } from "../router/breaker";
import type { KeyOwner } from "../router/schema";
import { EMBEDDING_DIMENSIONS } from "./embedText";

export type Embedder = {
  /** "<provider>/<embedding model>" */
  model: string;
  keyOwner: KeyOwner;
  /** USD a million tokens. */
  price: number;
  minSimilarity: number;
  embed: NonNullable<Provider["embed"]>;
};

/** Models trained to keep their meaning in a vector's first numbers, and the cosine that tells what bears on a request from what doesn't; it differs by model, and is assumed. */
const MIN_SIMILARITY: Record<string, number> = {
  "openai/text-embedding-3-small": 0.25,
  "gemini/gemini-embedding-001": 0.6,
};

/** A person's own key comes before the deployment's. Null when nobody may be asked now. */
export function embedderOf({ providers, remainingUsd, breakers }: Pick<Models, "providers" | "remainingUsd" | "breakers">, now: number): Embedder | null {
  const isSpent = remainingUsd.person === 0 || remainingUsd.deployment === 0;
  const resting = new Set(breakers.filter(({ breaker }) => admits(breaker, now) !== "yes").map(({ key }) => key));
  const ableBy = (keyOwner: KeyOwner) =>
    [...providers[keyOwner]].flatMap(([name, { embed }]): Embedder[] => {
      const known = EMBEDDING_MODELS[name];
      const model = `${name}/${known?.model}`;
      const minSimilarity = MIN_SIMILARITY[model];
      if (!embed || !known || minSimilarity === undefined || resting.has(name)) return [];
      return [{ model, keyOwner, price: known.price, minSimilarity, embed }];
    });
  return ableBy("person")[0] ?? (isSpent ? null : (ableBy("deployment")[0] ?? null));
}

/** The vector's first EMBEDDING_DIMENSIONS numbers, of length 1 again; null for one that is shorter or points nowhere there. */
export function cutVector(vector: number[]): number[] | null {
  const cut = vector.slice(0, EMBEDDING_DIMENSIONS);
  return cut.length === EMBEDDING_DIMENSIONS && cut.some((each) => each !== 0) ? unitVector(cut) : null;
}
