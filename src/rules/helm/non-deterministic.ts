import { hooksOf } from '../../model/kept-objects.ts'
import type { Manifest } from '../../model/manifest.ts'
import { pathText, type Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const nonDeterministic = defineRule({
  id: 'helm/non-deterministic',
  codes: ['replaced', 'kept-by-lookup'],
  severity: 'warning',
  summary: 'A field that has another value in each render.',
  why: 'Argo CD renders repeatedly, always shows the release as out of sync, and replaces the password, key or certificate with each sync; so does each upgrade by Helm. Pods keep the value that they started with. `lookup` finds nothing where Argo CD renders. Meshgate finds such fields by rendering twice, with different seeds and times.',
  fix: 'Set the value, take it from a Secret that is made outside of the chart, or keep the present one with `lookup` where Helm installs the chart.',
  on: {
    *varyingFields({ nodes, manifest, isKept }) {
      const [node, ...others] = appliedAgain(nodes, manifest)
      if (!node) return
      const { kind } = manifest
      const more =
        others.length > 0
          ? ` and ${others.length === 1 ? '1 more field' : `${others.length} more fields`}`
          : ''
      const fields = `${quote(pathText(node.pathKeys))}${more} of ${kind}`
      const verb = others.length > 0 ? 'differ' : 'differs'
      yield {
        code: isKept ? 'kept-by-lookup' : 'replaced',
        node,
        message: isKept
          ? `${fields} ${verb} in each render: \`lookup\` may keep the present value where Helm installs the chart, but Argo CD replaces it with each sync; set the value there`
          : `${fields} ${verb} in each render: each upgrade or sync replaces it; set the value, or take it from an object that is made outside of the chart`,
        ...(isKept && { severity: 'info' }),
      }
    },
  },
})

/**
 * The fields that an upgrade or sync replaces. It creates a hook anew, whatever its name; the hooks of tests run only by
 * `helm test`, and Argo CD leaves them out (https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-hooks).
 */
function appliedAgain(nodes: readonly Node[], manifest: Manifest): readonly Node[] {
  const { helm } = hooksOf(manifest)
  if (helm === null) return nodes
  if (helm.split(',').every((event) => /^test(?:-success|-failure)?$/.test(event.trim()))) return []
  return nodes.filter(({ pathKeys }) => pathKeys.join('.') !== 'metadata.name')
}
