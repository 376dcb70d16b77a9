import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import manifest from '../../package.json' with { type: 'json' }

declare module 'vitest' {
  interface ProvidedContext {
    /** An empty project that the tarball was installed into, as a user would. */
    consumer: string
  }
}

const QUIET = ['--silent', '--ignore-scripts', '--no-audit', '--no-fund']

/** Packs what dist/ holds, and installs the tarball into a new project outside the repository. */
export default function setup(project: TestProject): () => void {
  const consumer = mkdtempSync(join(tmpdir(), 'fihris-consumer-'))
  const npm = (cwd: string, args: string[]): void => {
    execFileSync('npm', [...args, ...QUIET], { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  npm(fileURLToPath(new URL('../../', import.meta.url)), ['pack', '--pack-destination', consumer])
  const tarball = readdirSync(consumer).find(name => name.endsWith('.tgz'))
  if (!tarball) throw new Error(`npm pack wrote no tarball to ${consumer}`)
  writeFileSync(join(consumer, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n')
  npm(consumer, ['install', '--prefer-offline', `./${tarball}`, `flexsearch@${manifest.devDependencies.flexsearch}`])
  project.provide('consumer', consumer)
  return () => rmSync(consumer, { recursive: true, force: true })
}
