// A document as JSON: to read, edit, add or delete. What was typed stays until it is saved or thrown away on purpose.
import { useId, useState } from "react";
import type { JSONDocument, TableEntry } from "../../types";
import { parsedJson, shownJson } from "../convexJson";
import { moment } from "../format";
import { ConfirmButton } from "../parts/ConfirmButton";
import { Dialog } from "../parts/Dialog";
import { Problem } from "../parts/Problem";
import { useSession } from "../useConnection";

/** `document` null: a new one. */
type Props = { table: TableEntry; document: JSONDocument | null; readOnly: boolean; onClose: () => void };

export function DocumentDialog({ table, document, readOnly, onClose }: Props) {
  const { connection } = useSession();
  const editor = useId();
  // The page behind goes on refreshing: what is edited is the document as it was opened.
  const [before] = useState(document);
  const [initial] = useState(() => shownJson(before ? withoutSystemFields(before) : Object.fromEntries(table.fields.map((field) => [field, ""]))));
  const [text, setText] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { component, name } = table;
  const id = before && String(before._id);

  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      onClose();
    } catch (error) {
      setProblem(error instanceof SyntaxError ? `This isn’t JSON yet: ${error.message}` : error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  const save = () =>
    attempt(async () => {
      const fields = parsedJson(text) as JSONDocument;
      if (before) await connection.ask("replace", { component, table: name, id: id!, before, document: fields });
      else await connection.ask("insert", { component, table: name, fields });
    });
  return (
    <Dialog title={before ? `Document in ${name}` : `New document in ${name}`} note={before && <><code>{id}</code> · {moment(Number(before._creationTime))}</>} guard={text !== initial} onClose={onClose}>
      <label htmlFor={editor}>Fields, as Convex JSON</label>
      <textarea
        id={editor}
        className="code"
        rows={Math.min(24, Math.max(8, text.split("\n").length + 1))}
        spellCheck={false}
        readOnly={readOnly}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && !readOnly) void save();
        }}
      />
      {table.validator && <p className="quiet wrap"><code>{table.validator}</code></p>}
      <Problem text={problem} />
      {!readOnly && (
        <footer>
          <button type="button" className="primary" disabled={busy} onClick={() => void save()}>
            {before ? "Save" : "Add"}
          </button>
          {before && <ConfirmButton label="Delete" question="Delete this document?" confirm="Delete it" onConfirm={() => void attempt(() => connection.ask("remove", { component, table: name, id: id! }))} />}
        </footer>
      )}
    </Dialog>
  );
}

const withoutSystemFields = ({ _id, _creationTime, ...fields }: JSONDocument) => fields as JSONDocument;
