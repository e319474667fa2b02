// People as a coloured initial. The colour is the person's hue, the same on every screen and in the
// ring around what they are editing.
import type { CSSProperties } from "react";
import { formatNumber } from "../i18n/formats";
import { t } from "../i18n/t";
import { cn } from "./cn";

const sizes = { xs: "size-6 text-[0.625rem]", sm: "size-8 text-xs", md: "size-10 text-sm" } as const;

type Person = { name: string; hue: number };

/** First letters or digits of the first and the last word that has any; of `東京 花子` they are 東 and 花. */
export function initials(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? []);
  return (letters.length > 1 ? letters[0]! + letters.at(-1)! : (letters[0] ?? "?")).toLocaleUpperCase();
}

/** A person's colour for rings and carets, readable as a line on both themes. */
export const personColor = (hue: number) => `oklch(0.62 0.12 ${hue})`;

export type AvatarProps = Person & {
  size?: keyof typeof sizes;
  /** A coloured ring, for who is here now. */
  here?: boolean;
  /** True where the name stands beside it already. */
  decorative?: boolean;
  className?: string;
};

export function Avatar({ name, hue, size = "sm", here, decorative, className }: AvatarProps) {
  const style: CSSProperties = { background: `oklch(0.87 0.065 ${hue})`, color: `oklch(0.33 0.075 ${hue})` };
  if (here) style.boxShadow = `0 0 0 2px var(--color-surface), 0 0 0 4px ${personColor(hue)}`;
  return (
    <span
      {...(decorative ? { "aria-hidden": true } : { role: "img", "aria-label": here ? t("{person}, here now", { person: name }) : name, title: name })}
      style={style}
      className={cn("inline-grid shrink-0 place-items-center rounded-full font-semibold tracking-wide select-none", sizes[size], className)}
    >
      {initials(name)}
    </span>
  );
}

export type AvatarStackProps = {
  people: readonly (Person & { key?: string; here?: boolean })[];
  /** How many there are in all, when `people` is only the first few. */
  total?: number;
  max?: number;
  size?: keyof typeof sizes;
  className?: string;
};

export function AvatarStack({ people, total = people.length, max = 4, size = "sm", className }: AvatarStackProps) {
  const shown = people.slice(0, max);
  const rest = total - shown.length;
  return (
    <ul className={cn("flex items-center -space-x-1.5", className)} aria-label={t("{count, plural, one {# person} other {# people}}", { count: total })}>
      {shown.map((person, index) => (
        <li key={person.key ?? index} className={cn("grid rounded-full", !person.here && "ring-2 ring-surface")}>
          <Avatar name={person.name} hue={person.hue} here={person.here} size={size} />
        </li>
      ))}
      {rest > 0 && (
        <li className={cn("grid place-items-center rounded-full bg-sunken font-semibold text-ink-soft ring-2 ring-surface", sizes[size])}>
          <span aria-hidden>+{formatNumber(rest)}</span>
          <span className="sr-only">{t("and {count, number} more", { count: rest })}</span>
        </li>
      )}
    </ul>
  );
}
