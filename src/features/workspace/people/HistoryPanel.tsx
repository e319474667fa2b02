// What has changed: the feed, and the points that one can go back to.
import { useState } from "react";
import { Tabs } from "../../../ui/Tabs";
import { Feed } from "./history/Feed";
import { Points } from "./history/Points";

type Part = "feed" | "points";

export function HistoryPanel() {
  const [part, setPart] = useState<Part>("feed");
  return (
    <Tabs
      label="What has changed"
      value={part}
      onValueChange={setPart}
      tabs={[
        { value: "feed", label: "Changes", panel: <Feed /> },
        { value: "points", label: "Versions", panel: <Points /> },
      ]}
    />
  );
}
