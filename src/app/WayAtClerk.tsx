import { Link, useLocation } from "react-router-dom";
import { Button } from "../ui/Button";

/** Where Clerk is on: to its sign-in or sign-up, and back to this very page. */
export function WayAtClerk({ way, label }: { way: "signIn" | "signUp"; label: string }) {
  const { pathname, search } = useLocation();
  const next = encodeURIComponent(pathname + search);
  return (
    <Button asChild size="lg" className="w-full">
      <Link to={`${way === "signIn" ? "/sign-in" : "/sign-up"}?next=${next}`}>{label}</Link>
    </Button>
  );
}
