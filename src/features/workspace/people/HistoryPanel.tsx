// What has changed: the feed, and the points that one can go back to.
import { useEffect } from "react";
import { t } from "../../../i18n/t";
import { Tabs } from "../../../ui/Tabs";
import { Feed } from "./history/Feed";
import { showHistoryPart, useHistoryPart } from "./history/historyPart";
import { Points } from "./history/Points";

export function HistoryPanel() {
  const part = useHistoryPart((state) => state.part);
  useEffect(() => () => showHistoryPart("feed"), []);
  return (
    <Tabs
      label={t("What has changed")}
      value={part}
      onValueChange={showHistoryPart}
      tabs={[
        { value: "feed", label: t("Changes"), panel: <Feed /> },
        { value: "points", label: t("Versions"), panel: <Points /> },
      ]}
    />
  );
}
