import { defaultConfigFile as usualFile, readConfig } from '../../config.ts'
import type { Config } from '../../core/config.ts'
import type { Difference, PathChange } from '../../core/difference.ts'
import { UsageError } from '../../core/errors.ts'
import { baseName, folderOf, joinPath, memoryTree } from '../../core/tree.ts'
import { readerOf } from '../../yaml/reader.ts'
import { harmlessKind } from './harmless-files.ts'
import { namesByLinks, linkedPlaces } from './names-by-links.ts'

/**
 * True if no change can alter what is discovered, rendered, checked or accounted for: base and head are equal for
 * meshgate. It is the one place that decides this, and holds a change for harmless only if that is proven by the paths
 * that change and few answers about the rest. docs/checks.md says it in words. What learns to read another kind of file,
 * or to look for files in another way, has to be added here.
 */
export async function touchesNothing(difference: Difference, configFile: string): Promise<boolean> {
  const { changes } = difference
  if (changes.length === 0) return true
  if (!changes.every(({ path, isFile }) => isFile && harmlessKind(path) !== null)) return false
  const files = filesOf(difference)
  if (files === null || !files.every(isHarmless)) return false
  return !(await isConfigured(files, difference, configFile)) && isApart(files, difference)
}

/** A file that changes, and the paths under which something may read it. */
interface ChangedFile {
  readonly type: PathChange['type']
  readonly names: readonly string[]
}

/** `null` where the names of a file cannot be told, and where a link to it dies or comes to life. */
function filesOf({ changes, links }: Difference): ChangedFile[] | null {
  const known = links()
  const targets = new Set(known.values())
  const namesOf = namesByLinks(known)
  const files: ChangedFile[] = []
  for (const { path, type } of changes) {
    const names = namesOf(path)
    if (names === null || (type !== 'changed' && targets.has(path))) return null
    files.push({ type, names })
  }
  return files
}

function isHarmless({ names }: ChangedFile): boolean {
  return names.every((name) => harmlessKind(name) !== null)
}

/** True for the configuration itself and for what it names as a chart, values or a schema, and if it cannot be read. */
async function isConfigured(
  files: readonly ChangedFile[],
  difference: Difference,
  configFile: string,
): Promise<boolean> {
  const config = await configOf(difference, configFile)
  if (config === null) return true
  const named = new Set([configFile, ...pathsIn(config)])
  return files.some(({ names }) => names.some((name) => named.has(name)))
}

/** `null` where it cannot be read: then the run says why. */
async function configOf({ read, links }: Difference, file: string): Promise<Config | null> {
  const known = links()
  // Git takes more for a path than a tree does.
  if (/\n/.test(file) || file !== joinPath('', file)) return null
  if (linkedPlaces(file).some((place) => known.has(place))) return null
  const data = read(file)
  if (data === undefined) return file === usualFile ? {} : null
  try {
    return await readConfig(readerOf(memoryTree({ [file]: data })), file)
  } catch (error) {
    if (error instanceof UsageError) return null
    throw error
  }
}

function pathsIn({ targets = [], schemas = [] }: Config): string[] {
  const paths = [
    ...targets.flatMap(({ chart = '', values = [] }) => [chart, ...values]),
    ...schemas.map((entry) => (typeof entry === 'string' ? entry : entry.file)),
  ]
  return paths.map((path) => joinPath('', path))
}

/**
 * True if the files are in no chart, no kustomization names them, and no folder comes or goes that an Application or a
 * Flux Kustomization may mean. Helm reads only what is in the folder of a chart. A kustomization reads what it names,
 * which Flux lets be anywhere (`LoadRestrictionsNone` in fluxcd `pkg/kustomize`), and programs may also be named by
 * what it names.
 */
function isApart(files: readonly ChangedFile[], { inBoth, hasFileContaining: isHeld }: Difference): boolean {
  const readers = files.flatMap(({ names }) => names.flatMap(readersAbove))
  const moved = files.filter(({ type, names }) => type !== 'changed' && folderOf(names[0]!) !== '')
  const there = inBoth([...new Set([...readers, ...moved.map(({ names }) => folderOf(names[0]!))])])
  if (readers.some((path) => there.has(path))) return false
  const withFolder = moved.filter(({ names }) => !there.has(folderOf(names[0]!)))
  // A link to such a folder dies or comes to life.
  if (withFolder.some(({ names }) => names.length > 1)) return false
  if (withFolder.length > 0 && isHeld(deliveringGroups, manifestFiles)) return false
  const names = new Set(files.flatMap((file) => file.names.map(baseName)))
  return !isHeld([...names], kustomizationFiles)
}

/** The files that would make a path a part of a chart or, for a program, of a kustomization. */
function readersAbove(path: string): string[] {
  const files = harmlessKind(path) === 'program' ? ['Chart.yaml', ...kustomizationNames] : ['Chart.yaml']
  return linkedPlaces(folderOf(path)).flatMap((folder) => files.map((file) => joinPath(folder, file)))
}

/** `RecognizedKustomizationFileNames` of kustomize's `konfig` package. */
const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

/** Templates of kustomizations included. */
const kustomizationFiles = ['**/kustomization*']

/** The API groups of what applies a folder: see `deliveriesIn` (discover/parts/). */
const deliveringGroups = ['argoproj.io', 'kustomize.toolkit.fluxcd.io']

const manifestFiles = ['**/*.yaml', '**/*.yml', '**/*.json']
