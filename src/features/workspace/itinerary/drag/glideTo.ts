// Moves an element of the page with every frame, by paused animations that are set to where it is to be: only what is animated does the
// browser move as a layer by itself. A style, told sixty times a second, has it put all layers together anew: 3 ms of a phone's frame.

/** Farther than any screen, in pixels; one is a millisecond of the animation. */
const RANGE = 10_000;

type Glide = { across: Animation; down: Animation };
const glides = new WeakMap<HTMLElement, Glide>();

/** `x`, `y`: from where the element stands without it, in pixels. */
export function glideTo(element: HTMLElement, x: number, y: number): void {
  const glide = glides.get(element) ?? { across: paused(element, "X", "replace"), down: paused(element, "Y", "add") };
  glides.set(element, glide);
  glide.across.currentTime = RANGE + x;
  glide.down.currentTime = RANGE + y;
}

function paused(element: HTMLElement, axis: "X" | "Y", composite: CompositeOperation): Animation {
  const animation = element.animate({ transform: [`translate${axis}(${-RANGE}px)`, `translate${axis}(${RANGE}px)`] }, { duration: 2 * RANGE, fill: "both", composite });
  animation.pause();
  return animation;
}
