// Serves a folder below a path on loopback, as a static host does, with a strict policy.

import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
};

/** Serves `folder` at `mount`, which begins and ends with `/`. Returns its URL and how to end it. */
export async function serve(folder, mount) {
  const server = createServer((request, response) => answer(folder, mount, request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    url: origin + mount,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(folder, mount, request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const below = path.startsWith(mount) ? normalize(`/${path.slice(mount.length)}`) : undefined;
  const file = below && (await fileAt(folder, below));
  if (file === "folder") {
    response.writeHead(301, { location: `${request.url}/` }).end();
    return;
  }
  const shown = file ?? join(folder, "404.html");
  const bytes = await readFile(shown);
  const zipped = /\bgzip\b/.test(request.headers["accept-encoding"]) && !isPacked(shown);
  response.writeHead(file ? 200 : 404, {
    "content-type": TYPES[extname(shown)] ?? "application/octet-stream",
    "content-security-policy": "default-src 'self'",
    ...(zipped && { "content-encoding": "gzip" }),
  });
  response.end(zipped ? gzipSync(bytes) : bytes);
}

/** Whether a file is compressed by its format already. */
function isPacked(file) {
  return /\.(png|jpe?g|webp|avif|gif|woff2)$/.test(file);
}

/** The file at a path, `"folder"` for a folder without its `/`, or nothing. */
async function fileAt(folder, path) {
  const place = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  const found = await stat(place).catch(() => undefined);
  if (found?.isDirectory()) return "folder";
  return found?.isFile() ? place : undefined;
}
