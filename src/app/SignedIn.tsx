import { useConvex, useConvexAuth } from "convex/react";
import { useEffect } from "react";
import { Navigate, Outlet, useLocation } from "react-router-dom";
import { forgetAllSeen, useLastSeen } from "../lib/offline/lastSeen";
import { signedInAs } from "../lib/session";
import { LoadingPage } from "./LoadingPage";
import { useLeftovers } from "./useLeftovers";

/**
 * Screens below need somebody: strangers are sent to sign in and come back to where they were going. Without the server, whoever was
 * signed in on this device sees what was last seen here.
 */
export function SignedIn() {
  const { isLoading, isAuthenticated } = useConvexAuth();
  const { pathname, search, hash } = useLocation();
  const address = useConvex().url;
  const isSeenAgain = useLastSeen(({ owner }) => owner !== null && owner === signedInAs(address));
  useLeftovers(isAuthenticated);
  const isStranger = !isLoading && !isAuthenticated;
  useEffect(() => {
    if (isStranger) void forgetAllSeen();
  }, [isStranger]);
  if (isStranger) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search + hash)}`} replace />;
  return isLoading && !isSeenAgain ? <LoadingPage /> : <Outlet />;
}
