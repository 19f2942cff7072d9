import type {
  HelmTarget,
  KustomizationTarget,
  ManifestsTarget,
  MissingSource,
  StatingObject,
  Target,
} from '../../../core/target.ts'
import { joinPath, resolveLinks } from '../../../core/tree.ts'
import type { Node } from '../../../model/node.ts'
import { repositoryKey } from '../../../syntax/repository-url.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { kustomizationNames } from '../../kustomizations.ts'
import { treePaths } from '../../references/tree-paths.ts'
import { kustomizationGraph } from '../kustomization-graph.ts'
import type { RepositoryIdentity } from '../repository-identity.ts'
import type { Application } from './applications.ts'
import { directoryFiles } from './directory-files.ts'
import { environmentFor } from './environment.ts'
import { effectiveSource, type EffectiveSource } from './effective-source.ts'
import { helmOptionsOf } from './helm-source.ts'
import { kustomizationEdits } from './kustomize-edits.ts'
import { lineOf } from './lines.ts'
import { detectedType, statedTypes, type SourceType } from './source-type.ts'
import type { SourceFolder } from './value-files.ts'
import { substitution } from './variables.ts'

/** A source of an Application that renders something, and what it may refer to. */
export interface ApplicationSource {
  readonly application: Application
  readonly source: Node
  readonly identity: RepositoryIdentity
  readonly reader: Reader
  /** Whether the source with a `ref` shows this tree; `undefined` if no source has the `ref`. */
  readonly isShown: SourceFolder['isShown']
}

/** What a source is: a target, why it is none, or both if only a part of it is rendered. */
export type SourceResult =
  | { readonly target: Target; readonly reasons: readonly string[] }
  | { readonly reasons: readonly string[] }

/** The sources of an Application that render something; one with only a `ref` gives values files to others. */
export function sourcesIn(
  application: Application,
  identity: RepositoryIdentity,
  reader: Reader,
): ApplicationSource[] {
  const { sources, hasSources } = application
  const shownByRef = new Map(
    sources.flatMap((source): [string, boolean][] => {
      const ref = hasSources ? source.get('ref').text : ''
      return ref === '' ? [] : [[ref, elsewhere(source, identity) === null]]
    }),
  )
  const isShown = (ref: string): boolean | undefined => shownByRef.get(ref)
  return sources
    .filter((source) => !isValuesOnly(source))
    .map((source) => ({ application, source, identity, reader, isShown }))
}

function isValuesOnly(source: Node): boolean {
  return ['path', 'chart'].every((field) => source.get(field).text === '') && source.get('ref').text !== ''
}

/** The target of a source (argo-cd `reposerver/repository/repository.go`, GenerateManifests). */
export function sourceTarget(given: ApplicationSource): SourceResult {
  const { source, identity, reader } = given
  const reason = elsewhere(source, identity)
  if (reason !== null) return { reasons: [reason] }
  const path = source.get('path').text
  const folder = joinPath('', path)
  if (path === '') return { reasons: ['it states neither a path nor a chart'] }
  if (isUnfilled(path)) return { reasons: [`its path \`${path}\` is a template`] }
  const paths = treePaths(reader)
  if (paths.isUnknown(folder)) return { reasons: [`this tree does not contain the files of \`${folder}\``] }
  if (!paths.hasFolder(folder)) return missingFolder(given, folder)
  const resolved = resolveLinks(reader.tree, folder) ?? folder
  const effective = effectiveSource(source, resolved, given.application.name, reader)
  if ('broken' in effective) return { reasons: [`\`${effective.broken}\` is not YAML`] }
  const types = statedTypes(effective.source)
  if (types.length > 1) return { reasons: [`it states options of several tools: ${types.join(', ')}`] }
  const type = types[0] ?? detectedType(reader.tree, resolved)
  return targetReaders[type]({ ...given, ...effective, written: source }, resolved)
}

/** A source whose folder is in this tree, with the overrides in it. */
interface ReadSource extends ApplicationSource, EffectiveSource {
  /** The source as the Application states it. */
  readonly written: Node
}

/** Why this tree does not show a source; `null` if it does. */
function elsewhere(source: Node, identity: RepositoryIdentity): string | null {
  const url = source.get('repoURL').text
  const chart = source.get('chart').text
  if (chart !== '') return `its chart \`${chart}\` comes from a registry`
  if (url === '') return 'it states no repository'
  if (isUnfilled(url)) return 'the address of its repository is a template'
  if (!identity.isKnown)
    return 'nothing says which repository this is; `repository.aliases` in the configuration can'
  if (!identity.isThis(url)) {
    const name = repositoryKey(url)
    const repository = name === null ? '' : `, \`${name}\``
    return `its source is in another repository${repository}; if it is this one, list it in \`repository.aliases\``
  }
  const revision = source.get('targetRevision').text
  return identity.shows(revision)
    ? null
    : `its source is the revision \`${revision}\`, which this tree does not show`
}

const targetReaders: Readonly<Record<SourceType, (source: ReadSource, folder: string) => SourceResult>> = {
  helm: helmTarget,
  kustomize: kustomizationTarget,
  directory: directoryTarget,
  plugin: () => ({ reasons: ['a config management plugin renders it'] }),
}

function helmTarget(given: ReadSource, folder: string): SourceResult {
  const { application, source, written, placeOf, reader } = given
  const helm = source.get('helm')
  const options = helmOptionsOf(helm, folderOfSource(given, folder), placeOf)
  if (options.reasons.length > 0) return { reasons: options.reasons }
  const hasChart = treePaths(reader).hasFile(joinPath(folder, 'Chart.yaml'))
  const release = helm.get('releaseName').text || application.name
  const namespace = helm.get('namespace').text || application.destination.namespace
  const target: HelmTarget = {
    kind: 'helm',
    id: `${folder || '.'}:${release}`,
    path: folder,
    environment: environmentFor(application, folder, options.values),
    release,
    namespace: namespace === '' || isUnfilled(namespace) ? null : namespace,
    values: options.values,
    settings: options.settings,
    missing: [...(hasChart ? [] : [missing(folder, 'chart', written, application)]), ...options.missing],
    statedBy: statingObject(application),
  }
  return { target: withEnvironment(target), reasons: [] }
}

function kustomizationTarget(given: ReadSource, folder: string): SourceResult {
  const { application, source, reader } = given
  const file = kustomizationNames
    .map((name) => joinPath(folder, name))
    .find((path) => reader.tree.read(path) !== undefined)
  if (file === undefined) return missingKustomization(given, folder)
  const options = source.get('kustomize')
  const substitute = substitution(application, source)
  const edits = kustomizationEdits({ reader, folder, file, options, substitute })
  if (typeof edits === 'string') return { reasons: [edits] }
  const target: KustomizationTarget = {
    ...kustomizationAt(given, folder, file),
    ...kustomizationGraph(reader).filesOf(file),
    ...(edits && { edits }),
  }
  return { target: withEnvironment(target), reasons: [] }
}

function missingKustomization(given: ReadSource, folder: string): SourceResult {
  const { application, written } = given
  const target: KustomizationTarget = {
    ...kustomizationAt(given, folder, joinPath(folder, kustomizationNames[0])),
    missing: [missing(folder, 'kustomization', written, application)],
  }
  return { target: withEnvironment(target), reasons: [] }
}

function kustomizationAt({ application }: ReadSource, folder: string, file: string): KustomizationTarget {
  return {
    kind: 'kustomization',
    id: `kustomize:${folder || '.'}:${application.name}`,
    path: folder,
    environment: environmentFor(application, folder, []),
    file,
    files: [],
    kustomizations: [],
    missing: [],
    ...namespaceOf(application.destination.namespace),
    statedBy: statingObject(application),
  }
}

function directoryTarget(given: ReadSource, folder: string): SourceResult {
  const { application, source, reader } = given
  const { files, jsonnet } = directoryFiles(reader, folder, source.get('directory'))
  const reasons = jsonnet.length === 0 ? [] : [`Jsonnet is not evaluated: \`${jsonnet[0]!}\``]
  if (files.length === 0 && reasons.length > 0) return { reasons }
  return { target: manifestsTarget(application, folder, files, []), reasons }
}

function missingFolder({ application, source }: ApplicationSource, folder: string): SourceResult {
  const target = manifestsTarget(application, folder, [], [missing(folder, 'folder', source, application)])
  return { target, reasons: [] }
}

function manifestsTarget(
  application: Application,
  folder: string,
  files: readonly string[],
  missingSources: readonly MissingSource[],
): ManifestsTarget {
  return withEnvironment({
    kind: 'manifests',
    id: `directory:${folder || '.'}:${application.name}`,
    path: folder,
    environment: environmentFor(application, folder, []),
    files,
    missing: missingSources,
    ...namespaceOf(application.destination.namespace),
    statedBy: statingObject(application),
  })
}

function withEnvironment<Kind extends Target>(target: Kind): Kind {
  return target.environment === null ? target : { ...target, id: `${target.id}@${target.environment}` }
}

function namespaceOf(namespace: string): { namespace?: string } {
  return namespace === '' || isUnfilled(namespace) ? {} : { namespace }
}

function folderOfSource(given: ReadSource, folder: string): SourceFolder {
  const { application, source, reader, isShown } = given
  const { hasSources, manifest } = application
  return { reader, folder, isShown, hasSources, substitute: substitution(application, source), manifest }
}

function missing(
  path: string,
  what: MissingSource['what'],
  source: Node,
  { manifest }: Application,
): MissingSource {
  return { source: path || '.', what, ...lineOf(source.get('path'), manifest) }
}

function statingObject({ id, at }: Application): StatingObject {
  return { target: id, ...at }
}
