import type { ComponentProps } from "react";
import { cn } from "./cn";

const looks = {
  ghost: "text-ink-soft hover:bg-ink/7 hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent",
  surface: "bg-surface text-ink border border-line shadow-card hover:bg-sunken",
  accent: "bg-accent text-on-accent hover:bg-accent-strong",
} as const;

const sizes = { sm: "size-9 pointer-coarse:size-11", md: "size-11", lg: "size-13" } as const;

export type IconButtonProps = Omit<ComponentProps<"button">, "aria-label"> & {
  /** What it does; read aloud and shown on hover. */
  label: string;
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
};

/** A button that shows only an icon, and so must be named. */
export function IconButton({ label, look = "ghost", size = "md", className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cn(
        "inline-grid shrink-0 place-items-center rounded-full transition active:scale-95",
        "disabled:pointer-events-none disabled:opacity-45 [&_svg]:size-5",
        looks[look],
        sizes[size],
        className,
      )}
      {...rest}
    />
  );
}
