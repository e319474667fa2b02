import type { ReactNode } from "react";
import { cn } from "./cn";

export type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  /** What to do next, in a sentence. */
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** What stands where there is nothing yet: says what goes here and how to begin. */
export function EmptyState({ icon, title, children, actions, className }: EmptyStateProps) {
  return (
    <div className={cn("mx-auto flex max-w-md flex-col items-center px-4 py-10 text-center", className)}>
      {icon && <div className="mb-5 text-accent [&>svg]:size-10" aria-hidden>{icon}</div>}
      <h2 className="title text-2xl">{title}</h2>
      {children && <p className="mt-2.5 text-ink-soft">{children}</p>}
      {actions && <div className="mt-6 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  );
}
