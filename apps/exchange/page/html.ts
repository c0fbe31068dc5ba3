import * as icons from 'lucide-react'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** The page's frame. What moves is filled in by `phones.ts`; the two handsets are made from one template. */

const sprite = {
  answer: icons.Phone,
  decline: icons.PhoneOff,
  keypad: icons.Grid3x3,
  messages: icons.MessageSquare,
  mute: icons.VolumeX,
  off: icons.Power,
  out: icons.ExternalLink,
  page: icons.Globe,
  people: icons.Users,
  rub: icons.Delete,
  send: icons.SendHorizontal,
  sound: icons.Volume2,
  visit: icons.Smartphone,
} as const
export type Icon = keyof typeof sprite

const symbols = Object.entries(sprite)
  .map(([name, icon]) => {
    const drawn = renderToStaticMarkup(createElement(icon)).replace(/^<svg[^>]*>|<\/svg>$/g, '')
    return `<symbol id="i-${name}" viewBox="0 0 24 24">${drawn}</symbol>`
  })
  .join('')

const icon = (name: Icon): string => `<svg class="icon" aria-hidden="true"><use href="#i-${name}"/></svg>`

const logo = `<svg class="logo" viewBox="0 0 40 40" aria-hidden="true"><path d="M19 35.2h14.5l5 3.8H21z" fill="#F2B53A" opacity=".45"/><path d="M8.5 35.5V10A6.5 6.5 0 0 1 15 3.5h11.500A6.5 6.5 0 0 1 33 10v25.500z" fill="#F2B53A"/><path d="M19 35.5V12l14 6v17.500z" fill="#FFE1A0" opacity=".75"/><path class="logo-frame" d="M8.5 35.5V10A6.5 6.5 0 0 1 15 3.5h11.500A6.5 6.5 0 0 1 33 10v25.500" fill="none" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/><path class="logo-door" d="M7 7.400c0-1.300 1.300-2.200 2.500-1.700l8 3.400c1.500.6 2.500 2.100 2.500 3.700v24.400c0 1-1 1.700-1.900 1.400L8.300 35.400A1.900 1.900 0 0 1 7 33.600z"/><circle cx="16.6" cy="24" r="1.6" fill="#F2B53A"/></svg>`

const tab = (name: 'messages' | 'keypad' | 'page', drawn: Icon, label: string): string =>
  `<button type="button" role="tab" class="tab" data-tab="${name}">${icon(drawn)}<span data-label>${label}</span><span class="count" data-count hidden></span></button>`

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']
const keyWords: Record<string, string> = { '*': 'star', '#': 'hash' }
const keypad = `<div class="keys">${keys.map((key) => `<button type="button" class="key" data-key="${key}"${keyWords[key] ? ` aria-label="${keyWords[key]}"` : ''}>${key}</button>`).join('')}</div>`

const messages = `
  <div class="view messages" role="tabpanel" data-view="messages">
    <div class="log" role="log" data-texts tabindex="0"></div>
    <form class="compose" data-compose>
      <label class="unseen">Write a text</label>
      <textarea rows="1" maxlength="1600" placeholder="Write a text" required></textarea>
      <button class="button button-primary send">${icon('send')}<span class="unseen">Send</span></button>
    </form>
  </div>`

const dialling = `
  <div class="view dialling" role="tabpanel" data-view="keypad" hidden>
    <form data-dial>
      <label>Number to ring</label>
      <div class="dialled"><input type="tel" autocomplete="off"><button type="button" class="button button-text" data-rub>${icon('rub')}<span class="unseen">Rub out the last digit</span></button></div>
      ${keypad}
      <button class="button button-primary button-large button-wide">${icon('answer')}Ring</button>
    </form>
    <h3>Calls</h3>
    <ul class="calls" data-calls></ul>
  </div>`

const browsing = `
  <div class="view browsing" role="tabpanel" data-view="page" hidden>
    <div class="address"><span data-address></span><a class="button button-text button-small" target="_blank" rel="noopener" data-out>${icon('out')}Open in a tab</a></div>
    <div class="nothing" data-no-page>${icon('page')}<b>No page is open</b><p>Tap a link in a text, and it opens here.</p></div>
    <iframe data-frame allow="geolocation; camera; microphone; screen-wake-lock" hidden></iframe>
  </div>`

const calling = `
  <div class="calling" role="group" data-calling tabindex="-1" hidden>
    <div class="calling-bell">${icon('answer')}</div>
    <p class="calling-state" data-call-state></p>
    <p class="calling-who" data-call-who></p>
    <p class="calling-time figures" data-call-time></p>
    <div class="said" role="log" data-heard tabindex="0"></div>
    <div data-call-keys><p class="keyed figures" data-keyed aria-live="polite"></p>${keypad}</div>
    <form class="compose" data-speak hidden><label class="unseen" data-speak-label>Say something</label><textarea rows="1" placeholder="Say something" required></textarea><button class="button button-quiet">Say it</button></form>
    <div class="calling-do">
      <button type="button" class="button button-quiet button-large" data-hang-up>${icon('decline')}<span data-hang-up-label>Decline</span></button>
      <button type="button" class="button button-primary button-large" data-answer>${icon('answer')}Answer</button>
    </div>
  </div>`

const handset = `
<template id="handset">
  <section class="handset">
    <div class="holder">
      <p class="holder-role" data-role></p>
      <h2 data-name></h2>
      <p class="holder-number figures" data-number></p>
      <p class="holder-hint" data-hint hidden></p>
      <div class="holder-do">
        <button type="button" class="button button-quiet button-small" data-choose>${icon('people')}Another phone</button>
        <button type="button" class="button button-text button-small" data-switch aria-pressed="false">${icon('off')}<span>Switch off</span></button>
      </div>
    </div>
    <div class="body">
      <div class="screen" data-face="phone">
        <div class="glass" data-glass>${messages}${dialling}${browsing}</div>
        ${calling}
        <div class="dark" data-dark hidden><p>This phone is off. Texts wait for it, and calls do not get through.</p></div>
        <div class="tabs" role="tablist" data-tabs>${tab('messages', 'messages', 'Messages')}${tab('keypad', 'keypad', 'Phone')}${tab('page', 'page', 'Page')}</div>
      </div>
    </div>
  </section>
</template>`

const choosing = `
<dialog id="choose" aria-labelledby="choose-title">
  <form method="dialog" class="choose-top"><h2 id="choose-title">Whose phone?</h2><button class="button button-text">Close</button></form>
  <label class="choose-find" for="choose-find">Name or number</label>
  <input id="choose-find" type="search" autocomplete="off">
  <p id="choose-count" class="third" role="status"></p>
  <ul id="choose-list" class="people"></ul>
</dialog>`

const styles = [
  '/design/tokens',
  '/design/base',
  '/design/button',
  '/page/fonts',
  '/page/phones',
  '/page/choose',
  '/page/screens',
  '/page/calls',
]
  .map((path) => `<link rel="stylesheet" href="${path}.css">`)
  .join('\n')

/** The whole page. `publicUrl` is where the customer's own pages are. */
export const pageHtml = (publicUrl: string): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Two phones · Doorstep demonstration</title>
<link rel="icon" href="/logo.svg" type="image/svg+xml">
${styles}
<script type="module" src="/page/phones.ts"></script>
</head>
<body data-public-url="${publicUrl.replaceAll('"', '&quot;')}">
<svg hidden>${symbols}</svg>
<header class="top">
  ${logo}
  <div class="top-words"><h1>Two phones</h1><p>Texts and calls here go through a practice exchange on this machine. Nobody real is rung.</p></div>
  <div id="elsewhere" class="elsewhere" role="status"></div>
  <button type="button" class="button button-quiet" id="sound" aria-pressed="true">${icon('sound')}<span>Sound is on</span></button>
</header>
<p id="line" class="line-dropped" role="status" hidden></p>
<nav class="sides" aria-label="Which phone to show"></nav>
<main class="pair" id="pair" aria-label="The two phones"><noscript>The phones need JavaScript. Doorstep’s own pages for residents do not.</noscript></main>
<p id="announce" class="unseen" role="alert"></p>
${handset}
${choosing}
</body>
</html>`
