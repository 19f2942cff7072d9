import { parseDocuments } from '../yaml/parse.ts'
import type { Manifest } from './manifest.ts'
import type { Mesh } from './mesh.ts'
import { Node } from './node.ts'
import { labelsOf, selects } from './selector.ts'

/**
 * The kind of image that the proxy of a pod is to run, such as `distroless`, and `''` for the plain one: what its
 * annotation says, else ProxyConfigs from the narrowest to the widest, else the mesh. `undefined` where no file says
 * it (istio `pkg/config/analysis/analyzers/util/proxyconfig.go`).
 */
export function proxyImageType(mesh: Mesh, pod: Manifest): string | undefined {
  const said = [ofAnnotation(pod), ...ofProxyConfigs(mesh, pod), ...ofMesh(mesh)].find((type) => type !== '')
  if (said !== undefined) return said === 'default' ? '' : said
  return mesh.configSources.length > 0 ? '' : undefined
}

function ofAnnotation({ root }: Manifest): string {
  const text = root.at('metadata', 'annotations', 'proxy.istio.io/config').text
  const [document] = parseDocuments(text, '')
  return document?.root ? imageType(Node.of(document.root)) : ''
}

function ofProxyConfigs(mesh: Mesh, pod: Manifest): string[] {
  const all = mesh.ofKind('ProxyConfig')
  const own = all.filter(({ namespace }) => namespace === pod.namespace && namespace !== mesh.rootNamespace)
  const labels = labelsOf(pod.root.at('metadata', 'labels'))
  const narrow = own.filter((one) => isNarrow(one) && selects(selectorOf(one), labels))
  const wide = own.filter((one) => !isNarrow(one))
  const widest = all.filter(({ namespace }) => namespace === mesh.rootNamespace)
  return [...narrow, ...wide, ...widest].map(({ spec }) => imageType(spec))
}

function ofMesh({ configSources }: Mesh): string[] {
  return configSources.map(({ config }) => imageType(config.get('defaultConfig')))
}

function isNarrow(config: Manifest): boolean {
  return selectorOf(config).size > 0
}

function selectorOf({ spec }: Manifest): ReadonlyMap<string, string> {
  return labelsOf(spec.at('selector', 'matchLabels'))
}

function imageType(proxyConfig: Node): string {
  return proxyConfig.at('image', 'imageType').text
}
