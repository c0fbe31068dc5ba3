import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'

/** The two phones on a page: server-rendered frame, one stylesheet, a few small modules with their types stripped. */

const here = (path: string) => new URL(path, import.meta.url)
const fonts = {
  'atkinson.woff2': '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'atkinson-ext.woff2': '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
  'nastaliq.woff2': '@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-400-normal.woff2',
  'naskh.woff2': '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2',
} as const
/** Tokens and ground of the house: the phones look like Doorstep's pages. */
const design = { 'tokens.css': 'ground/tokens.css', 'base.css': 'ground/base.css', 'button.css': 'forms/button.css' } as const

/** `publicUrl`: where the customer's pages are, for links in texts and the phone app; the only place that may be framed, or frame this. */
export const pageDoor = (server: FastifyInstance, publicUrl: string): void => {
  const origin = new URL(publicUrl).origin
  const policy = `default-src 'self'; style-src 'self'; img-src 'self' data:; frame-src ${origin}; frame-ancestors 'self' ${origin}; base-uri 'none'; form-action 'none'`
  server.get('/', async (_request, reply) => {
    const { pageHtml } = await import('../page/html.ts')
    return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(pageHtml(publicUrl))
  })
  server.get('/page/:file', async (request, reply) => {
    const name = z.object({ file: z.string() }).parse(request.params).file
    if (/^[a-z-]+\.css$/.test(name)) return file(reply, here(`../page/${name}`), 'text/css; charset=utf-8')
    if (!/^[a-z-]+\.ts$/.test(name) || name === 'html.ts') return reply.callNotFound()
    const source = await readFile(here(`../page/${name}`), 'utf8').catch(() => null)
    return source === null ? reply.callNotFound() : reply.type('text/javascript; charset=utf-8').send(stripTypeScriptTypes(source))
  })
  server.get('/design/:file', async (request, reply) => {
    const name = z.object({ file: z.enum(Object.keys(design) as [keyof typeof design]) }).safeParse(request.params)
    return name.success ? file(reply, here(`../../design/${design[name.data.file]}`), 'text/css; charset=utf-8') : reply.callNotFound()
  })
  server.get('/logo.svg', (_request, reply) => file(reply, here('../../design/public/logo.svg'), 'image/svg+xml'))
  server.get('/fonts/:file', async (request, reply) => {
    const name = z.object({ file: z.enum(Object.keys(fonts) as [keyof typeof fonts]) }).safeParse(request.params)
    if (!name.success) return reply.callNotFound()
    return file(reply, new URL(import.meta.resolve(fonts[name.data.file])), 'font/woff2')
  })
}

const file = async (reply: FastifyReply, path: URL, type: string): Promise<FastifyReply> => {
  const content = await readFile(path).catch(() => null)
  return content === null ? reply.code(404).send() : reply.type(type).send(content)
}
