// The one menu of all rows and the ways between them: opened by a row's button, its handle, a press with the other
// mouse button or a long one, or the menu key.
import { useLayoutEffect } from "react";
import { DropdownMenu, isWriting, type MenuItem } from "../../../../ui/DropdownMenu";
import { rowKey } from "../../rowIds";
import { useEdits } from "../../useEdits";
import { useTrip, type Activity } from "../../useItinerary";
import { useWorkspace } from "../../useWorkspace";
import { itinerary, useItineraryState } from "../itineraryState";
import { legChoices } from "../TravelLeg";
import { iconOf, ROW_ACTIONS, turnsOf } from "./rowActions";

export function RowMenu() {
  const menu = useItineraryState((state) => state.menu);
  const { activities, legTo } = useTrip();
  const edits = useEdits();
  const { openActivity } = useWorkspace();
  const activity = menu && activities.find(({ _id }) => rowKey(_id) === menu.activityId);
  const leg = activity && legTo.get(activity._id);
  const opener = menu?.opener;
  // The button belongs to a row, which isn't drawn for that: it shows at once that it was pressed.
  useLayoutEffect(() => {
    opener?.setAttribute("aria-expanded", "true");
    return () => opener?.removeAttribute("aria-expanded");
  }, [opener]);
  if (!activity || (menu.about === "leg" && !leg)) return null;
  const close = () => {
    itinerary.closeMenu();
    // What was chosen may have begun to write something.
    if (!isWriting()) menu.opener?.focus();
  };
  return (
    <DropdownMenu
      key={`${menu.about} ${menu.activityId} ${menu.x} ${menu.y}`}
      open
      onOpenChange={(open) => !open && close()}
      align="start"
      trigger={<span aria-hidden className="pointer-events-none fixed size-0" style={{ left: menu.x, top: menu.y }} />}
      items={menu.about === "leg" ? legChoices(leg!, (legMode) => void edits.update(activity._id, { legMode })) : rowItems(activity, edits, openActivity)}
    />
  );
}

function rowItems(activity: Activity, edits: ReturnType<typeof useEdits>, open: (id: Activity["_id"]) => void): MenuItem[] {
  const about = [activity];
  return ROW_ACTIONS.filter(({ shown }) => shown?.(about) ?? true).flatMap((action): MenuItem[] => {
    const Icon = iconOf(action, about);
    const item: MenuItem = {
      label: action.label(about),
      icon: <Icon className={turnsOf(Icon)} />,
      onSelect: () => action.run({ activities: about, edits, open }),
      ...(action.keys && { shortcut: action.keys }),
      ...(action.danger && { danger: true }),
    };
    return action.apart ? [{ kind: "separator" }, item] : [item];
  });
}
