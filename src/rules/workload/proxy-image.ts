import { groupBy } from '../../core/group.ts'
import { injectingRevision } from '../../istio/workload/dataplane.ts'
import { injectorValues } from '../../istio/workload/injector.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { proxiesOf } from '../../istio/workload/pod.ts'
import { proxyImageType } from '../../istio/workload/proxy-image-type.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

/** Source: istio `pkg/config/analysis/analyzers/injection/injection-image.go`. */
export const proxyImage = defineRule({
  id: 'workload/proxy-image',
  codes: ['differs-from-injector'],
  severity: 'warning',
  istio: ['IST0158'],
  summary: 'Pods of a Namespace contain a proxy with another image than the injector would add.',
  why: 'The injector does not replace a proxy that a pod already contains: it stays at its release when the mesh is upgraded, and may not understand what a newer istiod sends.',
  fix: 'Remove the container `istio-proxy` from the pod and let the injector add it, or set `sidecar.istio.io/proxyImage` if another image is intended.',
  across: {
    *Namespace(namespace, mesh) {
      const revision = injectingRevision(namespace)
      const injector = revision === undefined ? undefined : injectorValues(mesh, revision)
      const expected = injector && imageOf(injector.get('global'))
      if (!expected) return
      const differsFromInjector = (image: Node, pod: Manifest): boolean => {
        const type = proxyImageType(mesh, pod, injector.get('global'))
        return differs(image.text, expected, type)
      }
      const pods = podsByNamespace(mesh).get(namespace.name) ?? []
      const differing = pods.flatMap((pod) =>
        imagesOf(pod).filter((image) => differsFromInjector(image, pod)),
      )
      if (differing.length === 0) return
      yield {
        code: 'differs-from-injector',
        node: namespace.root.at('metadata', 'name'),
        at: 'object',
        message: `pods contain the proxy ${quoteAll([...new Set(differing.map(({ text }) => text))])}, and the injector would add ${quote(expected)}: let the injector add it`,
        related: differing.slice(0, maxShown).map((node) => ({ node, note: 'another image' })),
      }
    },
  },
})

const maxShown = 5

/** The image of the proxy, `HUB/NAME:TAG`, or the name alone if it is a complete image; `''` if one of them is missing. */
function imageOf(global: Node): string {
  const [hub, name, tag] = [global.get('hub').text, global.at('proxy', 'image').text, global.get('tag').text]
  if (name.includes('/')) return name
  return hub !== '' && name !== '' && tag !== '' ? `${hub}/${name}:${tag}` : ''
}

const podsByNamespace = derived(['Pod'], (mesh) => groupBy(mesh.ofKind('Pod'), ({ namespace }) => namespace))

/** The images of the proxies of a pod. None if an annotation sets the image; `auto` is left out, since the injector replaces it. */
function imagesOf({ root }: Manifest): Node[] {
  if (root.at('metadata', 'annotations', 'sidecar.istio.io/proxyImage').text !== '') return []
  const images = proxiesOf(root).map((proxy) => proxy.get('image'))
  return images.filter(({ text }) => text !== '' && text !== 'auto' && !isUnfilled(text))
}

/**
 * True if two images differ in more than their type, which is the end of the tag, such as `-distroless`.
 *
 * @param type the expected type; `undefined` if no file sets it, so that any type is accepted. An image without a type is
 * always accepted: it is of the same release.
 */
function differs(image: string, expected: string, type: string | undefined): boolean {
  if (type === undefined) return withoutType(image) !== withoutType(expected)
  return image !== expected && image !== withType(expected, type)
}

function withType(image: string, type: string): string {
  if (type === '') return image
  return type === 'default' ? withoutType(image) : `${withoutType(image)}-${type}`
}

function withoutType(image: string): string {
  return image.replace(/-(debug|distroless)$/, '')
}
