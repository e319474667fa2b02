import { Lightbulb } from "lucide-react";
import { memo } from "react";
import { t } from "../../../i18n/t";
import { rowKey } from "../rowIds";
import { useEdits } from "../useEdits";
import { useTripFrame } from "../tripFrame";
import type { Activity } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { ActivityRow } from "./ActivityRow";
import { IDEAS } from "./itineraryState";
import { QuickAdd } from "./QuickAdd";

/** What one would like to do but hasn't given a day. */
export const IdeasSection = memo(function IdeasSection({ rows, lead }: { rows: Activity[]; lead: string | null }) {
  const { openActivity } = useWorkspace();
  const { canEdit } = useTripFrame();
  const edits = useEdits();
  return (
    <section id={IDEAS} aria-labelledby="ideas-heading" data-list={IDEAS} className="relative mt-10 moves-alone scroll-mt-16 rounded-xl border border-dashed border-line-strong/60 p-4 sm:p-5">
      <h2 id="ideas-heading" className="title flex items-center gap-2.5 text-xl">
        <Lightbulb className="size-5 text-accent" aria-hidden />
        {t("Ideas")}
      </h2>
      <ul aria-label={t("Ideas")} className="-mx-2 mt-2 min-h-14 px-2">
        {rows.length === 0 && (
          <li className="py-2 text-[0.9375rem] text-ink-faint">
            {canEdit ? t("Things you might do, without a day yet. Jot them down, and drag them onto a day when you know.") : t("No ideas without a day yet.")}
          </li>
        )}
        {rows.map((row) => (
          <ActivityRow key={rowKey(row._id)} activity={row} number={null} dayIndex={null} canEdit={canEdit} held={rowKey(row._id) === lead} onOpen={openActivity} onRemove={edits.remove} />
        ))}
      </ul>
      {canEdit && <QuickAdd day={null} />}
    </section>
  );
});
