import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'
import { oldestBrowsers } from './apps/design/oldest-browsers.ts'

export default defineConfig({
  plugins: [reactRouter()],
  build: {
    // A resident's phone may be eight years old: nesting and light-dark() are written out for it.
    cssTarget: oldestBrowsers,
    // Nothing as data: in a style sheet or script, so that the content policy can stay 'self'.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
  publicDir: 'apps/design/public',
  clearScreen: false,
})
