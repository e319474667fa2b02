import { memo, type ReactNode, type SyntheticEvent } from "react";

/** What closes goes on showing what it showed: nobody looks at it being drawn anew, and its press waits for that. */
export const UntilClosed = memo(({ children }: { open: boolean; children: ReactNode }) => children, (_before, { open }) => !open);

const swallow = (event: SyntheticEvent) => {
  event.preventDefault();
  event.stopPropagation();
};
const DEAF = { onClickCapture: swallow, onSubmitCapture: swallow, onKeyDownCapture: swallow };

/** For what is around it: while it goes nothing in it can be pressed a second time. */
export const deafOnceClosed = (open: boolean) => (open ? {} : DEAF);
