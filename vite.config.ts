// Builds the app into dist/. The map and everything behind a sign-in are loaded when they are needed;
// the first screen gets the framework, the live connection and itself.
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";

/** The two faces that every screen starts with; others are fetched when a letter needs them. */
const FIRST_FONTS = /(inter-latin-wght-normal|fraunces-latin-opsz-normal)-[\w-]+\.woff2$/;
/** What main.tsx starts once it knows the language. */
const START = /\/src\/app\/start\.tsx$/;

/** Fetched while the page is read, not when it turns out that they are needed. */
function preloadFirst(): Plugin {
  return {
    name: "caravan-preload-first",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {} }) {
        const link = (attrs: Record<string, string | boolean>): HtmlTagDescriptor => ({ tag: "link", attrs, injectTo: "head" });
        const fonts = Object.keys(bundle).filter((file) => FIRST_FONTS.test(file));
        const start = Object.values(bundle).filter((chunk) => chunk.type === "chunk" && START.test(chunk.facadeModuleId ?? ""));
        const scripts = start.flatMap((chunk) => (chunk.type === "chunk" ? [chunk.fileName, ...chunk.imports] : []));
        return [
          ...fonts.map((file) => link({ rel: "preload", as: "font", type: "font/woff2", href: `/${file}`, crossorigin: true })),
          ...[...new Set(scripts)].map((file) => link({ rel: "modulepreload", href: `/${file}`, crossorigin: true })),
        ];
      },
    },
  };
}

const port = Number(process.env.PORT) || 5173;

export default defineConfig({
  plugins: [react(), tailwindcss(), preloadFirst()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  server: { port, strictPort: Boolean(process.env.PORT) },
  preview: { port },
  build: {
    target: "es2022",
    sourcemap: false,
    // The map's library, which is loaded with the map alone.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // Changes seldom, so a browser keeps it over many releases of ours.
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler|react-router|react-router-dom)[\\/]/ },
            { name: "convex", test: /node_modules[\\/](convex|@convex-dev[\\/]auth)[\\/]/ },
          ],
        },
      },
    },
  },
});
