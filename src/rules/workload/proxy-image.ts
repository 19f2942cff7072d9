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

/** After istio `pkg/config/analysis/analyzers/injection/injection-image.go`. */
export const proxyImage = defineRule({
  id: 'workload/proxy-image',
  codes: ['differs-from-injector'],
  severity: 'warning',
  istio: ['IST0158'],
  summary: 'Pods of a Namespace hold a proxy of another image than its injector gives.',
  why: 'A pod that holds the proxy already keeps it: it stays at the release it was written with when the mesh is upgraded, and may not understand what a newer istiod sends.',
  fix: 'Take the container `istio-proxy` out of the pod and let the injector add it, or say with `sidecar.istio.io/proxyImage` that another image is meant.',
  across: {
    *Namespace(namespace, mesh) {
      const revision = injectingRevision(namespace)
      const injector = revision === undefined ? undefined : injectorValues(mesh, revision)
      const wanted = injector && imageOf(injector.get('global'))
      if (!wanted) return
      const isOther = (image: Node, pod: Manifest): boolean => {
        const type = proxyImageType(mesh, pod, injector.get('global'))
        return differs(image.text, wanted, type)
      }
      const pods = podsByNamespace(mesh).get(namespace.name) ?? []
      const others = pods.flatMap((pod) => imagesOf(pod).filter((image) => isOther(image, pod)))
      if (others.length === 0) return
      yield {
        code: 'differs-from-injector',
        node: namespace.root.at('metadata', 'name'),
        at: 'object',
        message: `pods hold the proxy ${quoteAll([...new Set(others.map(({ text }) => text))])}, and the injector gives ${quote(wanted)}`,
        related: others.slice(0, mostShown).map((node) => ({ node, note: 'another image' })),
      }
    },
  },
})

const mostShown = 5

/** `HUB/NAME:TAG`, unless the name is a whole image; `''` where a part is missing. */
function imageOf(global: Node): string {
  const [hub, name, tag] = [global.get('hub').text, global.at('proxy', 'image').text, global.get('tag').text]
  if (name.includes('/')) return name
  return hub !== '' && name !== '' && tag !== '' ? `${hub}/${name}:${tag}` : ''
}

const podsByNamespace = derived(['Pod'], (mesh) => groupBy(mesh.ofKind('Pod'), ({ namespace }) => namespace))

/** Of a pod that asks for no image of its own. `auto` is for the injector to fill. */
function imagesOf({ root }: Manifest): Node[] {
  if (root.at('metadata', 'annotations', 'sidecar.istio.io/proxyImage').text !== '') return []
  const images = proxiesOf(root).map((proxy) => proxy.get('image'))
  return images.filter(({ text }) => text !== '' && text !== 'auto' && !isUnfilled(text))
}

/**
 * The type of an image ends its tag; where no file says it, any will do. The plain image is of the same release as that
 * of the type, and is taken as well.
 */
function differs(image: string, wanted: string, type: string | undefined): boolean {
  if (type === undefined) return withoutType(image) !== withoutType(wanted)
  return image !== wanted && image !== withType(wanted, type)
}

function withType(image: string, type: string): string {
  if (type === '') return image
  return type === 'default' ? withoutType(image) : `${withoutType(image)}-${type}`
}

function withoutType(image: string): string {
  return image.replace(/-(debug|distroless)$/, '')
}
