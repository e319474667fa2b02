import { CalendarClock } from "lucide-react";
import { useEffect, useRef } from "react";
import { t } from "../../i18n/t";
import { Chip } from "../../ui/Chip";
import { IconButton } from "../../ui/IconButton";
import { formatMoney } from "../../lib/money";
import { ACTIVITY_TYPES } from "../workspace/activityTypes";
import { ImportWhen } from "./ImportWhen";
import { hoursWords, planBName, remarkOn, type PreviewItem, type When } from "./transferWords";

type ImportRowProps = {
  item: PreviewItem;
  /** The plan B that it waits in; null: none. */
  plan: string | null;
  target: "trip" | "new";
  /** The days of the trip that would be made. */
  made: { start: string; end: string } | null;
  checked: boolean;
  onToggle: () => void;
  /** open: its fields are shown. left: they were, and the focus is still to come back. */
  editing: "open" | "left" | null;
  onEdit: (editing: "open" | "left" | null) => void;
  onWhen: (when: When) => void;
  onWriting: (when: When | null) => void;
};

/** One thing of a file, to be taken or left; its day and times can be put right. */
export function ImportRow({ item, plan, target, made, checked, onToggle, editing, onEdit, onWhen, onWriting }: ImportRowProps) {
  const { icon: Icon, label } = ACTIVITY_TYPES[item.type];
  const remark = remarkOn(item, target, made);
  const details = [plan && planBName(plan), hoursWords(item), item.cost && formatMoney(item.cost), item.code && t("Code {code}", { code: item.code }), item.address].filter(Boolean).join(" · ");
  const button = useRef<HTMLButtonElement>(null);
  // With its day it may have moved to another group, and is a new row there.
  useEffect(() => {
    if (editing === "left") button.current?.focus();
  }, [editing]);
  return (
    <li>
      <div className="flex items-start gap-1">
        <label className="flex min-h-13 min-w-0 flex-1 cursor-pointer items-start gap-3 py-2.5">
          <input type="checkbox" className="mt-0.5 size-5 shrink-0 accent-accent" checked={checked} onChange={onToggle} />
          <Icon className="mt-0.5 size-5 shrink-0 text-ink-faint" aria-label={label} />
          <span className="min-w-0 flex-1">
            <span dir="auto" className="block font-medium wrap-break-word">{item.title}</span>
            {details && <span className="line-clamp-2 text-sm text-ink-soft tabular-nums">{details}</span>}
            {remark && <Chip tone={remark.tone} className="mt-1.5 h-auto max-w-full py-0.5 whitespace-normal">{remark.text}</Chip>}
          </span>
        </label>
        <IconButton ref={button} className="mt-1" label={t("Change when {title} is", { title: item.title })} aria-expanded={editing === "open"} onClick={() => onEdit(editing === "open" ? null : "open")}><CalendarClock /></IconButton>
      </div>
      {editing === "open" && (
        <ImportWhen
          item={item}
          onWriting={onWriting}
          onCancel={() => onEdit("left")}
          onSave={(when) => {
            onWhen(when);
            onEdit("left");
          }}
        />
      )}
    </li>
  );
}
