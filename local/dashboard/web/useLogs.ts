// Executions as the deployment tells of them: it answers when there is something.
import { useEffect, useState } from "react";
import { WrongKey, type LogEntry } from "./connection";
import { useSession } from "./useConnection";

const KEPT = 2000;
const RETRY_MS = 2000;

export function useLogs(): { entries: LogEntry[]; problem: string | null } {
  const { connection, leave } = useSession();
  const [entries, setEntries] = useState<LogEntry[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    const follow = async () => {
      let cursor = 0;
      while (!gone.signal.aborted) {
        try {
          const answer = await connection.logs(cursor, gone.signal);
          cursor = answer.newCursor;
          setProblem(null);
          if (answer.entries.length > 0) setEntries((before) => [...before, ...answer.entries].slice(-KEPT));
        } catch (error) {
          if (gone.signal.aborted) return;
          if (error instanceof WrongKey) return leave("The deployment doesn't take this key any more.");
          setProblem("The deployment doesn't answer. It is asked again.");
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        }
      }
    };
    setEntries([]);
    void follow();
    return () => gone.abort();
  }, [connection, leave]);
  return { entries, problem };
}
