import { defaultConfigFile as usualFile, readConfig } from '../../config.ts'
import type { Config } from '../../core/config.ts'
import type { Difference, PathChange } from '../../core/difference.ts'
import { UsageError } from '../../core/errors.ts'
import { baseName, folderOf, joinPath } from '../../core/path.ts'
import { mayPushArtifacts } from '../../discover/gitops/flux/pushed-artifacts.ts'
import { configurationFiles } from '../../model/configuration-files.ts'
import { readerOf } from '../../yaml/reader.ts'
import { harmlessKind } from './harmless-files.ts'
import { namesByLinks, pathAndFolders } from './names-by-links.ts'

/**
 * True if no change can affect what is discovered, rendered, checked or counted, so that base and head are equal for
 * meshgate. Only this function decides it, and it requires a proof by the changed paths and a few questions to Git.
 * docs/checks.md describes the conditions. Code that reads another kind of file, or finds files in another way, has to
 * be considered here.
 */
export async function touchesNothing(difference: Difference, configFile: string): Promise<boolean> {
  const { changes } = difference
  if (changes.length === 0) return true
  if (!changes.every(({ path, isFile }) => isFile && harmlessKind(path) !== null)) return false
  const files = filesOf(difference)
  if (files === null || !files.every(isHarmless)) return false
  return !(await isConfigured(files, difference, configFile)) && isUnreferenced(files, difference)
}

/** A changed file with all paths by which it may be read. */
interface ChangedFile {
  readonly type: PathChange['type']
  readonly names: readonly string[]
}

/** The changed files; `null` if the paths of a file are too many, or if a link to a file breaks or becomes valid. */
function filesOf({ changes, links }: Difference): ChangedFile[] | null {
  const linkTargets = links()
  const targets = new Set(linkTargets.values())
  const namesOf = namesByLinks(linkTargets)
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

/**
 * True if a file is the configuration or one that it extends, or is named there as a chart, values or schema, or if the
 * configuration cannot be read.
 */
async function isConfigured(
  files: readonly ChangedFile[],
  difference: Difference,
  configFile: string,
): Promise<boolean> {
  const read = await configOf(difference, configFile)
  if (read === null) return true
  const named = new Set([configFile, ...read.files, ...pathsIn(read.config)])
  return files.some(({ names }) => names.some((name) => named.has(name)))
}

interface ReadConfig {
  readonly config: Config
  readonly files: readonly string[]
}

/** The configuration with the files that it extends; `null` if it cannot be read, which the run will report. */
async function configOf({ read, links }: Difference, file: string): Promise<ReadConfig | null> {
  const linkTargets = links()
  const isPlain = (path: string): boolean =>
    // Git accepts paths that a tree does not.
    !/\n/.test(path) &&
    path === joinPath('', path) &&
    !pathAndFolders(path).some((each) => linkTargets.has(each))
  if (!isPlain(file)) return null
  if (read(file) === undefined) return file === usualFile ? { config: {}, files: [] } : null
  const reader = readerOf({
    files: [file],
    links: new Map(),
    refused: [],
    read: (path) => (isPlain(path) ? read(path) : undefined),
  })
  try {
    return { config: await readConfig(reader, file), files: configurationFiles(reader, file).files }
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
 * True if the files are in no chart, no kustomization names them or a new folder of them, and no folder is added or removed that an Application
 * or a Flux Kustomization may name. Helm reads only files in the folder of a chart. A kustomization reads the files it
 * names, which Flux allows anywhere (`LoadRestrictionsNone` in fluxcd `pkg/kustomize`); files that it names may name
 * programs.
 */
function isUnreferenced(files: readonly ChangedFile[], { inBoth, hasFileContaining }: Difference): boolean {
  const readers = files.flatMap(({ names }) => names.flatMap(readersAbove))
  const addedOrRemoved = files.filter(({ type, names }) => type !== 'changed' && folderOf(names[0]!) !== '')
  const existing = inBoth([
    ...new Set([...readers, ...addedOrRemoved.map(({ names }) => folderOf(names[0]!))]),
  ])
  if (readers.some((path) => existing.has(path))) return false
  const newFolders = addedOrRemoved.filter(({ names }) => !existing.has(folderOf(names[0]!)))
  // A link to such a folder breaks or becomes valid.
  if (newFolders.some(({ names }) => names.length > 1)) return false
  if (newFolders.length > 0 && hasFileContaining(deliveringGroups, manifestFiles)) return false
  // Folders that a script pushes as artifacts are sources of Flux.
  if (files.some(({ names }) => names.some(mayPushArtifacts)) && hasFileContaining(artifacts, manifestFiles))
    return false
  // An Application may set a value to the text of any file.
  if (hasFileContaining(['fileParameters'], manifestFiles)) return false
  const names = new Set([
    ...files.flatMap((file) => file.names.map(baseName)),
    ...newFolders.flatMap((file) =>
      pathAndFolders(folderOf(file.names[0]!)).flatMap((folder) => baseName(folder) || []),
    ),
  ])
  return !hasFileContaining([...names], kustomizationFiles)
}

/** The paths of files that would make a path part of a chart or, for a program, of a kustomization. */
function readersAbove(path: string): string[] {
  const files = harmlessKind(path) === 'program' ? ['Chart.yaml', ...kustomizationNames] : ['Chart.yaml']
  return pathAndFolders(folderOf(path)).flatMap((folder) => files.map((file) => joinPath(folder, file)))
}

/** `RecognizedKustomizationFileNames` of kustomize's `konfig` package. */
const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

/** Kustomizations and templates of them. */
const kustomizationFiles = ['**/kustomization*']

/** The API groups of kinds that apply a folder: see `deliveriesIn` (discover/parts/). */
const deliveringGroups = ['argoproj.io', 'kustomize.toolkit.fluxcd.io', 'fluxcd.controlplane.io']

/** The kinds of sources that may be an artifact that CI pushes. */
const artifacts = ['OCIRepository']

const manifestFiles = ['**/*.yaml', '**/*.yml', '**/*.json']
