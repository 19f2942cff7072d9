import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/** The sources, relative to src/, with forward slashes. */
export function sourceFiles(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'))
    .toSorted()
}

/** Folders of src/ whose own folders are layers. */
const nested: ReadonlySet<string> = new Set(['istio', 'render'])

/** The layer of a source: its folder in src/ (`model`, `istio/hosts`), or itself without `.ts`. */
export function layerOf(file: string): string {
  const [folder, inner, ...rest] = file.split('/')
  return nested.has(folder!) && rest.length > 0 ? `${folder}/${inner}` : folder!.replace(/\.ts$/, '')
}

/** What a source imports, as it is written there. */
export function imports(file: string): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm
  return [...codeOf(file).matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3]!)
}

/** The sources that a source imports; data outside src/ is left out. */
export function importedSources(file: string): string[] {
  return imports(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.normalize(posix.join(dirname(file), name)))
    .filter((path) => !path.startsWith('..'))
}

/** A source without its comments. */
export function codeOf(file: string): string {
  return readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
}
