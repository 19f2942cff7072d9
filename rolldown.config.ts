import { defineConfig } from 'rolldown'
import license from 'rollup-plugin-license'
import { dependencyLicenses } from './scripts/build/licenses.ts'

/** Where the bundle goes; another folder where it is only compared. */
const folder = process.env['MESHGATE_DIST'] ?? 'dist'

export default defineConfig({
  input: { action: 'src/action.ts', cli: 'src/cli.ts', worker: 'src/worker.ts' },
  platform: 'node',
  plugins: [license({ thirdParty: dependencyLicenses(`${folder}/licenses.txt`) })],
  output: {
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    // Readable, so that what runs in a repository can be audited; names kept for stack traces.
    minify: false,
  },
})
