// Name, time and cost of a row while they are written in place.
import { t } from "../../../../i18n/t";
import { formatTime } from "../../../../lib/dates";
import { currencyDigits, type Money } from "../../../../lib/money";
import { useEdits, type ActivityChanges } from "../../useEdits";
import { rowKey } from "../../rowIds";
import { useTripFrame } from "../../tripFrame";
import type { Activity } from "../../useItinerary";
import { costProblem, readCost } from "../entry/readCost";
import { endsTooEarly, readTimes } from "../entry/readTimes";
import { itinerary, ROW_FIELDS, type RowField } from "../itineraryState";
import { InlineField } from "./InlineField";

const LABELS: Record<RowField, (item: string) => string> = {
  title: (item) => t("Name of {item}", { item }),
  time: (item) => t("Time of {item}", { item }),
  cost: (item) => t("Cost for everyone of {item}", { item }),
};
const PLACEHOLDERS: Record<RowField, string> = { title: t("What is it?"), time: t("9, 9:30pm, 9-11"), cost: t("40, €40, 3000 JPY") };

export function RowFieldInput({ activity, field }: { activity: Activity; field: RowField }) {
  const edits = useEdits();
  const { currency: usual } = useTripFrame();
  const currency = activity.cost?.currency ?? usual;
  const keep = (text: string) => {
    const read = readField(field, text, activity, currency);
    if ("problem" in read) return read.problem;
    void edits.update(activity._id, read.set);
    return null;
  };
  const onDone = (next: "close" | "forward" | "back") => {
    const fields = ROW_FIELDS.filter((name) => name !== "time" || activity.day !== null);
    const to = next === "close" ? undefined : fields[fields.indexOf(field) + (next === "forward" ? 1 : -1)];
    if (to) return itinerary.edit(activity._id, to);
    itinerary.stopEditing();
    document.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowKey(activity._id))}"] [data-open]`)?.focus({ preventScroll: true });
  };
  return (
    <InlineField
      key={field}
      label={LABELS[field](activity.title)}
      value={written(field, activity)}
      placeholder={PLACEHOLDERS[field]}
      maxLength={field === "title" ? 200 : 40}
      snug={field === "title"}
      keep={keep}
      onDone={onDone}
    />
  );
}

function readField(field: RowField, text: string, activity: Activity, currency: string): { set: ActivityChanges } | { problem: string } {
  switch (field) {
    case "title":
      return text.trim() ? { set: { title: text.trim() } } : { problem: t("Give it a name.") };
    case "cost": {
      const read = readCost(text, currency);
      return read ? { set: read } : { problem: costProblem(text, currency) };
    }
    case "time": {
      const times = readTimes(text);
      if (!times) return { problem: t("Write a time like 9, 930, 9:30pm or 9-11.") };
      return endsTooEarly({ type: activity.type, ...times }) ? { problem: t("It ends before it starts. Change one of the two times.") } : { set: times };
    }
  }
}

function written(field: RowField, { title, start, end, cost }: Activity): string {
  switch (field) {
    case "title":
      return title;
    case "cost":
      return cost ? plain(cost) : "";
    case "time":
      return [start, end].map((time) => time && formatTime(time)).filter(Boolean).join(end && !start ? "" : " – ");
  }
}

function plain({ amount, currency }: Money): string {
  const digits = currencyDigits(currency);
  return `${(amount / 10 ** digits).toFixed(amount % 10 ** digits === 0 ? 0 : digits)} ${currency}`;
}
