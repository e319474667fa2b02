// The page: a key first, then six views of one deployment.
import { useCallback, useMemo, useState } from "react";
import { Connection } from "./connection";
import { FunctionsTab } from "./functions/FunctionsTab";
import { HealthTab } from "./HealthTab";
import { KeyForm } from "./KeyForm";
import { LogsTab } from "./LogsTab";
import { SchedulesTab } from "./SchedulesTab";
import { SubscriptionsTab } from "./SubscriptionsTab";
import { TablesTab } from "./tables/TablesTab";
import { SessionContext } from "./useConnection";
import { addressOf, useRoute } from "./useRoute";

const KEY = "admin-key";
const TABS = [
  { name: "tables", label: "Tables", View: TablesTab },
  { name: "functions", label: "Functions", View: FunctionsTab },
  { name: "logs", label: "Logs", View: LogsTab },
  { name: "schedules", label: "Schedules", View: SchedulesTab },
  { name: "subscriptions", label: "Subscriptions", View: SubscriptionsTab },
  { name: "health", label: "Health", View: HealthTab },
];

export function App() {
  const [key, setKey] = useState(() => sessionStorage.getItem(KEY));
  const [reason, setReason] = useState<string | null>(null);
  const { tab } = useRoute();
  const leave = useCallback((why?: string) => {
    sessionStorage.removeItem(KEY);
    setReason(why ?? null);
    setKey(null);
  }, []);
  const session = useMemo(() => (key === null ? null : { connection: new Connection(key), leave }), [key, leave]);
  if (!session) {
    const enter = (given: string) => {
      sessionStorage.setItem(KEY, given);
      setKey(given);
    };
    return <KeyForm reason={reason} onKey={enter} />;
  }
  const shown = TABS.find(({ name }) => name === tab) ?? TABS[0]!;
  return (
    <SessionContext value={session}>
      <div className="frame">
        <header className="side">
          <p className="host">{location.host}</p>
          <nav aria-label="Views">
            {TABS.map(({ name, label }) => (
              <a key={name} href={addressOf(name)} aria-current={name === shown.name ? "page" : undefined}>
                {label}
              </a>
            ))}
          </nav>
          <button type="button" className="plain leave" onClick={() => leave()}>
            Forget key
          </button>
        </header>
        <main>
          <shown.View />
        </main>
      </div>
    </SessionContext>
  );
}
