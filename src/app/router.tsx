// Addresses and what is shown there. Each screen is loaded when it is first visited.
import { createBrowserRouter, Navigate, type RouteObject } from "react-router-dom";
import { ACCOUNT_PAGES } from "../features/account/accountPages";
import { ADMIN_PAGES } from "../features/admin/adminPages";
import { clerkKey } from "./clerkKey";
import { LoadingPage } from "./LoadingPage";
import { NotFoundPage } from "./NotFoundPage";
import { RootLayout } from "./RootLayout";
import { RouteError } from "./RouteError";
import { SignedIn } from "./SignedIn";

const routes: RouteObject[] = [
  {
    element: <RootLayout />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <LoadingPage />,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          { path: "/", lazy: async () => ({ Component: (await import("../features/landing/LandingPage")).LandingPage }) },
          {
            path: "/sign-in",
            lazy: async () => ({ Component: clerkKey ? (await import("./clerk/ClerkSignInPage")).ClerkSignInPage : (await import("../features/account/SignInPage")).SignInPage }),
          },
          {
            path: "/sign-up",
            lazy: async () => ({ Component: clerkKey ? (await import("./clerk/ClerkSignUpPage")).ClerkSignUpPage : (await import("../features/account/SignUpPage")).SignUpPage }),
          },
          { path: "/forgot-password", lazy: async () => ({ Component: (await import("../features/account/ForgotPasswordPage")).ForgotPasswordPage }) },
          { path: "/reset-password", lazy: async () => ({ Component: (await import("../features/account/ResetPasswordPage")).ResetPasswordPage }) },
          { path: "/outbox", lazy: async () => ({ Component: (await import("../features/account/outbox/OutboxPage")).OutboxPage }) },
          { path: "/join/:token", lazy: async () => ({ Component: (await import("../features/trips/JoinPage")).JoinPage }) },
          { path: "/t/:slug", lazy: async () => ({ Component: (await import("../features/public/PublicTripPage")).PublicTripPage }) },
          {
            element: <SignedIn />,
            children: [
              { path: "/verify-email", lazy: async () => ({ Component: (await import("../features/account/VerifyEmailPage")).VerifyEmailPage }) },
              {
                path: "/trips",
                lazy: async () => ({ Component: (await import("../features/trips/TripsPage")).TripsPage }),
                children: [
                  { path: "new", lazy: async () => ({ Component: (await import("../features/trips/NewTripDialog")).NewTripDialog }) },
                  { path: "import", lazy: async () => ({ Component: (await import("../features/transfer/ImportDialog")).ImportDialog }) },
                ],
              },
              {
                path: "/account",
                lazy: async () => ({ Component: (await import("../features/account/AccountLayout")).AccountLayout }),
                children: [
                  { index: true, element: <Navigate to={ACCOUNT_PAGES[0]!.path} replace /> },
                  ...ACCOUNT_PAGES.map(({ path, lazy }) => ({ path, lazy })),
                ],
              },
              {
                path: "/admin",
                lazy: async () => ({ Component: (await import("../features/admin/AdminLayout")).AdminLayout }),
                children: [
                  { index: true, element: <Navigate to={ADMIN_PAGES[0]!.path} replace /> },
                  ...ADMIN_PAGES.map(({ path, lazy }) => ({ path, lazy })),
                ],
              },
              { path: "/pay/return", lazy: async () => ({ Component: (await import("../features/payments/ReturnPage")).ReturnPage }) },
              { path: "/trips/:tripId/print", lazy: async () => ({ Component: (await import("../features/workspace/print/PrintPage")).PrintPage }) },
              {
                path: "/trips/:tripId/*",
                lazy: async () => ({ Component: (await import("../features/workspace/TripWorkspace")).default }),
              },
            ],
          },
          { path: "*", element: <NotFoundPage /> },
        ],
      },
    ],
  },
];

export const router = createBrowserRouter(routes);
