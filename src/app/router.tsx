// Addresses and what is shown there. Each screen is loaded when it is first visited.
import { createBrowserRouter, Navigate, type RouteObject } from "react-router-dom";
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
          { path: "/sign-in", lazy: async () => ({ Component: (await import("../features/account/SignInPage")).SignInPage }) },
          { path: "/sign-up", lazy: async () => ({ Component: (await import("../features/account/SignUpPage")).SignUpPage }) },
          { path: "/join/:token", lazy: async () => ({ Component: (await import("../features/trips/JoinPage")).JoinPage }) },
          {
            element: <SignedIn />,
            children: [
              {
                path: "/trips",
                lazy: async () => ({ Component: (await import("../features/trips/TripsPage")).TripsPage }),
                children: [
                  { path: "new", lazy: async () => ({ Component: (await import("../features/trips/NewTripDialog")).NewTripDialog }) },
                ],
              },
              {
                path: "/account",
                lazy: async () => ({ Component: (await import("../features/account/AccountLayout")).AccountLayout }),
                children: [
                  { index: true, element: <Navigate to="/account/usage" replace /> },
                  { path: "usage", lazy: async () => ({ Component: (await import("../features/account/usage/UsagePage")).UsagePage }) },
                  { path: "keys", lazy: async () => ({ Component: (await import("../features/account/keys/KeysPage")).KeysPage }) },
                  { path: "memory", lazy: async () => ({ Component: (await import("../features/account/memory/MemoryPage")).MemoryPage }) },
                ],
              },
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
