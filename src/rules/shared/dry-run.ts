import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { refused } from '../message/refused.ts'
import type { Problem } from '../rule.ts'

/**
 * What Istio's webhook refuses about the annotation that tries a policy out, in an object of any kind but
 * AuthorizationPolicy: none of these may bear it (istio `pkg/config/validation/validation.go`, checkDryRunAnnotation).
 */
export function* dryRunUnsupported(manifest: Manifest): Generator<Problem<'dry-run-unsupported'>> {
  const node = annotation(manifest)
  if (!node.exists) return
  const message = 'only an AuthorizationPolicy can be tried out with `istio.io/dry-run`'
  yield refused('dry-run-unsupported', node, message)
}

/** The same in an AuthorizationPolicy: it may bear the annotation to allow or to deny, and it says true or false. */
export function* dryRunRefused(
  policy: Manifest,
): Generator<Problem<'dry-run-action' | 'dry-run-not-boolean'>> {
  const node = annotation(policy)
  const action = policy.spec.get('action').text
  if (!node.exists) return
  if (action === 'CUSTOM' || action === 'AUDIT') {
    const message = `only ALLOW and DENY can be tried out with \`istio.io/dry-run\`, not ${quote(action)}`
    yield refused('dry-run-action', node, message)
  } else if (typeof node.scalar === 'string' && !booleans.has(node.text)) {
    const message = `\`istio.io/dry-run\` is ${quote(node.text)}: it says true or false`
    yield refused('dry-run-not-boolean', node, message)
  }
}

function annotation({ root }: Manifest): Node {
  return root.at('metadata', 'annotations', 'istio.io/dry-run')
}

/** What Go's `strconv.ParseBool` reads. */
const booleans = new Set(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'])
