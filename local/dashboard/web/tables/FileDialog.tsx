// A stored file: what is known of it, a preview where that is safe, download, deletion. The bytes are fetched with the key
// and kept in this page, so that no address gives them away.
import { useEffect, useState } from "react";
import type { JSONDocument } from "../../types";
import { bytes } from "../format";
import { ConfirmButton } from "../parts/ConfirmButton";
import { Dialog } from "../parts/Dialog";
import { Problem } from "../parts/Problem";
import { Scroll } from "../parts/Scroll";
import { useSession } from "../useConnection";

const MAX_PREVIEW = 5 * 1024 * 1024;
const MAX_TEXT = 20_000;
type Preview = { kind: "none" } | { kind: "picture"; url: string } | { kind: "text"; text: string };

export function FileDialog({ component, file, onClose }: { component: string; file: JSONDocument; onClose: () => void }) {
  const { connection } = useSession();
  const [preview, setPreview] = useState<Preview>({ kind: "none" });
  const [problem, setProblem] = useState<string | null>(null);
  const id = String(file._id);
  const size = Number(file.size);
  const type = typeof file.contentType === "string" ? file.contentType : null;
  const kind = type === null || size > MAX_PREVIEW ? "none" : /^image\//.test(type) ? "picture" : /^text\/|json/.test(type) ? "text" : "none";

  const attempt = (work: () => Promise<void>) => void work().catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  useEffect(() => {
    if (kind === "none") return;
    let url: string | null = null;
    let gone = false;
    const load = async () => {
      const blob = await connection.file(component, id);
      const text = kind === "text" ? (await blob.text()).slice(0, MAX_TEXT) : "";
      if (gone) return;
      if (kind === "picture") setPreview({ kind, url: (url = URL.createObjectURL(blob)) });
      else setPreview({ kind, text });
    };
    load().catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [connection, component, id, kind]);

  const download = async () => {
    const url = URL.createObjectURL(await connection.file(component, id));
    const link = document.createElement("a");
    link.href = url;
    link.download = id;
    link.click();
    URL.revokeObjectURL(url);
  };
  const remove = async () => {
    await connection.ask("remove", { component, table: "_storage", id });
    onClose();
  };
  return (
    <Dialog title="Stored file" note={<code>{id}</code>} onClose={onClose}>
      <dl className="facts">
        <dt>Type</dt>
        <dd>{type ?? "not said"}</dd>
        <dt>Size</dt>
        <dd>{bytes(size)}</dd>
        <dt>SHA-256</dt>
        <dd className="wrap">
          <code>{String(file.sha256)}</code>
        </dd>
      </dl>
      {preview.kind === "picture" && <img className="preview" src={preview.url} alt="The stored picture" />}
      {preview.kind === "text" && (
        <Scroll label="Contents">
          <pre>{preview.text}</pre>
        </Scroll>
      )}
      <Problem text={problem} />
      <footer>
        <button type="button" className="primary" onClick={() => attempt(download)}>
          Download
        </button>
        <ConfirmButton label="Delete" question="Delete this file?" confirm="Delete it" onConfirm={() => attempt(remove)} />
      </footer>
    </Dialog>
  );
}
