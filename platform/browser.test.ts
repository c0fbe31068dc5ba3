import { expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

test('a real browser starts, runs scripts and can draw a map', async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent('<h1>Who is at the door?</h1><canvas></canvas>')
    expect(await page.locator('h1').innerText()).toBe('Who is at the door?')
    expect(await page.evaluate(() => document.querySelector('canvas')?.getContext('webgl2') !== null)).toBe(true)
  } finally {
    await browser.close()
  }
}, 60_000)
