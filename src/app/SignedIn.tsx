import { useConvexAuth } from "convex/react";
import { Navigate, Outlet, useLocation } from "react-router-dom";
import { LoadingPage } from "./LoadingPage";
import { useLeftovers } from "./useLeftovers";

/** Screens below need somebody: strangers are sent to sign in and come back to where they were going. */
export function SignedIn() {
  const { isLoading, isAuthenticated } = useConvexAuth();
  const { pathname, search, hash } = useLocation();
  useLeftovers(isAuthenticated);
  if (isLoading) return <LoadingPage />;
  if (!isAuthenticated) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search + hash)}`} replace />;
  return <Outlet />;
}
