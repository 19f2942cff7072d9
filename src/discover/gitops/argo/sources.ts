import type { KustomizationTarget, ManifestsTarget, MissingSource } from '../../../core/target.ts'
import { joinPath } from '../../../core/path.ts'
import { resolveLinks } from '../../../core/tree.ts'
import type { Node } from '../../../model/node.ts'
import { repositoryKey } from '../../../syntax/repository-url.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { kustomizationNames } from '../../kustomizations.ts'
import { treePaths } from '../../references/tree-paths.ts'
import { kustomizationGraph } from '../kustomization-graph.ts'
import type { RepositoryIdentity } from '../repository-identity.ts'
import type { Application } from './applications.ts'
import { isChartSource } from './chart-source.ts'
import { directoryFiles } from './directory-files.ts'
import { environmentOfApplication } from './environment.ts'
import { effectiveSource } from './effective-source.ts'
import { kustomizationEdits } from './kustomize-edits.ts'
import { detectedType, statedTypes, type SourceType } from './source-type.ts'
import { helmTarget, registryTarget, valuesOfAbsentFolder } from './release-targets.ts'
import {
  missingSource,
  destinationNamespace,
  statingApplication,
  withEnvironmentInId,
  type ApplicationSource,
  type ReadSource,
  type SourceResult,
} from './source-context.ts'
import { buildEnvironment } from './variables.ts'

/**
 * The sources of an Application that render something, without those with only a `ref`, which provide values files to
 * others.
 */
export function sourcesIn(
  application: Application,
  identity: RepositoryIdentity,
  reader: Reader,
): ApplicationSource[] {
  const { sources, hasSources } = application
  const shownByRef = new Map(
    sources.flatMap((source): [string, boolean][] => {
      const ref = hasSources ? source.get('ref').text : ''
      return ref === '' ? [] : [[ref, reasonNotInTree(source, identity) === null]]
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

/**
 * The target of a source, or only the reasons why it has none, such as a source in another repository or an override file that
 * is not YAML; both if a part of it is rendered (argo-cd `reposerver/repository/repository.go`, GenerateManifests).
 */
export function sourceTarget(applicationSource: ApplicationSource): SourceResult {
  const { source, identity, reader } = applicationSource
  if (isChartSource(source)) return registryTarget(applicationSource)
  const reason = reasonNotInTree(source, identity)
  if (reason !== null) return { reasons: [reason], values: valuesOfAbsentFolder(applicationSource) }
  const path = source.get('path').text
  const folder = joinPath('', path)
  if (path === '') return { reasons: ['it states neither a path nor a chart'] }
  if (isUnfilled(path)) return { reasons: [`the path \`${path}\` is a template`] }
  const paths = treePaths(reader)
  if (paths.isUnknown(folder)) return { reasons: [`this tree does not contain the files of \`${folder}\``] }
  if (!paths.hasFolder(folder)) return missingFolder(applicationSource, folder)
  const resolved = resolveLinks(reader.tree, folder) ?? folder
  const effective = effectiveSource(source, resolved, applicationSource.application, reader)
  if ('broken' in effective) return { reasons: [`\`${effective.broken}\` is not YAML`] }
  const types = statedTypes(effective.source)
  if (types.length > 1) return { reasons: [`it states options of several tools: ${types.join(', ')}`] }
  const type = types[0] ?? detectedType(reader.tree, resolved)
  return targetReaders[type]({ ...applicationSource, ...effective, written: source }, resolved)
}

/** Why this tree does not contain a source; `null` if it does. */
function reasonNotInTree(source: Node, identity: RepositoryIdentity): string | null {
  const url = source.get('repoURL').text
  if (isChartSource(source)) return 'it is a chart of a registry'
  if (url === '') return 'it states no repository'
  if (isUnfilled(url)) return 'the address of its repository is a template'
  if (!identity.isKnown)
    return 'no file states which repository this is; list its URL under `repository.aliases` in the configuration'
  if (!identity.isThis(url)) {
    const name = repositoryKey(url)
    const repository = name === null ? '' : `, \`${name}\``
    return `the source is in another repository${repository}; if it is this one, list it in \`repository.aliases\``
  }
  const revision = source.get('targetRevision').text
  return identity.shows(revision)
    ? null
    : `the source is the revision \`${revision}\`, which this tree does not contain`
}

const targetReaders: Readonly<Record<SourceType, (source: ReadSource, folder: string) => SourceResult>> = {
  helm: helmTarget,
  kustomize: kustomizationTarget,
  directory: directoryTarget,
  plugin: () => ({ reasons: ['a config management plugin renders it'] }),
}

function kustomizationTarget(readSource: ReadSource, folder: string): SourceResult {
  const { application, source, reader } = readSource
  const file = kustomizationNames
    .map((name) => joinPath(folder, name))
    .find((path) => reader.tree.read(path) !== undefined)
  if (file === undefined) return missingKustomization(readSource, folder)
  const options = source.get('kustomize')
  const substitute = buildEnvironment(application, source)
  // If several templates state options, no place has all of them.
  const [place, ...others] = options.kind === 'map' ? readSource.valuesAt(options) : []
  const at = others.length === 0 ? (place?.at ?? null) : null
  const edits = kustomizationEdits({ reader, folder, file, options, at, substitute })
  if (typeof edits === 'string') return { reasons: [edits] }
  const target: KustomizationTarget = {
    ...kustomizationAt(readSource, folder, file),
    ...kustomizationGraph(reader).filesOf(
      file,
      edits?.components.map((path) => joinPath(folder, path)),
    ),
    ...(edits && { edits }),
  }
  return { target: withEnvironmentInId(target), reasons: [] }
}

function missingKustomization(readSource: ReadSource, folder: string): SourceResult {
  const { application, written } = readSource
  const target: KustomizationTarget = {
    ...kustomizationAt(readSource, folder, joinPath(folder, kustomizationNames[0])),
    missing: [missingSource(folder, 'kustomization', written, application)],
  }
  return { target: withEnvironmentInId(target), reasons: [] }
}

function kustomizationAt({ application }: ReadSource, folder: string, file: string): KustomizationTarget {
  return {
    kind: 'kustomization',
    id: `kustomize:${folder || '.'}:${application.name}`,
    path: folder,
    environment: environmentOfApplication(application, folder, []),
    file,
    files: [],
    kustomizations: [],
    missing: [],
    ...destinationNamespace(application.destination.namespace),
    ...statingApplication(application),
  }
}

function directoryTarget(readSource: ReadSource, folder: string): SourceResult {
  const { application, source, reader } = readSource
  const { files, jsonnet } = directoryFiles(reader, folder, source.get('directory'))
  const reasons = jsonnet.length === 0 ? [] : [`Jsonnet is not evaluated: \`${jsonnet[0]!}\``]
  if (files.length === 0 && reasons.length > 0) return { reasons }
  return { target: manifestsTarget(application, folder, files, []), reasons }
}

function missingFolder({ application, source }: ApplicationSource, folder: string): SourceResult {
  const target = manifestsTarget(
    application,
    folder,
    [],
    [missingSource(folder, 'folder', source, application)],
  )
  return { target, reasons: [] }
}

function manifestsTarget(
  application: Application,
  folder: string,
  files: readonly string[],
  missingSources: readonly MissingSource[],
): ManifestsTarget {
  return withEnvironmentInId({
    kind: 'manifests',
    id: `directory:${folder || '.'}:${application.name}`,
    path: folder,
    environment: environmentOfApplication(application, folder, []),
    files,
    missing: missingSources,
    ...destinationNamespace(application.destination.namespace),
    ...statingApplication(application),
  })
}
