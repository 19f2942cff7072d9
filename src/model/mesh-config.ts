import type { MeshSettings } from '../core/config.ts'
import { parseDocuments } from '../yaml/parse.ts'
import { groupOf, type Manifest } from './manifest.ts'
import { Node } from './node.ts'
import { mergedOrFileEntry, type ValuesEntry } from './values.ts'

/** A MeshConfig in the repository. */
export interface MeshConfigSource {
  /** The object with the MeshConfig, or the entry of values of the chart that creates it. */
  readonly owner: Manifest | ValuesEntry
  /** What a person edits: the `meshConfig` itself, or the string in a ConfigMap. */
  readonly node: Node
  /** The MeshConfig; for a string in a ConfigMap the root of its own document. */
  readonly config: Node
  /** The `values.global` beside it, if the object has values of the istiod chart. */
  readonly global: Node | null
}

/**
 * The known settings of a mesh: those of `.meshgate.yaml`, and otherwise those in which all sources agree. A setting that no
 * source has, or in which two differ, is `undefined`: unknown, not Istio's default.
 */
export function agreedSettings(
  sources: readonly MeshConfigSource[],
  configured: MeshSettings | null,
): MeshSettings {
  const settingsBySource = sources.map(settingsOf)
  const common = Object.fromEntries(
    fields.flatMap((field) => {
      const [first, ...otherValues] = settingsBySource.map((settings) => settings[field])
      const isAgreed = otherValues.every((value) => JSON.stringify(value) === JSON.stringify(first))
      return first !== undefined && isAgreed ? [[field, first] as const] : []
    }),
  )
  return { ...common, ...configured }
}

/**
 * The MeshConfigs of the mesh: in objects, the ConfigMap `istio` or `istio-REVISION` that istiod reads (the chart renders it
 * too), and `spec.meshConfig` and `spec.values.meshConfig` of an IstioOperator or of an Istio of the Sail operator; in
 * values, those of an istiod chart that is not in the repository.
 */
export function meshConfigsIn(
  manifests: readonly Manifest[],
  entries: readonly ValuesEntry[],
): MeshConfigSource[] {
  const ofObjects = manifests.flatMap((manifest) => {
    if (manifest.kind === 'ConfigMap' && groupOf(manifest) === '') return sourcesOfConfigMap(manifest)
    return isMeshOperator(manifest) ? sourcesOfOperator(manifest) : []
  })
  return [...ofObjects, ...entries.filter(({ layout }) => layout === 'meshConfig').map(sourceOfValues)]
}

/** In values `global` is beside `meshConfig`. */
function sourceOfValues(entry: ValuesEntry): MeshConfigSource {
  const config = mergedOrFileEntry(entry)
  const parent = config.root.at(...config.pathKeys.slice(0, -1))
  return { owner: entry, node: config, config, global: parent.get('global') }
}

/** True for an IstioOperator and for an Istio of the Sail operator. */
export function isMeshOperator(manifest: Manifest): boolean {
  return operators.get(manifest.kind) === groupOf(manifest)
}

const operators: ReadonlyMap<string, string> = new Map([
  ['Istio', 'sailoperator.io'],
  ['IstioOperator', 'install.istio.io'],
])

function sourcesOfConfigMap(manifest: Manifest): MeshConfigSource[] {
  if (!/^istio(-|$)/.test(manifest.name)) return []
  const node = manifest.root.at('data', 'mesh')
  if (node.text === '') return []
  const [document] = parseDocuments(node.text, manifest.root.location.file)
  return document?.root ? [{ owner: manifest, node, config: Node.of(document.root), global: null }] : []
}

function sourcesOfOperator(manifest: Manifest): MeshConfigSource[] {
  const values = manifest.spec.get('values')
  return [manifest.spec.get('meshConfig'), values.get('meshConfig')]
    .filter(({ kind }) => kind === 'map')
    .map((node) => ({ owner: manifest, node, config: node, global: values.get('global') }))
}

/** Reads MeshConfig (istio.io/api `mesh/v1alpha1/config.proto`); values of the wrong type count as unset. */
function settingsOf({ config, global }: MeshConfigSource): MeshSettings {
  const settings = {
    rootNamespace: config.get('rootNamespace').text || global?.get('istioNamespace').text,
    trustDomain: config.get('trustDomain').text,
    clusterDomain: global?.at('proxy', 'clusterDomain').text,
    outboundTrafficPolicy: outboundOf(config),
    defaultHttpRetryPolicy: retriesOf(config.get('defaultHttpRetryPolicy')),
    defaultProviders: defaultsOf(config.get('defaultProviders')),
    extensionProviders: providersOf(config.get('extensionProviders')),
  }
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''),
  )
}

const fields = [
  'rootNamespace',
  'trustDomain',
  'clusterDomain',
  'outboundTrafficPolicy',
  'defaultHttpRetryPolicy',
  'defaultProviders',
  'extensionProviders',
] as const satisfies readonly (keyof MeshSettings)[]

/** A block without a mode means the first mode of the enum, not the default that Istio has without the block. */
function outboundOf(config: Node): MeshSettings['outboundTrafficPolicy'] {
  const policy = config.get('outboundTrafficPolicy')
  const mode = policy.get('mode')
  if (policy.kind !== 'map') return undefined
  return { mode: modes.find((value) => value === mode.text) ?? 'REGISTRY_ONLY' }
}

const modes = ['ALLOW_ANY', 'ALLOW_ANY_DYNAMIC_DNS'] as const

function retriesOf(policy: Node): MeshSettings['defaultHttpRetryPolicy'] {
  if (policy.kind !== 'map') return undefined
  const attempts = policy.get('attempts').number
  const retryOn = policy.get('retryOn').text
  return { ...(attempts !== undefined && { attempts }), ...(retryOn !== '' && { retryOn }) }
}

function defaultsOf(providers: Node): MeshSettings['defaultProviders'] {
  const logging = providers.get('accessLogging')
  return logging.kind === 'list' ? { accessLogging: logging.items().map(({ text }) => text) } : undefined
}

function providersOf(providers: Node): MeshSettings['extensionProviders'] {
  if (providers.kind !== 'list') return undefined
  return providers
    .items()
    .flatMap((provider) => (provider.get('name').text ? [{ name: provider.get('name').text }] : []))
}
