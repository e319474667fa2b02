// Notes at the edge of the screen. `notify.error` takes anything thrown and says it as a sentence;
// `notify.undo` is for every change that can be taken back.
import { Toaster as Sonner, toast } from "sonner";
import { t } from "../i18n/t";
import { errorSentence, overtakenOf } from "../lib/errors";
import { useTheme } from "../lib/theme";
import { forgetUnsaved, keepUnsaved } from "../lib/unsaved";
import { copyText } from "../lib/copyText";
import { Announcements } from "./announce";

const ACTION_STYLE = { background: "var(--color-accent)", color: "var(--color-on-accent)", borderRadius: "999px", height: "32px", padding: "0 14px" };
const CANCEL_STYLE = { ...ACTION_STYLE, background: "transparent", color: "var(--color-accent)" };

/** Where what stays for long stands, below a panel that opens later: it would cover what one works on there. */
const KEPT = "kept";
/** For a finger the sign in the corner is too small. */
const CLOSE_CLASS = "after:absolute after:-inset-3";
/** What is said of a panel that is open, as of a text that is refused there, is said over it. */
const belowPanels = () => (document.querySelector('[role="dialog"][data-state="open"]') === null ? { toasterId: KEPT } : {});

/** A refusal of several things at once is said once. */
const said = new WeakSet<Error>();

export const notify = {
  done: (message: string) => toast.success(message),
  info: (message: string) => toast(message),
  error: (error: unknown) => {
    // What others had changed before is to be chosen, and said there.
    if ((error instanceof Error && said.has(error)) || overtakenOf(error)) return;
    if (error instanceof Error) said.add(error);
    toast.error(errorSentence(error));
  },
  /** Stays 30 s; for what has to be looked at, and can be found again. */
  ask: (message: string, label: string, onAnswer: () => void) => toast.warning(message, { duration: 30_000, ...belowPanels(), action: { label, onClick: onAnswer } }),
  /** Stays until it is answered or put away; said once, however often it is offered. */
  offer: (message: string, label: string, onAnswer: () => void) => toast(message, { id: message, duration: Infinity, ...belowPanels(), action: { label, onClick: onAnswer }, cancel: { label: t("Later"), onClick: () => undefined } }),
  /** Stays 8 s; `onUndo` takes the change back. `step`: its name, by which `undone` puts the note away. */
  undo: (message: string, onUndo: () => void, step?: string) => toast(message, { duration: 8000, action: { label: t("Undo"), onClick: onUndo }, ...(step !== undefined && { id: step }) }),
  /** Stays until it is put away, also when the page is loaded again: what was written and couldn't be saved, to be read and copied, and what else can be done about it. */
  unsaved: (message: string | null, text: string, action?: { label: string; onClick: () => void }) => {
    const said = message ?? t("What you wrote isn’t saved yet: somebody changed the same lines. Open it again to choose.");
    // Of a button of its own, which doesn't put the note away: what has been copied may yet be copied over.
    const copy = (
      <button type="button" data-button style={action ? CANCEL_STYLE : ACTION_STYLE} onClick={() => void copyText(text).then(() => notify.done(t("Copied.")), notify.error)}>
        {t("Copy what you wrote")}
      </button>
    );
    const act = action && {
      ...action,
      onClick: () => {
        forgetUnsaved(text);
        action.onClick();
      },
    };
    keepUnsaved(said, text);
    toast.warning(said, {
      description: <span dir="auto" tabIndex={0} className="block max-h-32 overflow-y-auto whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</span>,
      id: text, duration: Infinity, closeButton: true, onDismiss: () => forgetUnsaved(text), action: act ?? copy, ...(act && { cancel: copy }),
      // Two presses stand below the words, which would else be given what room these leave.
      style: { flexWrap: "wrap" }, classNames: { content: "basis-4/5!", closeButton: CLOSE_CLASS },
      ...belowPanels(),
    });
  },
  /** More about a step whose `undo` is shown: in its words' place. */
  undoMore: (step: string, message: string) => toast(message, { id: step }),
  /** It has been taken back in another way. */
  undone: (step: string) => toast.dismiss(step),
};

const STYLE = {
  background: "var(--color-surface)",
  color: "var(--color-ink)",
  border: "1px solid var(--color-line)",
  borderRadius: "var(--radius-lg)",
  boxShadow: "var(--shadow-float)",
  fontFamily: "var(--font-sans)",
  fontSize: "0.9375rem",
  // Beside a modal panel too: what has just been done there can be undone.
  pointerEvents: "auto",
} as const;

/** A press on a note is no press outside of the panel that is open. */
export const isInToast = (event: { target: EventTarget | null }): boolean => event.target instanceof Element && event.target.closest("[data-sonner-toaster]") !== null;

export function Toaster() {
  const { resolved } = useTheme();
  const look = {
    theme: resolved,
    position: "bottom-center" as const,
    offset: 20,
    mobileOffset: { bottom: "calc(4.5rem + env(safe-area-inset-bottom))" },
    toastOptions: { style: STYLE, cancelButtonStyle: CANCEL_STYLE, actionButtonStyle: ACTION_STYLE },
  };
  return (
    <>
      <Sonner {...look} id={KEPT} customAriaLabel={t("Notifications that stay, Alt U")} hotkey={["altKey", "KeyU"]} style={{ zIndex: 35 }} />
      <Sonner {...look} customAriaLabel={t("Notifications, Alt T")} />
      <Announcements />
    </>
  );
}
