// Around the pages on what the assistant uses, keeps and knows of a person. The tabs are places with addresses.
import { NavLink, Outlet } from "react-router-dom";
import { TopBar } from "../../app/TopBar";
import { tabClass } from "../../ui/Tabs";

const PAGES = [
  { to: "/account/usage", label: "Usage" },
  { to: "/account/keys", label: "Keys" },
  { to: "/account/memory", label: "Memory" },
];

export function AccountLayout() {
  return (
    <div className="min-h-dvh">
      <TopBar />
      <main id="main" className="mx-auto max-w-3xl px-4 pt-8 pb-24 sm:px-6 sm:pt-12">
        <h1 className="title text-4xl sm:text-5xl">You and the assistant</h1>
        <nav aria-label="Account" className="mt-6 border-b border-line">
          <ul className="flex gap-7">
            {PAGES.map(({ to, label }) => <li key={to}><NavLink to={to} className={tabClass}>{label}</NavLink></li>)}
          </ul>
        </nav>
        <div className="pt-8 sm:pt-10"><Outlet /></div>
      </main>
    </div>
  );
}
