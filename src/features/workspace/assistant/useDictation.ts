// Speech to text by the browser itself, where it has it. Not every browser names it the same, and
// TypeScript knows neither name.
import { useEffect, useRef, useState } from "react";
import { displayLocale } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { notify } from "../../../ui/toast";

type Recognition = {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: SpeechRecognitionEvent) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
};
type Speaking = { SpeechRecognition?: new () => Recognition; webkitSpeechRecognition?: new () => Recognition };

const recogniser = () => (window as Speaking).SpeechRecognition ?? (window as Speaking).webkitSpeechRecognition;

const REFUSALS: Record<string, string> = {
  "not-allowed": t("The browser may not use the microphone. Allow it in the address bar, or type."),
  "service-not-allowed": t("The browser may not use the microphone. Allow it in the address bar, or type."),
  "audio-capture": t("No microphone was found. Plug one in, or type."),
  network: t("Speech can't be understood without a connection here. Try again later, or type."),
};

/** `onText` gets all that was understood since `start`, unfinished words too. Null where the browser can't listen. */
export function useDictation(onText: (spoken: string) => void) {
  const [listening, setListening] = useState(false);
  const session = useRef<Recognition | null>(null);
  useEffect(() => () => session.current?.abort(), []);
  const Recogniser = recogniser();
  if (!Recogniser) return null;

  const start = () => {
    const recognition = new Recogniser();
    recognition.lang = displayLocale;
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.onresult = ({ results }) => onText(Array.from(results, (result) => result[0]?.transcript ?? "").join("").trim());
    recognition.onerror = ({ error }) => {
      const refusal = REFUSALS[error];
      if (refusal) notify.info(refusal);
    };
    recognition.onend = () => {
      if (session.current !== recognition) return;
      session.current = null;
      setListening(false);
    };
    session.current = recognition;
    setListening(true);
    recognition.start();
  };
  return {
    listening,
    start,
    /** What is being said still comes. */
    stop: () => session.current?.stop(),
    /** Nothing more comes: the text was sent or typed over. */
    cancel: () => {
      session.current?.abort();
      session.current = null;
      setListening(false);
    },
  };
}
