import { groupBy } from '../../core/group.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { Node } from '../../model/node.ts'
import { selectorIndex } from '../policy/selector-index.ts'
import { labelsOf } from '../policy/selector.ts'

/**
 * The image type of a pod's proxy: `distroless`, `default` for the plain image, or `''` for the unchanged tag. It comes
 * from the pod's annotations, else from ProxyConfigs (the narrowest first), else from the mesh, else from the variant in
 * the injector's `global` values. `undefined` if no file states it (istio `pkg/kube/inject/inject.go`, proxyImageURL, and
 * `pkg/config/analysis/analyzers/util/proxyconfig.go`).
 */
export function proxyImageType(mesh: Mesh, pod: Manifest, global: Node): string | undefined {
  const annotation = pod.root.at('metadata', 'annotations', 'sidecar.istio.io/proxyImageType')
  if (annotation.exists) return annotation.text
  const variants = [global, ...mesh.configSources.flatMap((source) => source.global ?? [])].map(variantOf)
  const types = [typeOfAnnotation(pod), ...typesOfProxyConfigs(mesh, pod), ...typesOfMesh(mesh), ...variants]
  return types.find((type) => type !== '') ?? (isKnownToMesh(mesh) ? '' : undefined)
}

/** True if the mesh's ConfigMap is in the repository; a chart or an operator may add the type of a profile. */
function isKnownToMesh({ configSources }: Mesh): boolean {
  return configSources.some(({ global }) => global === null)
}

/** A chart prefers the variant of the proxy to the general one. */
function variantOf(global: Node): string {
  return global.at('proxy', 'variant').text || global.get('variant').text
}

function typeOfAnnotation({ root }: Manifest): string {
  const text = root.at('metadata', 'annotations', 'proxy.istio.io/config').text
  const [document] = parseDocuments(text, '')
  return document?.root ? imageType(Node.of(document.root)) : ''
}

/** Of several ProxyConfigs of one scope the first with an image type applies. */
function typesOfProxyConfigs(mesh: Mesh, pod: Manifest): string[] {
  const { namespace } = pod
  const configs = configsByNamespace(mesh)
  const inNamespace = namespace === mesh.rootNamespace ? undefined : configs.get(namespace)
  const labels = labelsOf(pod.root.at('metadata', 'labels'))
  const narrow = inNamespace?.narrow.selecting(labels).toSorted((a, b) => a.index - b.index) ?? []
  const inRootNamespace = configs.get(mesh.rootNamespace)
  return [...narrow.map(({ type }) => type), inNamespace?.wide ?? '', inRootNamespace?.first ?? '']
}

/** The ProxyConfigs of each namespace that set an image type. */
const configsByNamespace = derived(['ProxyConfig'], (mesh) => {
  const configs = mesh
    .ofKind('ProxyConfig')
    .map((config, index) => ({ config, index, type: imageType(config.spec) }))
  const groups = groupBy(
    configs.filter(({ type }) => type !== ''),
    ({ config }) => config.namespace,
  )
  return new Map(
    [...groups].map(([namespace, group]) => [
      namespace,
      {
        first: group[0]!.type,
        wide: group.find(({ config }) => selectorOf(config).size === 0)?.type ?? '',
        narrow: selectorIndex(
          group.filter(({ config }) => selectorOf(config).size > 0),
          ({ config }) => selectorOf(config),
        ),
      },
    ]),
  )
})

function typesOfMesh({ configSources }: Mesh): string[] {
  return configSources.map(({ config }) => imageType(config.get('defaultConfig')))
}

function selectorOf({ spec }: Manifest): ReadonlyMap<string, string> {
  return labelsOf(spec.at('selector', 'matchLabels'))
}

function imageType(proxyConfig: Node): string {
  return proxyConfig.at('image', 'imageType').text
}
