// What those who may only look see of its fields.
import { listed } from "../../../../i18n/formats";
import { t } from "../../../../i18n/t";
import { daysOn, formatTimes } from "../../../../lib/dates";
import { formatMoney } from "../../../../lib/money";
import { dayLabel } from "../../dayLabel";
import { isHiredCar, journeyOf } from "../journey";
import { useTrip, type Activity, type TripView } from "../../useItinerary";
import { clocksOf } from "./clocks";
import { eachWords } from "./CostSection";
import { STATUS_WORDS, whenLabels } from "./kinds";
import { MapLink } from "./MapLink";
import { NotesView } from "./NotesView";
import { OpeningHours } from "./OpeningHours";

export function Facts({ activity }: { activity: Activity }) {
  const trip = useTrip();
  const facts = factsOf(activity, trip).filter(([, value]) => value);
  return (
    <>
      <dl className="space-y-4">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="eyebrow">{name}</dt>
            <dd className="mt-1 whitespace-pre-wrap">{value}</dd>
          </div>
        ))}
      </dl>
      <OpeningHours activity={activity} />
      <MapLink activity={activity} />
      {activity.description && (
        <section aria-label={t("Notes")}>
          <h3 className="eyebrow mb-1">{t("Notes")}</h3>
          <NotesView notes={activity.description} />
        </section>
      )}
    </>
  );
}

function factsOf(activity: Activity, { trip, destinations, memberById }: TripView): [string, string | null | undefined][] {
  const { type, day, endDay, cost, payerId, participants, assignees, status, address } = activity;
  const labels = whenLabels(type, isHiredCar(activity));
  const on = (date: string) => dayLabel(date, trip, "long");
  const names = (ids: readonly Activity["updatedBy"][] | null | undefined) => ids && listed(ids.map((id) => memberById.get(id)?.name ?? t("somebody who left")));
  const payer = payerId && memberById.get(payerId)?.name;
  const paid = payerId && (payer ? t("paid by {person}", { person: payer }) : t("paid by somebody who left"));
  const journey = journeyOf(activity, destinations);
  const times = formatTimes(activity, journey ? 0 : daysOn(activity));
  return [
    [t("Status"), STATUS_WORDS[status]],
    [t("When"), [day ? on(day) : t("An idea, without a day"), times, clocksOf(activity, destinations, Boolean(trip.openDates))].filter(Boolean).join(" · ")],
    [labels.endDay ?? t("Until"), endDay && on(endDay)],
    [t("Journey"), journey && [journey.by, journey.way, journey.arrival].filter(Boolean).join(", ")],
    [t("Where"), address],
    [t("Cost"), cost && [formatMoney(cost), eachWords(activity, trip.travellers), paid].filter(Boolean).join(" · ")],
    [t("Who takes part"), names(participants)],
    [t("Who sees to it"), names(assignees)],
  ];
}
