// Whoever shows or asks something finds the connection here; there is one as long as the key is known.
import { createContext, useContext } from "react";
import type { Connection } from "./connection";

export type Session = { connection: Connection; /** Forgets the key, with a sentence why. */ leave: (reason?: string) => void };

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("There is no session here.");
  return session;
}
