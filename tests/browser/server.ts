import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const ROOT = new URL('../../', import.meta.url)
const PAGE = new URL('docs/examples/page/', ROOT)

/** Everything that the server has, so that no path of a request reaches the disk. */
const FILES: Readonly<Record<string, readonly [type: string, file: URL]>> = {
  '/': ['text/html; charset=utf-8', new URL('index.html', PAGE)],
  '/app.js': ['text/javascript; charset=utf-8', new URL('app.js', PAGE)],
  '/style.css': ['text/css; charset=utf-8', new URL('style.css', PAGE)],
  '/icon.svg': ['image/svg+xml', new URL('icon.svg', PAGE)],
  '/answers.js': ['text/javascript; charset=utf-8', new URL('answers.js', import.meta.url)],
  '/search.js': ['text/javascript; charset=utf-8', new URL('dist/browser/search.js', ROOT)],
}

export interface Server {
  url: string
  close(): Promise<void>
}

/** Serves the example page with this image, under the policy that the library promises to live with. */
export async function serve(image: Uint8Array): Promise<Server> {
  const contents = new Map<string, { type: string; bytes: Uint8Array }>([['/articles.fihris', { type: 'application/octet-stream', bytes: image }]])
  for (const [path, [type, file]] of Object.entries(FILES)) contents.set(path, { type, bytes: await readFile(file) })
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const content = contents.get(pathname)
    const headers = { 'Content-Security-Policy': "default-src 'self'", 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }
    if (!content) response.writeHead(404, headers).end()
    else response.writeHead(200, { ...headers, 'Content-Type': content.type }).end(content.bytes)
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen(0, '127.0.0.1', done)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((done, fail) => {
        server.close(error => (error ? fail(error) : done()))
        server.closeAllConnections()
      }),
  }
}
