import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { LanguageSelect } from "../../app/LanguageSelect";
import { ThemeToggle } from "../../app/ThemeToggle";
import { t } from "../../i18n/t";
import { Landscape } from "../../ui/Landscape";
import { Logo } from "../../ui/Logo";

export type AccountFrameProps = { title: string; /** What this page is for, in a sentence. */ lead: ReactNode; children: ReactNode };

/** The frame of what is done at the door: a form on paper, a landscape beside it on a desk. */
export function AccountFrame({ title, lead, children }: AccountFrameProps) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(30rem,1fr)_1.1fr]">
      <div className="flex min-w-0 flex-col px-5 sm:px-10">
        <header className="flex h-16 items-center justify-between">
          <Link to="/" aria-label={t("Caravan, first page")} className="rounded-md py-2"><Logo /></Link>
          <div className="flex items-center gap-1"><LanguageSelect /><ThemeToggle /></div>
        </header>
        <main id="main" className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10 pb-24">
          <h1 className="title text-4xl">{title}</h1>
          <p className="mt-3 mb-8 text-ink-soft">{lead}</p>
          {children}
        </main>
      </div>
      <div className="relative hidden overflow-hidden lg:block" aria-hidden>
        <Landscape seed="arrival" countryCodes={["CH"]} className="absolute inset-0 size-full" />
      </div>
    </div>
  );
}
