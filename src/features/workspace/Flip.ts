// Shows where a row went: when rows with `data-flip` change place, each that is in sight glides from where it was.
// Nothing moves for people who asked for less motion. A class, as only a class is asked before the page changes: rows
// are measured when their order does, and not with every edit.
import { Component, type RefObject } from "react";

const DURATION_MS = 240;
const FARTHEST_PX = 1600;
const GLIDE: KeyframeAnimationOptions = { duration: DURATION_MS, easing: "cubic-bezier(0.22, 0.8, 0.3, 1)" };

type Tops = Map<HTMLElement, number>;
type FlipProps = {
  container: RefObject<HTMLElement | null>;
  /** Says which row stands where: list by list, as `data-list` stand in the container. */
  order: string;
};
/** Between two lists of an order. */
export const LISTS = "|";

export class Flip extends Component<FlipProps, object, Map<string, number> | null> {
  override shouldComponentUpdate(next: FlipProps): boolean {
    return next.order !== this.props.order;
  }

  override getSnapshotBeforeUpdate(before: FlipProps): Map<string, number> | null {
    const root = this.props.container.current;
    const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    return !root || isStill || !isSeen(root, before.order.split(LISTS), this.props.order.split(LISTS)) ? null : new Map([...topsInSight(root)].map(([row, top]) => [row.dataset.flip!, top]));
  }

  override componentDidUpdate(_props: FlipProps, _state: object, before: Map<string, number> | null): void {
    const root = this.props.container.current;
    if (!root || !before) return;
    const moved = [...topsInSight(root)].flatMap(([row, top]) => {
      const distance = (before.get(row.dataset.flip!) ?? top) - top;
      return distance === 0 || Math.abs(distance) > FARTHEST_PX ? [] : [{ row, distance }];
    });
    for (const { row, distance } of moved) row.animate([{ transform: `translateY(${distance}px)` }, { transform: "none" }], GLIDE);
  }

  override render() {
    return null;
  }
}

/** Whether a list that has changed is in sight: else nobody sees its rows go, and nothing has to be measured. */
function isSeen(root: HTMLElement, before: string[], after: string[]): boolean {
  const lists = [...root.querySelectorAll("[data-list]")];
  if (before.length !== after.length || lists.length !== after.length) return true;
  return lists.some((list, index) => before[index] !== after[index] && isInSight(list.getBoundingClientRect()));
}

// In a pane that isn't shown a row has no place to come from.
function isInSight({ top, bottom, height }: DOMRect): boolean {
  const margin = window.innerHeight / 2;
  return height > 0 && bottom >= -margin && top <= window.innerHeight + margin;
}

/**
 * Where rows stand in the plan, not counting that they glide. All is read before anything is set in motion, as what is read after
 * that is laid out anew; and only what is in sight or soon will be, as a list that is out of sight isn't laid out at all.
 */
function topsInSight(root: HTMLElement): Tops {
  const tops: Tops = new Map();
  const origin = root.getBoundingClientRect().top;
  for (const list of root.querySelectorAll<HTMLElement>("[data-list]")) {
    const box = list.getBoundingClientRect();
    if (!isInSight(box)) continue;
    const { top } = box;
    for (const row of list.querySelectorAll<HTMLElement>("[data-flip]")) tops.set(row, top - origin + offsetIn(list, row));
  }
  return tops;
}

function offsetIn(list: HTMLElement, row: HTMLElement): number {
  let offset = 0;
  for (let at: HTMLElement | null = row; at && at !== list; at = at.offsetParent as HTMLElement | null) offset += at.offsetTop;
  return offset;
}
