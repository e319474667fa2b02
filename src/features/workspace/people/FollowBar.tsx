// Says whom I follow, around everything, and how it ends.
import { personColor } from "../../../ui/Avatar";
import { Button } from "../../../ui/Button";
import { useTrip } from "../useItinerary";
import { here, useHere } from "./here";
import { useFollow } from "./useFollow";

export function FollowBar() {
  const { memberById } = useTrip();
  const following = useHere((state) => state.following);
  useFollow();
  const person = following && memberById.get(following);
  return (
    <div role="status">
      {person && (
        <>
          <div aria-hidden className="pointer-events-none fixed inset-0 z-60" style={{ boxShadow: `inset 0 0 0 4px ${personColor(person.hue)}` }} />
          <div data-follows className="pointer-events-auto fixed inset-x-0 bottom-[calc(4.75rem+env(safe-area-inset-bottom))] z-60 mx-auto flex w-max max-w-[calc(100%-2rem)] animate-rise-in items-center lg:bottom-6 gap-2 rounded-full border border-line bg-surface py-1 pe-1.5 ps-4 text-sm shadow-float">
            <span className="truncate">Following <strong className="font-semibold">{person.name}</strong><span className="max-sm:sr-only">. Anything you do ends it.</span></span>
            <Button look="quiet" size="sm" onClick={() => here.follow(null)}>Stop</Button>
          </div>
        </>
      )}
    </div>
  );
}
