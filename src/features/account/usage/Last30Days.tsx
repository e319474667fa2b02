import { useQuery } from "convex/react";
import { MessageCircleQuestion } from "lucide-react";
import { Link } from "react-router-dom";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { Skeleton } from "../../../ui/Skeleton";
import { DayChart } from "./DayChart";
import { modelName } from "../../../lib/models";
import { UsageTable } from "./UsageTable";

export type Whose = "me" | "deployment";

/** The charts: by day, by model and, of one's own, by trip. */
export function Last30Days({ of }: { of: Whose }) {
  const days = useQuery(api.ai.usage.usage.byDay, { of });
  const models = useQuery(api.ai.usage.usage.byModel, { of });
  const trips = useQuery(api.ai.usage.usage.byTrip, of === "me" ? {} : "skip");
  if (!days || !models || (of === "me" && !trips)) return <div role="status" aria-busy="true" aria-label={t("Loading the last 30 days")}><Skeleton className="h-64" /></div>;
  if (days.every(({ calls }) => calls === 0)) return <NothingAsked of={of} />;
  return (
    <div className="flex flex-col gap-12">
      <DayChart days={days} />
      <UsageTable
        title={t("By model")}
        of={t("Model")}
        rows={models.map(({ model, ...figures }) => {
          const { name, provider } = modelName(model);
          return { key: model, name, detail: provider, figures };
        })}
      />
      {trips && trips.length > 0 && (
        <UsageTable
          title={t("By trip")}
          of={t("Trip")}
          rows={trips.map(({ tripId, title, ...figures }, index) => ({
            key: tripId ?? String(index),
            name: title === null || tripId === null ? t("A trip that is no longer yours") : <TripLink id={tripId} title={title} />,
            detail: null,
            figures,
          }))}
        />
      )}
    </div>
  );
}

const TripLink = ({ id, title }: { id: string; title: string }) => (
  <Link to={`/trips/${id}`} className="-my-3 inline-block rounded-sm py-3 text-accent underline underline-offset-4">{title}</Link>
);

function NothingAsked({ of }: { of: Whose }) {
  if (of === "deployment") return <EmptyState title={t("Nobody has asked anything")}>{t("What the assistant does for everybody here will be counted by day and by model.")}</EmptyState>;
  return (
    <EmptyState
      icon={<MessageCircleQuestion />}
      title={t("Nothing to count yet")}
      actions={<Button asChild look="secondary"><Link to="/trips">{t("Go to your trips")}</Link></Button>}
    >
      {t("Open a trip and ask the assistant for a plan. Each answer is counted here by day, by model and by trip, with what it cost.")}
    </EmptyState>
  );
}
