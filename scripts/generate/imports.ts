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
const nested: ReadonlySet<string> = new Set(['effect', 'istio', 'render'])

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

/** The sources that are loaded together with a source: neither types nor what is imported when it is needed. */
export function loadedSources(file: string): string[] {
  const pattern = /(?:^|\n)\s*(?:import|export)\s(?!\s*type\s)(?:[^'"`;]*?from\s*)?['"](\.[^'"]+)['"]/g
  return [...codeOf(file).matchAll(pattern)]
    .map(([, name]) => posix.normalize(posix.join(dirname(file), name!)))
    .filter((path) => !path.startsWith('..'))
}

/** The sources that import one another in a circle, by type or by value: a list for each circle, sorted. */
export function importCircles(files: readonly string[]): string[][] {
  const graph = new Map(files.map((file) => [file, importedSources(file)]))
  const reached = new Map(files.map((file) => [file, reachedFrom(file, (each) => graph.get(each) ?? [])]))
  const circleOf = (file: string): string[] =>
    files.filter((target) => reached.get(file)!.has(target) && reached.get(target)!.has(file)).toSorted()
  const circles = files.filter((file) => reached.get(file)!.has(file)).map(circleOf)
  return [...new Map(circles.map((circle) => [circle.join(), circle])).values()]
}

/** The sources that a source imports, and those that these import. */
export function reachedFrom(file: string, importsOf = importedSources): Set<string> {
  const reached = new Set<string>()
  const visit = (from: string): void => {
    for (const imported of importsOf(from)) {
      if (reached.has(imported)) continue
      reached.add(imported)
      visit(imported)
    }
  }
  visit(file)
  return reached
}

/** A source without its comments. */
export function codeOf(file: string): string {
  return readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
}
