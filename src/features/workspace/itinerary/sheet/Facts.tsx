import { formatDate, formatTime } from "../../../../lib/dates";
import { formatMoney } from "../../../../lib/money";
import type { Activity } from "../../useItinerary";

/** What those who may only look see of its fields. */
export function Facts({ activity }: { activity: Activity }) {
  const facts = [
    ["When", [activity.day ? formatDate(activity.day, "long") : "An idea, without a day", times(activity)].filter(Boolean).join(", ")],
    ["Where", activity.address],
    ["Cost", activity.cost && formatMoney(activity.cost)],
    ["Notes", activity.description],
  ].filter(([, value]) => value);
  return (
    <dl className="space-y-4">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="eyebrow">{name}</dt>
          <dd className="mt-1 whitespace-pre-wrap">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const times = ({ start, end }: Activity) => (start ? formatTime(start) + (end ? `–${formatTime(end)}` : "") : null);
