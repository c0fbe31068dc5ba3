import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { oldestBrowsers } from '../design/oldest-browsers.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The operative's phone: a program of its own that starts and works without signal. Its service worker keeps `/phone/` only. */
export default defineConfig({
  root: at('.'),
  base: '/phone/',
  publicDir: at('../design/public'),
  build: {
    outDir: at('../../build/phone'),
    emptyOutDir: true,
    target: oldestBrowsers,
    cssTarget: oldestBrowsers,
    assetsInlineLimit: 0,
  },
  plugins: [
    VitePWA({
      scope: '/phone/',
      registerType: 'autoUpdate',
      injectRegister: false,
      manifest: {
        name: 'Doorstep',
        short_name: 'Doorstep',
        description: 'This visit, the door, and Help.',
        start_url: '/phone/',
        scope: '/phone/',
        display: 'standalone',
        background_color: '#fbfaf6',
        theme_color: '#0f5a52',
        icons: [{ src: 'logo.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg}', '**/atkinson-*-latin-wght-normal-*.woff2'],
        navigateFallback: '/phone/index.html',
        navigateFallbackAllowlist: [/^\/phone\//],
        // A call for help that cannot go is kept by the service worker as well, and sent when there is signal, screen or no screen.
        runtimeCaching: [
          {
            urlPattern: ({ url }) => url.pathname === '/api/phone/acts' && url.search === '?help',
            method: 'POST',
            handler: 'NetworkOnly',
            options: { backgroundSync: { name: 'help', options: { maxRetentionTime: 24 * 60 } } },
          },
        ],
        skipWaiting: true,
        clientsClaim: true,
        inlineWorkboxRuntime: true,
      },
    }),
  ],
  clearScreen: false,
})
