import { groupBy } from '../../core/group.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { Node } from '../../model/node.ts'
import { selectorIndex } from '../policy/selector-index.ts'
import { labelsOf } from '../policy/selector.ts'

/**
 * The type of image that the proxy of a pod is to run, such as `distroless`, `default` for the plain one, `''` for that
 * of the tag as it is: what its annotations say, else ProxyConfigs from the narrowest to the widest, else the mesh, else
 * the variant in `global` values of the injector. `undefined` where no file says it (istio `pkg/kube/inject/inject.go`,
 * proxyImageURL, and `pkg/config/analysis/analyzers/util/proxyconfig.go`).
 */
export function proxyImageType(mesh: Mesh, pod: Manifest, global: Node): string | undefined {
  const own = pod.root.at('metadata', 'annotations', 'sidecar.istio.io/proxyImageType')
  if (own.exists) return own.text
  const variants = [global, ...mesh.configSources.flatMap((source) => source.global ?? [])].map(variantOf)
  const said = [ofAnnotation(pod), ...ofProxyConfigs(mesh, pod), ...ofMesh(mesh), ...variants]
  return said.find((type) => type !== '') ?? (isTold(mesh) ? '' : undefined)
}

/** The ConfigMap is all that istiod reads; a chart or an operator may add the type of a profile. */
function isTold({ configSources }: Mesh): boolean {
  return configSources.some(({ global }) => global === null)
}

/** A chart takes the variant of the proxy before the general one. */
function variantOf(global: Node): string {
  return global.at('proxy', 'variant').text || global.get('variant').text
}

function ofAnnotation({ root }: Manifest): string {
  const text = root.at('metadata', 'annotations', 'proxy.istio.io/config').text
  const [document] = parseDocuments(text, '')
  return document?.root ? imageType(Node.of(document.root)) : ''
}

/** Of several ProxyConfigs of one kind the first that says something. */
function ofProxyConfigs(mesh: Mesh, pod: Manifest): string[] {
  const { namespace } = pod
  const configs = configsByNamespace(mesh)
  const own = namespace === mesh.rootNamespace ? undefined : configs.get(namespace)
  const labels = labelsOf(pod.root.at('metadata', 'labels'))
  const narrow = own?.narrow.selecting(labels).toSorted((one, other) => one.index - other.index) ?? []
  const widest = configs.get(mesh.rootNamespace)
  return [...narrow.map(({ type }) => type), own?.wide ?? '', widest?.first ?? '']
}

/** The ProxyConfigs of each namespace that say something about the image. */
const configsByNamespace = derived(['ProxyConfig'], (mesh) => {
  const all = mesh
    .ofKind('ProxyConfig')
    .map((config, index) => ({ config, index, type: imageType(config.spec) }))
  const groups = groupBy(
    all.filter(({ type }) => type !== ''),
    ({ config }) => config.namespace,
  )
  return new Map(
    [...groups].map(([namespace, own]) => [
      namespace,
      {
        first: own[0]!.type,
        wide: own.find(({ config }) => selectorOf(config).size === 0)?.type ?? '',
        narrow: selectorIndex(
          own.filter(({ config }) => selectorOf(config).size > 0),
          ({ config }) => selectorOf(config),
        ),
      },
    ]),
  )
})

function ofMesh({ configSources }: Mesh): string[] {
  return configSources.map(({ config }) => imageType(config.get('defaultConfig')))
}

function selectorOf({ spec }: Manifest): ReadonlyMap<string, string> {
  return labelsOf(spec.at('selector', 'matchLabels'))
}

function imageType(proxyConfig: Node): string {
  return proxyConfig.at('image', 'imageType').text
}
