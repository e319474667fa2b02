// The tourist trip design problem as the solver sees it: routes (a day, or the part of a day spent in
// one city), each to be filled with stops so that the interest collected is greatest.
import type { Point } from "../../../places/distance";
import type { Window } from "../../../places/openingHours";
import type { PlaceKind } from "../../../places/types";

/** A place one may visit. Times are minutes after midnight. */
export type Stop = {
  id: string;
  point: Point;
  kind: PlaceKind;
  visit: number;
  /** Interest; grows with popularity and with what was asked for. */
  profit: number;
  /** When a visit may begin, by route; no window means closed. */
  starts: Window[][];
  /** Must be in the plan if it fits anywhere. */
  must: boolean;
};

/** Where one may eat. */
export type Table = {
  id: string;
  point: Point;
  /** When a meal may begin, by route. */
  starts: { lunch: Window[][]; dinner: Window[][] };
  /** Smaller is better: price, diet and how well it suits, in minutes of detour one would accept. */
  burden: number;
};

export type Meal = "lunch" | "dinner";

export type Route = {
  date: string;
  /** Which city's stops may be used here. */
  city: string;
  from: Point;
  to: Point;
  open: number;
  /** Everything, dinner too, has ended. */
  close: number;
  meals: Meal[];
  maxStops: number;
};

export type Visit =
  | { what: "stop"; stop: Stop; start: number; end: number }
  | { what: "meal"; meal: Meal; table: Table; start: number; end: number };

export type Solution = { routes: { visits: Visit[] }[]; profit: number };

export type Problem = {
  routes: Route[];
  /** By city. */
  stops: Map<string, Stop[]>;
  tables: Map<string, Table[]>;
  /** Minutes from one point to another in that city. */
  travel: (city: string, from: Point, to: Point) => number;
};
