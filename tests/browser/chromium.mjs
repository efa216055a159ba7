// Starts the machine's own Chromium; none is ever downloaded.

import { createRequire } from "node:module";

const tools = createRequire(`${process.env.BROWSER_TOOLS}/package.json`);
const { chromium } = tools("playwright-core");

/** A browser without a window that asks nobody outside for anything. */
export const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch(more = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...flags, ...more],
  });
}
