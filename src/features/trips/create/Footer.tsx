// The foot of the dialog around: stays in view below what scrolls.
import { createContext, use, type ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";

export const FooterContext = createContext<(children: ReactNode) => ReactNode>((children) => children);

export type FooterProps = {
  refusal?: string | null;
  busy?: boolean;
  /** The button that sends, and the id of its form; none while there is nothing to send yet. */
  send?: { label: string; form: string; disabled?: boolean };
};

/** Why it was refused, and the two ways on. */
export function Footer({ refusal, busy = false, send }: FooterProps) {
  const show = use(FooterContext);
  const navigate = useNavigate();
  return show(
    <>
      {refusal && <p role="alert" className="w-full rounded-md bg-danger-soft px-4 py-2.5 text-danger">{refusal}</p>}
      <Button look="ghost" onClick={() => void navigate("/trips")}>{t("Cancel")}</Button>
      {send && <Button type="submit" form={send.form} busy={busy} disabled={send.disabled}>{send.label}</Button>}
    </>,
  );
}
