import { table } from '../../core/table.ts'
import { folderOf, joinPath } from '../../core/path.ts'
import { resolveLinks } from '../../core/tree.ts'
import { Node } from '../../model/node.ts'
import type { UnresolvedReference } from '../../model/unresolved-reference.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import type { YamlDocument } from '../../yaml/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { kustomizationNames } from '../kustomizations.ts'
import {
  isInline,
  kustomizationPaths,
  type KustomizationPath,
  type PathUse,
} from '../parts/kustomization-paths.ts'
import { ignoreHint, nameHint, scriptHint } from './created-files.ts'
import { similarPath } from './similar.ts'
import { treePaths } from './tree-paths.ts'

/**
 * The paths in a kustomization file that do not exist or are not what kustomize needs there. Remote paths and paths with a
 * placeholder are ignored.
 */
export function kustomizationReferences(reader: Reader, file: string, root: Node): UnresolvedReference[] {
  return kustomizationPaths(root)
    .filter(({ path }) => isLocal(path))
    .flatMap((named) => unresolved(named, { reader, file, root }) ?? [])
}

/** The roots of the documents of a kustomization file that are maps, links followed; empty for a missing or broken file. */
export function kustomizationRoots(reader: Reader, file: string): Node[] {
  return documentsAt(reader, file).flatMap(({ root }) => (root?.kind === 'map' ? Node.of(root) : []))
}

/** The documents of a file, links followed. */
export function documentsAt(reader: Reader, path: string): readonly YamlDocument[] {
  return reader.documents(resolveLinks(reader.tree, path) ?? path)
}

/** The kustomization file in a folder; `undefined` if there is none. */
export function kustomizationIn(reader: Reader, folder: string): string | undefined {
  const { hasFile } = treePaths(reader)
  return kustomizationNames.map((name) => joinPath(folder, name)).find(hasFile)
}

/** True for a relative path: no address that kustomize downloads, no inline text, no absolute path, no placeholder. */
export function isLocal(path: string): boolean {
  return !isInline(path) && !isRemote(path) && !path.startsWith('/') && !isUnfilled(path)
}

/**
 * True for an address that kustomize clones or downloads (kustomize `api/internal/git/repospec.go` NewRepoSpecFromURL,
 * `api/internal/loader/fileloader.go` IsRemoteFile), and for hosts that only older versions accept without a scheme.
 */
function isRemote(path: string): boolean {
  return (
    /^(git::|ssh:\/\/|https?:\/\/|file:\/\/|[a-z][a-z0-9-]*@)/i.test(path) ||
    /^(github\.com|gitlab\.com|bitbucket\.org)[/:]/i.test(path) ||
    /\?(ref|version|timeout|submodules)=/.test(path)
  )
}

/** The kustomization that names a path. */
interface Place {
  readonly reader: Reader
  readonly file: string
  readonly root: Node
}

function unresolved(named: KustomizationPath, place: Place): UnresolvedReference | null {
  const { reader, file } = place
  const paths = treePaths(reader)
  const path = joinPath(folderOf(file), named.path)
  if (paths.isUnknown(path)) return null
  if (paths.hasFile(path)) return named.use === 'component' ? noComponent(named, path, place) : null
  if (!usesOfFolders.has(named.use) || !paths.hasFolder(path)) return missingPath(named, path, place)
  const included = kustomizationIn(reader, path)
  if (included === undefined) return noKustomization(named, path, reader)
  return named.use === 'plugin' ? null : wrongKind(named, path, kustomizationRoots(reader, included)[0])
}

/**
 * The uses for which a path may be a folder with a kustomization (kustomize `api/internal/target/kusttarget.go`
 * accumulateResources).
 */
const usesOfFolders: ReadonlySet<PathUse> = new Set(['resource', 'component', 'plugin'])

/** A component is a folder of kind Component, and a resource is not (`kusttarget.go` accumulateDirectory). */
function wrongKind(
  named: KustomizationPath,
  path: string,
  included: Node | undefined,
): UnresolvedReference | null {
  if (!included || included.get('kind').isUnfilled) return null
  const isComponent = included.get('kind').text === 'Component'
  if (isComponent === (named.use === 'component')) return null
  const note = isComponent ? 'of kind Component' : 'of another kind than Component'
  const related = [{ node: included.get('kind'), note }]
  return { ...reference(named, path, isComponent ? 'is-a-component' : 'not-a-component'), related }
}

/** A folder without a kustomization file, unless something may create that file. */
function noKustomization(named: KustomizationPath, path: string, reader: Reader): UnresolvedReference {
  const file = joinPath(path, kustomizationNames[0])
  const mayExist = ignoreHint(reader, file) ?? nameHint(reader, file)
  if (mayExist === null) return reference(named, path, 'no-kustomization')
  const created = reference(named, path, 'created-file')
  return { ...created, noun: `the kustomization of ${created.noun}`, mayExist }
}

function noComponent(named: KustomizationPath, path: string, place: Place): UnresolvedReference {
  return { ...missingPath(named, path, place), code: 'missing-folder', mayExist: null }
}

function missingPath(named: KustomizationPath, path: string, place: Place): UnresolvedReference {
  const { reader } = place
  const asFolder = usesOfFolders.has(named.use) ? joinPath(path, kustomizationNames[0]) : path
  const ignored = ignoreHint(reader, path) ?? ignoreHint(reader, asFolder)
  const mayExist = ignored ?? useHint(named, place) ?? nameHint(reader, path) ?? scriptHint(reader, path)
  const code =
    mayExist === null ? (named.use === 'component' ? 'missing-folder' : 'missing-file') : 'created-file'
  const similar = similarPath(named.path, path, treePaths(reader))
  return { ...reference(named, path, code), similar, mayExist }
}

/**
 * Why a missing path may exist by its use: builds often create contents of ConfigMaps and Secrets, and a chart that
 * kustomize pulls contains values files.
 */
function useHint({ use, path }: KustomizationPath, { root }: Place): string | null {
  if (use === 'generator input') return 'an earlier step may create it'
  const chartHome = root.at('helmGlobals', 'chartHome').text || 'charts'
  return use === 'values file' && joinPath('', path).startsWith(`${joinPath('', chartHome)}/`)
    ? 'the chart that kustomize pulls may bring it'
    : null
}

function reference(
  { node, path: name, field }: KustomizationPath,
  path: string,
  code: UnresolvedReference['code'],
): UnresolvedReference {
  return {
    code,
    node,
    manifest: null,
    noun: nouns[field] ?? 'file',
    name,
    path,
    similar: null,
    mayExist: null,
    related: [],
  }
}

/** The noun for the paths of each field. */
const nouns = table<string>({
  bases: 'base',
  components: 'component',
  configMapGenerator: 'input of a ConfigMap',
  configurations: 'configuration',
  crds: 'definition',
  generators: 'generator',
  helmCharts: 'values file',
  openapi: 'schema',
  patches: 'patch',
  patchesJson6902: 'patch',
  patchesStrategicMerge: 'patch',
  replacements: 'replacement',
  resources: 'resource',
  secretGenerator: 'input of a Secret',
  transformers: 'transformer',
  validators: 'validator',
})
