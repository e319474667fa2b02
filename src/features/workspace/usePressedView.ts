import { startTransition, useOptimistic } from "react";
import { nextPaint } from "../../lib/nextPaint";
import { useWorkspace } from "./useWorkspace";
import type { View } from "./views";

/** What has been asked for, at once, and how to ask: the press shows before the view is drawn. */
export function usePressedView(current: View): [View, (view: View) => void] {
  const { show } = useWorkspace();
  const [pressed, press] = useOptimistic(current);
  const open = (view: View) =>
    startTransition(async () => {
      press(view);
      await nextPaint();
      show(view);
    });
  return [pressed, open];
}
