import { oncePer, oncePerName } from '../core/once-per.ts'
import { folderOf, isInside } from '../core/path.ts'
import type { Tree } from '../core/tree.ts'
import { globMatcher } from './glob.ts'

/** Returns whether a `.gitignore` of a tree matches a path or a folder above it. */
export const gitignoreOf = oncePer((tree: Tree): ((path: string) => boolean) => {
  const patterns = patternsOf(tree, '.gitignore')
  return (path) =>
    pathsTo(path).some((prefix) => isLeftOut(patterns.findLast((pattern) => fits(pattern, prefix))))
})

/** A source that source-controller packs. */
export interface PackedSource {
  /** `spec.ignore` of the source; `''` for none. */
  readonly ignore: string
  /** The folder that is packed; `''` for the root of the tree. */
  readonly packed: string
}

/**
 * Returns whether Flux excludes a file of a tree from the source that it packs: by the `.sourceignore` files of the packed
 * folder, then by `spec.ignore` of the source, else by its default patterns (source-controller
 * `internal/controller/storage`, SourceIgnoreFilter). Unlike in Git, a file may be included below an excluded folder.
 */
export function sourceignoreOf(tree: Tree, { ignore, packed }: PackedSource): (file: string) => boolean {
  return packedBy(tree, JSON.stringify([ignore, packed]))
}

const packedBy = oncePerName((tree: Tree, source: string): ((file: string) => boolean) => {
  const [ignore, packed] = JSON.parse(source) as [string, string]
  const stated = [
    ...patternsOf(tree, '.sourceignore').filter(({ folder }) => isInside(folder, packed)),
    ...patternsIn(ignore, packed),
  ]
  const own = stated.length > 0 ? versionControl : [...versionControl, ...usualExclusions]
  const patterns = [...patternsIn(own.join('\n'), packed), ...stated]
  return (file) => {
    const prefixes = pathsTo(file)
    return isLeftOut(patterns.findLast((pattern) => prefixes.some((prefix) => fits(pattern, prefix))))
  }
})

/** VCSPatterns of fluxcd `pkg/sourceignore`. */
const versionControl = ['.git/', '.gitignore', '.gitmodules', '.gitattributes']

/** DefaultPatterns of fluxcd `pkg/sourceignore`. */
const usualExclusions = [
  ...['*.jpg', '*.jpeg', '*.gif', '*.png', '*.wmv', '*.flv', '*.tar.gz', '*.zip'],
  ...['.github/', '.circleci/', '.travis.yml', '.gitlab-ci.yml', 'appveyor.yml', '.drone.yml'],
  ...['cloudbuild.yaml', 'codeship-services.yml', 'codeship-steps.yml'],
  ...['**/.goreleaser.yml', '**/.sops.yaml', '**/.flux.yaml'],
]

/** A line of a `.gitignore` or `.sourceignore` (https://git-scm.com/docs/gitignore). */
interface IgnorePattern {
  readonly folder: string
  readonly includes: boolean
  readonly isOfFolders: boolean
  readonly matches: (path: string) => boolean
}

/** The patterns of all files of a name, those of outer folders first. */
function patternsOf({ files, read }: Tree, name: string): IgnorePattern[] {
  return files
    .filter((path) => path === name || path.endsWith(`/${name}`))
    .toSorted((first, second) => first.length - second.length)
    .flatMap((file) => patternsIn(new TextDecoder().decode(read(file)), folderOf(file)))
}

function patternsIn(text: string, folder: string): IgnorePattern[] {
  return text.split(/\r?\n/).flatMap((line): IgnorePattern[] => {
    const pattern = line.trimEnd()
    if (pattern === '' || pattern.startsWith('#')) return []
    const includes = pattern.startsWith('!')
    const glob = pattern.slice(includes ? 1 : 0)
    const name = glob.replace(/\/$/, '')
    // A slash before the end makes it relative to the folder of the file.
    const relative = name.includes('/') ? name.replace(/^\//, '') : `**/${name}`
    return [{ folder, includes, isOfFolders: glob !== name, matches: globMatcher(relative) }]
  })
}

/** A path and the folders above it. */
interface PathPrefix {
  readonly path: string
  readonly isFolder: boolean
}

function pathsTo(path: string): PathPrefix[] {
  const segments = path.split('/')
  return segments.map((_, index) => ({
    path: segments.slice(0, index + 1).join('/'),
    isFolder: index < segments.length - 1,
  }))
}

function fits({ folder, isOfFolders, matches }: IgnorePattern, { path, isFolder }: PathPrefix): boolean {
  return (
    (isFolder || !isOfFolders) &&
    path !== folder &&
    isInside(path, folder) &&
    matches(folder === '' ? path : path.slice(folder.length + 1))
  )
}

/** The last pattern that matches decides. */
function isLeftOut(pattern: IgnorePattern | undefined): boolean {
  return pattern !== undefined && !pattern.includes
}
