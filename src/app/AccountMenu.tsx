import { useQuery } from "convex/react";
import { Compass, Gauge, LogIn, LogOut, Map as MapIcon, Monitor, Moon, ShieldCheck, Sun, UserPlus, UserRound } from "lucide-react";
import { useNavigate } from "react-router-dom";
import { api } from "../../convex/_generated/api";
import { setThemePreference, useTheme, type ThemePreference } from "../lib/theme";
import { Avatar } from "../ui/Avatar";
import { DropdownMenu, type MenuItem } from "../ui/DropdownMenu";
import { Skeleton } from "../ui/Skeleton";
import { useIdentity } from "./identity";

const THEMES: { value: ThemePreference; label: string; icon: React.ReactNode }[] = [
  { value: "light", label: "Light", icon: <Sun /> },
  { value: "dark", label: "Dark", icon: <Moon /> },
  { value: "system", label: "As the system", icon: <Monitor /> },
];

/** Who is signed in, and what is theirs to choose: theme, account, sign-out. */
export function AccountMenu() {
  const me = useQuery(api.users.users.me);
  const { signOut } = useIdentity();
  const { preference } = useTheme();
  const navigate = useNavigate();
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
          <span className="block font-semibold text-ink">{me.name}</span>
          <span className="block max-w-56 truncate">{me.isAnonymous ? "Guest on this device" : me.email}</span>
        </>
      ),
    },
    { kind: "separator" },
    { label: "Your trips", icon: <MapIcon />, onSelect: () => void navigate("/trips") },
    { label: "Your account", icon: <UserRound />, onSelect: () => void navigate("/account") },
    { label: "Plan and limits", icon: <Gauge />, onSelect: () => void navigate("/account/plan") },
    ...(me.isAdmin ? [{ label: "Administration", icon: <ShieldCheck />, onSelect: () => void navigate("/admin") } satisfies MenuItem] : []),
    { label: "About Caravan", icon: <Compass />, onSelect: () => void navigate("/") },
    { kind: "separator" },
    ...THEMES.map(({ value, label, icon }): MenuItem => ({ kind: "choice", label, icon, checked: preference === value, onSelect: () => setThemePreference(value) })),
    { kind: "separator" },
    ...(me.isAnonymous
      ? ([
          { label: "Keep my trips: create account", icon: <UserPlus />, onSelect: () => void navigate("/sign-up") },
          { label: "Sign in to another account", icon: <LogIn />, onSelect: () => void navigate("/sign-in") },
        ] satisfies MenuItem[])
      : ([{ label: "Sign out", icon: <LogOut />, onSelect: () => void leave() }] satisfies MenuItem[])),
  ];
  return (
    <DropdownMenu
      items={items}
      trigger={
        <button type="button" aria-label={`Account: ${me.name}`} className="grid size-11 shrink-0 place-items-center rounded-full transition hover:brightness-95">
          <Avatar name={me.name} hue={me.hue} size="md" decorative />
        </button>
      }
    />
  );
}
