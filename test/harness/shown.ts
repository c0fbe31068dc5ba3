import type { Page } from 'playwright-core'
import { onTestFailed } from 'vitest'

/** Should the test at hand fail, its report says what this screen showed by then. */
export const sayWhatItShows = (page: Page, whose: string): void =>
  onTestFailed(async () => console.error(`${whose} showed, at ${page.url()}:\n${await page.locator('body').innerText().catch(String)}`))
