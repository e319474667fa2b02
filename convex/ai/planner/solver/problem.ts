// The team orienteering problem with time windows: which stops to make, on which route, in which
// order, so that the interest collected is greatest. Times are minutes after midnight.

/** When a visit may begin; both ends included. */
export type StartWindow = { open: number; close: number };

export type Stop = {
  /** Two stops of one key are the same place: at most one of them is visited, unless `repeatable`. */
  key: string;
  /** Row of the travel matrix. */
  at: number;
  profit: number;
  /** Minutes spent there. */
  visit: number;
  /** Stops of one kind on one day are worth less and less; any number. */
  kind: number;
  /** For the whole party, in one currency. */
  cost: number;
  /** In the plan before anything else, if it fits anywhere. */
  must: boolean;
  /** By route; none: not on that route. */
  starts: StartWindow[][];
  /** A meal that must be had: exactly one stop of each slot is chosen. Such stops don't count as a day's stops. */
  slot: number | null;
  repeatable: boolean;
};

/** A stretch of a day between two places where one has to be. */
export type Route = { day: number; from: number; to: number; open: number; close: number };

export type Problem = {
  stops: Stop[];
  routes: Route[];
  /** Stops at most, by day. */
  dayStops: number[];
  /** Day of each slot. */
  slots: { day: number }[];
  /** Minutes from row to column, `size` × `size`. */
  travel: Float64Array;
  size: number;
  /** Costs of all stops stay within it; Infinity when money doesn't matter. */
  budget: number;
  /** Worth of the second stop of a kind on one day, as a share of the first; 1 for no such effect. */
  repeatShare: number;
  /** Profit given up for a minute on the way. */
  travelWeight: number;
  /** Profit lost by each repetition of a repeatable key. */
  repeatLoss: number;
};

export type Visit = { stop: number; start: number; end: number };

/** Visits by route, in order. `value` is the profit less travel and repetition. */
export type Solution = { routes: Visit[][]; profit: number; value: number; unfilledSlots: number[] };
