// In an item's sheet: who else has it open and what they are writing in; and tells them the same of me.
import { useEffect, useRef } from "react";
import { labelOf, messageOf } from "../../../i18n/catalog";
import { rich, t } from "../../../i18n/t";
import { Avatar } from "../../../ui/Avatar";
import { isPending } from "../rowIds";
import { useTripFrame } from "../tripFrame";
import type { Activity } from "../useItinerary";
import { here, useHere, useOnActivity } from "./here";

/** A field's name: the message of its label, which is the same for readers of every language. */
function fieldName(target: EventTarget | null): string | null {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)) return null;
  const words = target.getAttribute("aria-label") ?? target.labels?.[0]?.textContent ?? "";
  return messageOf(words.replace(t("(optional)"), "").trim()).slice(0, 40) || null;
}

export function EditingHere({ activity }: { activity: Activity }) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    here.at({ activityId: isPending(activity._id) ? null : activity._id, field: null });
    const sheet = mark.current?.closest('[role="dialog"]');
    const enter = (event: Event) => here.at({ field: fieldName(event.target) });
    const leave = () => here.at({ field: null });
    sheet?.addEventListener("focusin", enter);
    sheet?.addEventListener("focusout", leave);
    return () => {
      sheet?.removeEventListener("focusin", enter);
      sheet?.removeEventListener("focusout", leave);
      here.at({ activityId: null, field: null });
    };
  }, [activity._id]);
  return <div ref={mark} role="status" className="empty:hidden"><Others activity={activity} /></div>;
}

function Others({ activity }: { activity: Activity }) {
  const { memberById } = useTripFrame();
  const users = useOnActivity(activity._id);
  const others = useHere((state) => state.others);
  if (users.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-2 text-sm text-ink-soft">
      {users.flatMap((userId) => memberById.get(userId) ?? []).map(({ userId, name, hue }) => {
        const field = others.get(userId)?.field;
        return (
          <li key={userId} className="flex items-center gap-2">
            <Avatar name={name} hue={hue} size="xs" here decorative />
            <span>{field ? rich("{person} is writing in <b>{field}</b>", { person: name, field: labelOf(field), b: (text) => <strong className="font-medium text-ink">{text}</strong> }) : t("{person} is looking at this too", { person: name })}</span>
          </li>
        );
      })}
    </ul>
  );
}
