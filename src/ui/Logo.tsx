import { cn } from "./cn";

/** The mark: a road over a hill with the sun behind it. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={cn("size-8", className)} aria-hidden>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <circle cx="21.5" cy="11" r="4" fill="#f3b562" />
      <path d="M0 23c5-7 9-9.5 13.5-6.5S22 23 32 17v6a9 9 0 0 1-9 9H9a9 9 0 0 1-9-9Z" className="fill-on-accent" opacity=".92" />
      <path d="M14.5 32c-1.5-3.5 3.5-4.5 2-7.200-.9-1.700-3.600-2-4.800-4.300" fill="none" className="stroke-accent" strokeWidth="1.7" strokeLinecap="round" strokeDasharray="2.4 2.6" />
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5", className)}>
      <LogoMark />
      <span className="title text-[1.375rem] @max-[16rem]:sr-only">Caravan</span>
    </span>
  );
}
