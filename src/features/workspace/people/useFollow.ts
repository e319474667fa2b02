// My view goes where theirs goes: the view, the item, the day. Until I do something myself.
import { useEffect, useRef } from "react";
import { scrollToDay } from "../itinerary/day/scrollToDay";
import { itinerary } from "../itinerary/itineraryState";
import { useTrip } from "../useItinerary";
import { useShownView, useWorkspace } from "../useWorkspace";
import { allViews } from "../views";
import { here, useHere } from "./here";

export function useFollow() {
  const { activities } = useTrip();
  const { show, openActivity, closeActivity } = useWorkspace();
  const { current } = useShownView();
  const following = useHere((state) => state.following);
  const where = useHere((state) => (state.following ? (state.others.get(state.following) ?? null) : null));
  const went = useRef<typeof where>(null);

  useEffect(() => {
    if (!following || !where || where === went.current) return;
    went.current = where;
    const view = allViews.find((each) => each === where.view);
    if (view && view !== current) show(view);
    const item = activities.find(({ _id }) => _id === where.activityId);
    if (item) openActivity(item._id);
    else closeActivity();
    if (where.day && !item) {
      itinerary.open(where.day);
      const section = document.getElementById(where.day);
      if (section) scrollToDay(section);
    }
  }, [following, where, activities, current, show, openActivity, closeActivity]);

  useEffect(() => {
    if (!following) return void (went.current = null);
    const stop = (event: Event) => {
      if (event.target instanceof Element && event.target.closest("[data-follows]")) return;
      here.follow(null);
    };
    const events = ["pointerdown", "wheel", "keydown"] as const;
    for (const name of events) window.addEventListener(name, stop, { capture: true, passive: true });
    return () => {
      for (const name of events) window.removeEventListener(name, stop, { capture: true });
    };
  }, [following]);
}
