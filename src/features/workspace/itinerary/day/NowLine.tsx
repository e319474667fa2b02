import { t } from "../../../../i18n/t";
import { formatTime } from "../../../../lib/dates";

/** Where one is in the day, by the clock of the place. */
export function NowLine({ time }: { time: string }) {
  return (
    <li className="flex items-center gap-2 py-1 ps-1 text-[0.8125rem] font-semibold text-danger tabular-nums" data-now>
      <span className="size-2.5 shrink-0 rounded-full bg-danger" aria-hidden />
      <time>{t("Now, {time}", { time: formatTime(time) })}</time>
      <span className="h-0.5 flex-1 rounded-full bg-danger/70" aria-hidden />
    </li>
  );
}
