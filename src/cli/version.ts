import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The package's version. Looked for upwards, as the sources and what is bundled from them do not stand equally deep. */
export function readVersion(): string {
  for (let folder = new URL('./', import.meta.url); ; folder = new URL('../', folder)) {
    const version = versionIn(fileURLToPath(new URL('package.json', folder)))
    if (version !== undefined) return version
    if (folder.pathname === new URL('../', folder).pathname) return 'unknown'
  }
}

function versionIn(path: string): string | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    // No package.json here, so the search goes on above.
    return undefined
  }
  const manifest: unknown = JSON.parse(text)
  if (typeof manifest !== 'object' || manifest === null || !('name' in manifest) || !('version' in manifest)) return undefined
  return manifest.name === 'fihris' && typeof manifest.version === 'string' ? manifest.version : undefined
}
