import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Who may import whom. A layer is a folder of src/ or a file beside them. */
const layers: Record<string, readonly string[]> = {
  core: [],
  schema: ['core'],
  yaml: ['core'],
  model: ['yaml', 'core'],
  discover: ['model', 'yaml', 'core'],
  render: ['schema', 'yaml', 'core'],
  rules: ['model', 'schema', 'yaml', 'core'],
  lint: ['rules', 'model', 'core'],
  diff: ['model', 'yaml', 'core'],
  report: ['core'],
  config: ['rules', 'schema', 'model', 'yaml', 'core'],
  run: ['config', 'discover', 'lint', 'diff', 'rules', 'model', 'schema', 'yaml', 'core'],
  host: ['render', 'core'],
  worker: ['render', 'core'],
  cli: ['run', 'config', 'host', 'render', 'report', 'rules', 'schema', 'core'],
  action: ['run', 'config', 'host', 'render', 'report', 'core'],
}

/** Who may touch the process, the disk, the clock and chance. */
const edges = new Set(['cli', 'action', 'worker', 'host'])

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))

describe('layers', () => {
  it.each(files)('%s imports only what its layer may', (file) => {
    const layer = layerOf(file)
    const imported = imports(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => resolve(file, name))
    const wrong = imported.filter(
      (other) => layerOf(other) !== layer && !layers[layer]?.includes(layerOf(other)),
    )
    expect(wrong).toEqual([])
  })

  it.each(files.filter((file) => !edges.has(layerOf(file))))('%s reaches nothing outside', (file) => {
    const modules = imports(file).filter((name) => /^(@actions\/|node:(?!crypto$|util$))/.test(name))
    expect(modules).toEqual([])
    expect(code(file)).not.toMatch(
      /\b(process\.|console\.|Date\.now|new Date\(|Math\.random|performance\.now)/,
    )
  })

  it.each(files.filter((file) => layerOf(file) === 'cli'))('%s never reaches @actions', (file) => {
    expect([...reachable(file)].flatMap(imports).filter((name) => name.startsWith('@actions/'))).toEqual([])
  })

  it('every layer of the table exists', () => {
    expect(new Set(files.map(layerOf))).toEqual(new Set(Object.keys(layers)))
  })
})

function layerOf(file: string): string {
  return file.split('/')[0]!.replace(/\.ts$/, '')
}

function imports(file: string): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm
  return [...code(file).matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3]!)
}

/** The code without its comments. */
function code(file: string): string {
  return readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
}

function resolve(file: string, name: string): string {
  const path = posix.normalize(posix.join(dirname(file), name))
  return path.startsWith('../schemas/') || path.startsWith('../package.json') ? 'core/data.json' : path
}

function reachable(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !file.endsWith('.ts')) return seen
  seen.add(file)
  for (const name of imports(file)) if (name.startsWith('.')) reachable(resolve(file, name), seen)
  return seen
}
