// What of the workspace is shown. The address says it, so that a reload or a sent link shows the
// same; whether the assistant stands beside the plan on a wide screen is remembered on this device.
import { useLocation, useNavigate, useParams } from "react-router-dom";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { useStable } from "../../lib/useStable";
import { allViews, viewEntry, type View } from "./views";

const usePreference = create<{ assistant: boolean; setAssistant: (assistant: boolean) => void }>()(
  persist((set) => ({ assistant: true, setAssistant: (assistant) => set({ assistant }) }), { name: "caravan-workspace" }),
);

export function useWorkspaceView(wide: boolean) {
  const { tripId, "*": rest = "" } = useParams();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { assistant, setAssistant } = usePreference();
  const current: View = allViews.find((view) => view === rest) ?? "plan";
  const show = useStable((view: View) => {
    // On a desk the plan is always there: asking for it again closes the assistant beside it.
    const closesAnother = current !== "plan" && current !== "map" && current !== "assistant";
    if (wide && (view === "assistant" || (view === "plan" && !closesAnother))) setAssistant(view === "assistant");
    void navigate({ pathname: view === "plan" ? `/trips/${tripId}` : `/trips/${tripId}/${view}`, search }, { replace: wide });
  });
  const full = viewEntry(current).full === true;
  return { current, show, assistantOpen: wide ? assistant && current !== "advice" && !full : current === "assistant" };
}
