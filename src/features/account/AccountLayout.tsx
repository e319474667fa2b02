// Around the pages of one's account. The tabs are places with addresses; on a phone they scroll, and the one
// that is open is in view.
import { useEffect, useRef } from "react";
import { NavLink, Outlet, useLocation } from "react-router-dom";
import { TopBar } from "../../app/TopBar";
import { t } from "../../i18n/t";
import { tabClass } from "../../ui/Tabs";
import { ACCOUNT_PAGES } from "./accountPages";

export function AccountLayout() {
  return (
    <div className="min-h-dvh">
      <TopBar />
      <main id="main" className="mx-auto max-w-3xl px-4 pt-8 pb-24 sm:px-6 sm:pt-12">
        <h1 className="title text-4xl sm:text-5xl">{t("Your account")}</h1>
        <AccountTabs />
        <div className="pt-8 sm:pt-10"><Outlet /></div>
      </main>
    </div>
  );
}

function AccountTabs() {
  const list = useRef<HTMLUListElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    list.current?.querySelector("[aria-current=page]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [pathname]);
  return (
    <nav aria-label={t("Account")} className="-mx-4 mt-6 border-b border-line sm:mx-0">
      <ul ref={list} className="flex row-sideways gap-x-6 px-4 sm:justify-between sm:gap-x-4 sm:px-0">
        {ACCOUNT_PAGES.map(({ path, label }) => (
          <li key={path}><NavLink to={`/account/${path}`} className={tabClass}>{label}</NavLink></li>
        ))}
      </ul>
    </nav>
  );
}
