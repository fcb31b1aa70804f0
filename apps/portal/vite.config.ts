import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where the API answers while `vite` serves the pages: the real server, or `npm run fixtures`. */
const server = process.env.VEDETTE_URL ?? 'http://127.0.0.1:8080';

const LEAST_BYTES = 1024;

/** Writes `x.js.gz` beside each text file of the build, once, so that the server never compresses while somebody waits. */
function compress(directory: string): Plugin {
  const isText = (name: string) => /\.(?:js|css|html|svg|json)$/.test(name);
  return {
    name: 'vedette-compress',
    apply: 'build',
    closeBundle() {
      for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(isText)) {
        const file = path.join(directory, name);
        const bytes = readFileSync(file);
        if (bytes.length >= LEAST_BYTES) writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), compress(path.join(import.meta.dirname, 'dist'))],
  // The Kusto language service was made for pages where `global` exists.
  define: { global: 'globalThis' },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(['/api', '/v1', '/v2'].map((route) => [route, { target: server, changeOrigin: false }])),
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 9000,
    reportCompressedSize: false,
  },
});
