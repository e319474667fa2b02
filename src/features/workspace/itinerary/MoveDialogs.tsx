// Where to? For what is selected, and for a whole day: the way without dragging.
import { useState } from "react";
import { cityName } from "../../../i18n/cityName";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { Select } from "../../../ui/Input";
import { dayLabel } from "../dayLabel";
import { rowKey } from "../rowIds";
import { useEdits } from "../useEdits";
import { useTrip } from "../useItinerary";
import { IDEAS, itinerary, useItineraryState, type ActivityId } from "./itineraryState";
import { movedWords } from "./moveWords";

/** What a press says may need two lines. */
const WORDY = "h-auto min-h-11 py-2 whitespace-normal";

export function MoveDialogs() {
  const asking = useItineraryState((state) => state.asking);
  const close = () => itinerary.ask(null);
  return (
    <>
      <Dialog open={asking?.kind === "moveItems"} onOpenChange={(open) => !open && close()} title={t("Move to…")} size="sm">
        {asking?.kind === "moveItems" && <MoveItems activityIds={asking.activityIds} onDone={close} />}
      </Dialog>
      <Dialog open={asking?.kind === "moveDay"} onOpenChange={(open) => !open && close()} title={t("Move this day")} size="sm">
        {asking?.kind === "moveDay" && <MoveDay day={asking.day} onDone={close} />}
      </Dialog>
    </>
  );
}

function DayOptions({ except }: { except?: string }) {
  const { days, trip } = useTrip();
  return days
    .filter(({ date }) => date !== except)
    .map(({ date, destinations }) => (
      <option key={date} value={date}>
        {[dayLabel(date, trip), ...destinations.slice(-1).map(cityName)].filter(Boolean).join(" · ")}
      </option>
    ));
}

function MoveItems({ activityIds, onDone }: { activityIds: ActivityId[]; onDone: () => void }) {
  const view = useTrip();
  const edits = useEdits();
  const moving = view.activities.filter(({ _id }) => activityIds.includes(rowKey(_id)));
  const [to, setTo] = useState(moving[0]?.day ?? view.days[0]?.date ?? IDEAS);
  const about = { count: moving.length, item: moving[0]?.title ?? "" };
  const move = () => {
    onDone();
    itinerary.clearSelection();
    const day = to === IDEAS ? null : to;
    const elsewhere = moving.filter((row) => row.day !== day);
    if (elsewhere.length === 0) return;
    const said = movedWords({ count: elsewhere.length, item: elsewhere[0]!.title }, day, view);
    const sent = day === null ? edits.moveMany(elsewhere, day, view.ideas.at(-1)?._id ?? null) : edits.moveToDay(elsewhere, day);
    void sent.then((taken) => taken && edits.offerUndo(said, taken));
  };
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        move();
      }}
    >
      <Field label={t("Day for {count, plural, =1 {{item}} other {# items}}", about)}>
        <Select autoFocus value={to} onChange={(event) => setTo(event.target.value)}>
          <DayOptions />
          <option value={IDEAS}>{t("Ideas, without a day")}</option>
        </Select>
      </Field>
      <Button type="submit" className="w-full">{t("Move")}</Button>
    </form>
  );
}

function MoveDay({ day, onDone }: { day: string; onDone: () => void }) {
  const view = useTrip();
  const edits = useEdits();
  const [to, setTo] = useState(view.days.find(({ date }) => date !== day)?.date ?? "");
  const name = (date: string) => dayLabel(date, view.trip, "long");
  const move = (how: "insert" | "swap") => {
    onDone();
    void edits.moveDay(day, to, how, how === "swap" ? t("Swapped {day} with {other}", { day: name(day), other: name(to) }) : t("Moved {day} to {other}", { day: name(day), other: name(to) }));
  };
  if (!to) return <p className="text-ink-soft">{t("The trip has no other day.")}</p>;
  return (
    <div className="space-y-4">
      <p className="text-ink-soft">{t("What is planned for {day} and its notes go to another date. Stays keep their nights, and locked items their day.", { day: name(day) })}</p>
      <Field label={t("To", {}, "day")}>
        <Select autoFocus value={to} onChange={(event) => setTo(event.target.value)}>
          <DayOptions except={day} />
        </Select>
      </Field>
      <div className="grid gap-2">
        <Button className={WORDY} onClick={() => move("swap")}>{t("Swap the two days")}</Button>
        <Button look="secondary" className={WORDY} onClick={() => move("insert")}>{t("Move it there, the days between make room")}</Button>
      </div>
    </div>
  );
}
