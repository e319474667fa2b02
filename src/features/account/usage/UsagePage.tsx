// What the assistant has done for a person and what that has cost; an administrator may look at everybody's.
import { useQuery } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { useTitle } from "../../../lib/useTitle";
import { Skeleton } from "../../../ui/Skeleton";
import { ChoiceTabs } from "../../../ui/Tabs";
import { Last30Days, type Whose } from "./Last30Days";
import { ThisMonth } from "./ThisMonth";

const WHOSE: { value: Whose; label: string }[] = [
  { value: "me", label: t("Yours", {}, "usage") },
  { value: "deployment", label: t("Everybody's") },
];

export function UsagePage() {
  useTitle(t("Usage"));
  const summary = useQuery(api.ai.usage.usage.summary);
  const [whose, setWhose] = useState<Whose>("me");
  if (!summary) {
    return (
      <div role="status" aria-busy="true" aria-label={t("Loading your usage")} className="flex flex-col gap-8">
        <Skeleton className="h-36" />
        <Skeleton className="h-64" />
      </div>
    );
  }
  // The figures of the whole deployment are told to administrators alone.
  const isAdmin = summary.deployment.spentUsd !== undefined;
  return (
    <div className="flex flex-col gap-12">
      <ThisMonth summary={summary} />
      {isAdmin ? (
        <ChoiceTabs label={t("Whose usage")} value={whose} onValueChange={setWhose} tabs={WHOSE}><Last30Days of={whose} /></ChoiceTabs>
      ) : (
        <Last30Days of="me" />
      )}
    </div>
  );
}
