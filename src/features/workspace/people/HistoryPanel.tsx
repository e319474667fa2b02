// What has changed: the feed, and the points that one can go back to.
import { useState } from "react";
import { t } from "../../../i18n/t";
import { Tabs } from "../../../ui/Tabs";
import { Feed } from "./history/Feed";
import { Points } from "./history/Points";

type Part = "feed" | "points";

export function HistoryPanel() {
  const [part, setPart] = useState<Part>("feed");
  return (
    <Tabs
      label={t("What has changed")}
      value={part}
      onValueChange={setPart}
      tabs={[
        { value: "feed", label: t("Changes"), panel: <Feed /> },
        { value: "points", label: t("Versions"), panel: <Points /> },
      ]}
    />
  );
}
