// Moves an element of the page with every frame, by paused animations that are set to where it is to be: only what is animated does the
// browser move as a layer by itself. A style, told sixty times a second, has it put all layers together anew: 3 ms of a phone's frame.

/** Farther than any screen, in pixels; one is a millisecond of the animation. */
const RANGE = 10_000;

/** From where the element stands without it. */
export function gliding(element: HTMLElement): (x: number, y: number) => void {
  const along = (axis: "X" | "Y", composite: CompositeOperation) => {
    const animation = element.animate({ transform: [`translate${axis}(${-RANGE}px)`, `translate${axis}(${RANGE}px)`] }, { duration: 2 * RANGE, fill: "both", composite });
    animation.pause();
    return animation;
  };
  const [across, down] = [along("X", "replace"), along("Y", "add")];
  return (x, y) => {
    across.currentTime = RANGE + x;
    down.currentTime = RANGE + y;
  };
}
