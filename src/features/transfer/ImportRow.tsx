import { t } from "../../i18n/t";
import { Chip } from "../../ui/Chip";
import { formatDate, formatTime } from "../../lib/dates";
import { formatMoney } from "../../lib/money";
import { ACTIVITY_TYPES } from "../workspace/activityTypes";
import { remarkOn, type PreviewItem } from "./transferWords";

/** One thing of a file, to be taken or left. */
export function ImportRow({ item, target, checked, onToggle }: { item: PreviewItem; target: "trip" | "new"; checked: boolean; onToggle: () => void }) {
  const { icon: Icon, label } = ACTIVITY_TYPES[item.type];
  const remark = remarkOn(item, target);
  const times = [item.start, item.end].filter((time) => time !== null).map(formatTime).join(" – ");
  const until = item.endDay && item.endDay !== item.day ? t("until {date}", { date: formatDate(item.endDay) }) : "";
  const details = [times, until, item.cost && formatMoney(item.cost), item.code && t("Code {code}", { code: item.code }), item.address].filter(Boolean).join(" · ");
  return (
    <li>
      <label className="flex min-h-13 cursor-pointer items-start gap-3 py-2.5">
        <input type="checkbox" className="mt-0.5 size-5 shrink-0 accent-accent" checked={checked} onChange={onToggle} />
        <Icon className="mt-0.5 size-5 shrink-0 text-ink-faint" aria-label={label} />
        <span className="min-w-0 flex-1">
          <span dir="auto" className="block font-medium wrap-break-word">{item.title}</span>
          {details && <span className="line-clamp-2 text-sm text-ink-soft tabular-nums">{details}</span>}
          {remark && <Chip tone={remark.tone} className="mt-1.5 h-auto max-w-full py-0.5 whitespace-normal">{remark.text}</Chip>}
        </span>
      </label>
    </li>
  );
}
