// A modal dialog, the browser's own. With `guard` it asks before what was typed is thrown away.
import { useEffect, useId, useRef, useState, type ReactNode } from "react";

type Props = { title: string; note?: ReactNode; guard?: boolean; onClose: () => void; children: ReactNode };

export function Dialog({ title, note, guard = false, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const leave = () => (guard ? setAsking(true) : onClose());
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClose={() => {
        // Browsers close a dialog on a second Escape whatever the page says to it.
        if (guard) dialog.current?.showModal();
        leave();
      }}
    >
      <header>
        <div>
          <h2 id={heading}>{title}</h2>
          {note && <p className="quiet">{note}</p>}
        </div>
        <button type="button" className="plain" aria-label="Close" onClick={leave}>
          ✕
        </button>
      </header>
      {asking && (
        <div role="alertdialog" aria-label="Unsaved changes" className="asking">
          <p>What you have changed isn’t saved.</p>
          <button type="button" autoFocus onClick={() => setAsking(false)}>
            Go on editing
          </button>
          <button type="button" className="danger" onClick={onClose}>
            Discard
          </button>
        </div>
      )}
      {children}
    </dialog>
  );
}
