// Says whom I follow, around everything, and how it ends.
import { useEffect, useRef } from "react";
import { rich, t } from "../../../i18n/t";
import { personColor } from "../../../ui/Avatar";
import { Button } from "../../../ui/Button";
import { notify } from "../../../ui/toast";
import { useTripFrame } from "../tripFrame";
import { here, useHere } from "./here";
import { useFollow } from "./useFollow";

export function FollowBar() {
  const { memberById } = useTripFrame();
  const following = useHere((state) => state.following);
  useFollow();
  const followed = useRef(following);
  useEffect(() => {
    const before = followed.current;
    followed.current = following;
    const left = !following && before && !useHere.getState().others.has(before) ? memberById.get(before) : null;
    if (left) notify.info(t("{person} isn’t here any more, so you follow nobody now.", { person: left.name }));
  }, [following, memberById]);
  const person = following && memberById.get(following);
  return (
    <div role="status">
      {person && (
        <>
          <div aria-hidden className="pointer-events-none fixed inset-0 z-60" style={{ boxShadow: `inset 0 0 0 4px ${personColor(person.hue)}` }} />
          <div data-follows className="pointer-events-auto fixed inset-x-0 bottom-[calc(4.75rem+env(safe-area-inset-bottom)+var(--connection-room,0px))] z-60 mx-auto flex w-max max-w-[calc(100%-2rem)] animate-rise-in items-center lg:bottom-6 gap-2 rounded-full border border-line bg-surface py-1 pe-1.5 ps-4 text-sm shadow-float">
            <span className="truncate">
              {rich("Following <b>{person}</b><how>. Anything you do ends it.</how>", {
                person: person.name,
                b: (text) => <strong className="font-semibold">{text}</strong>,
                how: (text) => <span className="max-sm:sr-only">{text}</span>,
              })}
            </span>
            <Button look="quiet" size="sm" onClick={() => here.follow(null)}>{t("Stop", {}, "following")}</Button>
          </div>
        </>
      )}
    </div>
  );
}
