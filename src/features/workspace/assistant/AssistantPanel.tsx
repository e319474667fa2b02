// The assistant beside the plan: the trip's thread, which everybody sees and who may edit can ask in, and
// one's own; and how what it does comes into the plan.
import { Lock, Users } from "lucide-react";
import { useState } from "react";
import type { Id } from "../../../../convex/_generated/dataModel";
import { t } from "../../../i18n/t";
import { AwayNote } from "../../../ui/AwayNote";
import { Tabs } from "../../../ui/Tabs";
import { useTripFrame } from "../tripFrame";
import { ChangeRule } from "./ChangeRule";
import { Thread } from "./Thread";

export function AssistantPanel({ myId }: { myId: Id<"users"> | undefined }) {
  const { canEdit } = useTripFrame();
  const [tab, setTab] = useState<"trip" | "own">("trip");
  // Shared by both threads: what was typed in the wrong one isn't lost.
  const [draft, setDraft] = useState("");
  const thread = (own: boolean) => <Thread own={own} myId={myId} draft={draft} onDraft={setDraft} />;
  // Who may only look has nothing of their own to ask.
  if (!canEdit) return <div className="flex h-full min-h-0 flex-col"><Title /><AwayNote className="mx-5 mt-4" />{thread(false)}</div>;
  return (
    <div className="relative flex h-full min-h-0 flex-col">
      <Title />
      <AwayNote className="mx-5 mt-4 me-16" />
      <Tabs
        label={t("Threads")}
        value={tab}
        onValueChange={setTab}
        className="flex min-h-0 flex-1 flex-col *:[[role=tablist]]:shrink-0 *:[[role=tablist]]:ps-5 *:[[role=tablist]]:pe-16 *:[[role=tablist]]:[scrollbar-width:none] **:[[role=tab]]:-outline-offset-2"
        panelClassName="flex min-h-0 flex-1 flex-col pt-0 data-[state=inactive]:hidden"
        tabs={[
          { value: "trip", label: t("Trip"), icon: <Users aria-hidden />, panel: thread(false) },
          { value: "own", label: t("Only me"), icon: <Lock aria-hidden />, panel: thread(true) },
        ]}
      />
      <div className="absolute end-3 top-0 bg-surface"><ChangeRule /></div>
    </div>
  );
}

/** Headings within answers and proposals stand below it. */
const Title = () => <h2 className="sr-only">{t("Assistant")}</h2>;
