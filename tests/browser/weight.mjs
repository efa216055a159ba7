// What a page costs a reader who comes for the first time: bytes, requests and jumps.

/** All that a page loads by itself, compressed, in bytes. */
const MOST_BYTES = 40 * 1024;

/** The page, one style sheet, and the script that sets the remembered theme. */
const MOST_BEFORE_PAINT = 3;

/** How long the script may be that the first paint waits for, in bytes. */
const LONGEST_SCRIPT = 1024;

/** Loads a page and returns what is too heavy about it; `say` is told what it weighs. */
export async function tooHeavy(tab, url, say) {
  const loaded = [];
  tab.on("requestfinished", (request) => loaded.push(request));
  await tab.addInitScript(countJumps);
  await tab.goto(url, { waitUntil: "networkidle" });
  await tab.mouse.wheel(0, 4000);
  const waitedFor = await tab.evaluate(blocking);
  const sizes = await Promise.all(loaded.map(async (request) => (await request.sizes()).responseBodySize));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  say({ bytes, requests: loaded.length });
  const problems = [];
  if (bytes > MOST_BYTES) problems.push(`${bytes} bytes in all, at most ${MOST_BYTES}`);
  if (waitedFor.length + 1 > MOST_BEFORE_PAINT) problems.push(`waits for ${waitedFor.join(", ")}`);
  for (const script of waitedFor.filter((it) => it.endsWith(".js"))) {
    const { length } = await (await fetch(script)).arrayBuffer().then((it) => new Uint8Array(it));
    if (length > LONGEST_SCRIPT) problems.push(`${script} has ${length} bytes`);
  }
  const jumps = await tab.evaluate(() => window.jumps);
  if (jumps > 0) problems.push(`its layout shifts by ${jumps}`);
  return problems;
}

/** In the page: the sum of its layout shifts. */
function countJumps() {
  window.jumps = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.jumps += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

/** In the page: what the first paint waits for, besides the page itself. */
function blocking() {
  const resources = performance.getEntriesByType("resource");
  return resources.filter((it) => it.renderBlockingStatus === "blocking").map((it) => it.name);
}
