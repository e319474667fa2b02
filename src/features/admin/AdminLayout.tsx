// Around the pages of administration. To everybody else they aren't there; what they show is refused by the backend anyway.
import { useQuery } from "convex/react";
import { NavLink, Outlet } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { LoadingPage } from "../../app/LoadingPage";
import { NotFoundPage } from "../../app/NotFoundPage";
import { TopBar } from "../../app/TopBar";
import { t } from "../../i18n/t";
import { tabClass } from "../../ui/Tabs";
import { ADMIN_PAGES } from "./adminPages";

export function AdminLayout() {
  const me = useQuery(api.users.users.me);
  if (me === undefined) return <LoadingPage />;
  if (!me?.isAdmin) return <NotFoundPage />;
  return (
    <div className="min-h-dvh">
      <TopBar />
      <main id="main" className="mx-auto max-w-5xl px-4 pt-8 pb-24 sm:px-6 sm:pt-12">
        <h1 className="title text-4xl sm:text-5xl">{t("Administration")}</h1>
        <nav aria-label={t("Administration")} className="mt-6 border-b border-line">
          <ul className="flex gap-7 overflow-x-auto">
            {ADMIN_PAGES.map(({ path, label }) => <li key={path}><NavLink to={`/admin/${path}`} className={tabClass}>{label}</NavLink></li>)}
          </ul>
        </nav>
        <div className="pt-8 sm:pt-10"><Outlet /></div>
      </main>
    </div>
  );
}
