import type { ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = {
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/package/**', 'tests/browser/**'],
          testTimeout: 60_000,
          // A failure shows what differs, not the whole of an index.
          diff: { truncateThreshold: 200, maxDepth: 8 },
        },
      },
      // What follows runs on dist/, so it needs a build first; the npm scripts see to that.
      { test: { name: 'package', include: ['tests/package/**/*.test.ts'], globalSetup: 'tests/package/setup.ts', testTimeout: 60_000 } },
      { test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
}

export default config
