import { memo, type ReactNode } from "react";

/** What closes goes on showing what it showed: nobody looks at it being drawn anew, and its press waits for that. */
export const UntilClosed = memo(({ children }: { open: boolean; children: ReactNode }) => children, (_before, { open }) => !open);
