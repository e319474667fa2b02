// Something that can't be taken back: asks once more, in place.
import { useState } from "react";

export function ConfirmButton({ label, question, confirm, onConfirm }: { label: string; question: string; confirm: string; onConfirm: () => void }) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" className="danger" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  const answer = (yes: boolean) => {
    setAsking(false);
    if (yes) onConfirm();
  };
  return (
    <span className="confirm" role="group" aria-label={question}>
      <span>{question}</span>
      <button type="button" className="danger" autoFocus onClick={() => answer(true)}>
        {confirm}
      </button>
      <button type="button" onClick={() => answer(false)}>
        Keep
      </button>
    </span>
  );
}
