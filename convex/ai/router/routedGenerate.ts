// One answer out of many models: tries the candidates in order and makes of their attempts one stream.
// What has streamed stays, a tool request is emitted once, and cancel and deadline stop everything at once.
import type { GenerateEvent, GenerateRequest } from "../providers/types";
import type { Clock, RoutedOptions } from "./routedOptions";
import { Run } from "./run";

export type { Clock, RoutedOptions };

/**
 * Throws `cancelled` when the signal aborts, `refusal` when two models (or the last one) refuse, else NoModelLeft.
 * One `tokens` event comes before the end, with what all attempts took. With `output` or `accepts` an answer comes
 * whole, at its end, so that of one that breaks off nothing is seen.
 */
export type Generate = (request: Omit<GenerateRequest, "model" | "signal">) => AsyncIterable<GenerateEvent>;

export function routedGenerate(options: RoutedOptions): Generate {
  return (request) => new Run(options, request).events();
}
