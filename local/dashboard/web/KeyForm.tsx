// Asks for the admin key and tries it.
import { useState, type FormEvent } from "react";
import { Connection, WrongKey } from "./connection";
import { Problem } from "./parts/Problem";

export function KeyForm({ reason, onKey }: { reason: string | null; onKey: (key: string) => void }) {
  const [key, setKey] = useState("");
  const [problem, setProblem] = useState(reason);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await new Connection(key.trim()).ask("tables", {});
      onKey(key.trim());
    } catch (error) {
      setProblem(error instanceof WrongKey ? "That isn’t this deployment’s admin key." : "The deployment doesn’t answer. Try again.");
      setBusy(false);
    }
  };
  return (
    <main className="gate">
      <h1>Deployment at {location.host}</h1>
      <p className="quiet">
        Its data and functions are for who has the admin key: the text in the file <code>admin-key</code> of its data folder. This tab keeps it until it is closed.
      </p>
      <form onSubmit={(event) => void submit(event)}>
        <label htmlFor="key">Admin key</label>
        <input id="key" type="password" autoComplete="off" spellCheck={false} autoFocus required value={key} onChange={(event) => setKey(event.target.value)} />
        <Problem text={problem} />
        <button type="submit" className="primary" disabled={busy}>
          Open
        </button>
      </form>
    </main>
  );
}
