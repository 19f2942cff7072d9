import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'rolldown'
import plugin from 'rollup-plugin-license'
import { dependencyLicenses } from './scripts/build/licenses.ts'

/** The plugin is its module itself, which its types do not know. */
const license = plugin as unknown as typeof plugin.default

/** Where the bundle goes; another folder where it is only compared. */
const folder = process.env['MESHGATE_DIST'] ?? 'dist'

export default defineConfig({
  input: {
    action: 'src/action.ts',
    cli: 'src/cli.ts',
    worker: 'src/worker.ts',
    'process-worker': 'src/process-worker.ts',
    'schema-process': 'src/schema-process.ts',
    'cel-process': 'src/cel-process.ts',
  },
  platform: 'node',
  // The modules of the package: what is not used is left out, and the rest is not run before it is needed.
  resolve: { alias: { yaml: fileURLToPath(new URL('node_modules/yaml/browser/index.js', import.meta.url)) } },
  plugins: [license({ thirdParty: dependencyLicenses(`${folder}/licenses.txt`) })],
  output: {
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: ({ name, facadeModuleId, moduleIds }) =>
      `chunks/${packageChunk(facadeModuleId ?? moduleIds.at(-1) ?? '') ?? name}.js`,
    // Readable, so that what runs in a repository can be audited; names kept for stack traces. Doc comments are in src/.
    minify: false,
    comments: { jsdoc: false },
  },
})

/** The name of a chunk whose module is part of a package: that of the package, and of the file if it says more. */
function packageChunk(id: string): string | undefined {
  const [, scope = '', name, path = ''] = /\/node_modules\/(?:@([^/]+)\/)?([^/]+)\/(.+)$/.exec(id) ?? []
  if (!name) return undefined
  const prefix = scope ? `${scope}-${name}` : name
  const file = basename(path, '.js')
  return ['index', 'mod', name].includes(file) ? prefix : `${prefix}-${file}`
}
