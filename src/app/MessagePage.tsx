import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { t } from "../i18n/t";
import { Logo } from "../ui/Logo";

export type MessagePageProps = { art?: ReactNode; eyebrow?: string; title: string; children: ReactNode; actions?: ReactNode };

/** A whole page that says one thing and what to do about it. */
export function MessagePage({ art, eyebrow, title, children, actions }: MessagePageProps) {
  return (
    <div className="flex min-h-dvh flex-col px-5">
      <header className="flex h-16 items-center sm:px-3">
        <Link to="/" aria-label={t("Caravan, first page")} className="rounded-md py-2"><Logo /></Link>
      </header>
      <main id="main" className="mx-auto flex w-full max-w-lg flex-1 flex-col items-center justify-center pb-28 text-center">
        {art ?? <LostRoad />}
        {eyebrow && <p className="eyebrow mt-8">{eyebrow}</p>}
        <h1 className="title mt-3 text-4xl">{title}</h1>
        <div className="mt-4 text-lg text-ink-soft">{children}</div>
        {actions && <div className="mt-8 flex flex-wrap justify-center gap-3">{actions}</div>}
      </main>
    </div>
  );
}

/** A road that ends among the hills. */
function LostRoad() {
  return (
    <svg viewBox="0 0 320 150" className="w-72 max-w-full" aria-hidden>
      <circle cx="232" cy="46" r="24" fill="#f3b562" opacity=".85" />
      <path d="M0 118c40-44 74-58 112-40s56 30 92 6 78-30 116 6v60H0Z" className="fill-accent" opacity=".28" />
      <path d="M0 130c52-30 96-34 150-16s110 14 170-12v48H0Z" className="fill-accent" opacity=".85" />
      <path d="M120 150c-6-18 40-16 36-30-3-10-30-8-26-20 3-8 20-8 22-16" fill="none" className="stroke-paper" strokeWidth="3.5" strokeLinecap="round" strokeDasharray="6 8" />
      <g className="fill-day-1">
        <path d="M152 44c10 0 17 7 17 16 0 12-17 26-17 26s-17-14-17-26c0-9 7-16 17-16Z" />
      </g>
      <text x="152" y="66" textAnchor="middle" className="fill-on-day font-serif text-[17px] font-semibold">?</text>
    </svg>
  );
}
