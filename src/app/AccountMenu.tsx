import { useQuery } from "convex/react";
import { Compass, FlaskConical, Gauge, Languages, LogIn, LogOut, Map as MapIcon, ShieldCheck, UserPlus, UserRound } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router-dom";
import { api } from "../../convex/_generated/api";
import { changeLanguage, language } from "../i18n/language";
import { t } from "../i18n/t";
import { losesNothing, signOutLoss } from "../features/account/signOutLoss";
import { setThemePreference, useTheme } from "../lib/theme";
import { Avatar } from "../ui/Avatar";
import { DropdownMenu, type MenuItem } from "../ui/DropdownMenu";
import { Skeleton } from "../ui/Skeleton";
import { useIdentity } from "./identity";
import { LANGUAGE_CHOICES } from "./LanguageSelect";
import { THEME_CHOICES } from "./themeChoices";
import { useMe } from "./useMe";

const DemoDialog = lazy(() => import("./DemoDialog"));
const SignOutQuestion = lazy(() => import("../features/account/SignOutQuestion"));

/** Who is signed in, and what is theirs to choose: theme, language, account, sign-out. What is emulated too, where a phone's header has no room to say it. */
export function AccountMenu() {
  const me = useMe();
  const { signOut } = useIdentity();
  const { preference } = useTheme();
  const navigate = useNavigate();
  const status = useQuery(api.deployment.status.get);
  const [demo, setDemo] = useState<"open" | "closed" | null>(null);
  const [leaving, setLeaving] = useState(false);
  if (!me) return <Skeleton className="size-10 rounded-full" />;

  const leave = async () => {
    await signOut();
    // A fresh page, so that nothing of this person stays in memory on a shared device.
    window.location.assign("/");
  };
  const items: MenuItem[] = [
    {
      kind: "heading",
      label: (
        <>
          <span className="block font-semibold text-ink"><bdi>{me.name}</bdi></span>
          <span className="block max-w-56 truncate">{me.isAnonymous ? t("Guest on this device") : <bdi>{me.email}</bdi>}</span>
        </>
      ),
    },
    { kind: "separator" },
    { label: t("Your trips"), icon: <MapIcon />, onSelect: () => void navigate("/trips") },
    { label: t("Your account"), icon: <UserRound />, onSelect: () => void navigate("/account") },
    { label: t("Plan and limits"), icon: <Gauge />, onSelect: () => void navigate("/account/plan") },
    ...(me.isAdmin ? [{ label: t("Administration"), icon: <ShieldCheck />, onSelect: () => void navigate("/admin") } satisfies MenuItem] : []),
    { label: t("About Caravan"), icon: <Compass />, onSelect: () => void navigate("/") },
    ...(status?.demo ? [{ label: t("Demo mode"), icon: <FlaskConical />, onSelect: () => setDemo("open") } satisfies MenuItem] : []),
    { kind: "separator" },
    ...THEME_CHOICES.map(({ value, label, icon: Icon }): MenuItem => ({ kind: "one", label, icon: <Icon />, checked: preference === value, onSelect: () => setThemePreference(value) })),
    { kind: "separator" },
    ...LANGUAGE_CHOICES.map(({ tag, name }): MenuItem => ({ kind: "one", label: name, lang: tag, icon: <Languages />, checked: language === tag, onSelect: () => changeLanguage(tag) })),
    { kind: "separator" },
    ...(me.isAnonymous
      ? ([
          { label: t("Keep my trips: create account"), icon: <UserPlus />, onSelect: () => void navigate("/sign-up") },
          { label: t("Sign in to another account"), icon: <LogIn />, onSelect: () => void navigate("/sign-in") },
        ] satisfies MenuItem[])
      : ([{ label: t("Sign out"), icon: <LogOut />, onSelect: () => (losesNothing(signOutLoss(me._id)) ? void leave() : setLeaving(true)) }] satisfies MenuItem[])),
  ];
  return (
    <>
      <DropdownMenu
        items={items}
        trigger={
          <button type="button" aria-label={t("Account: {person}", { person: me.name })} className="grid size-11 shrink-0 place-items-center rounded-full transition hover:brightness-95">
            <Avatar name={me.name} hue={me.hue} size="md" decorative />
          </button>
        }
      />
      {demo && status && <Suspense><DemoDialog services={status.services} open={demo === "open"} onClose={() => setDemo("closed")} /></Suspense>}
      {leaving && <Suspense><SignOutQuestion userId={me._id} open onStay={() => setLeaving(false)} onLeave={leave} /></Suspense>}
    </>
  );
}
