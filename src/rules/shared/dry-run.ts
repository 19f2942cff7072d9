import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import type { Problem } from '../problem.ts'

/**
 * Reports the annotation `istio.io/dry-run`, with any value, on an object that the caller knows to be of another kind than
 * AuthorizationPolicy: Istio's webhook refuses it there (istio `pkg/config/validation/validation.go`,
 * checkDryRunAnnotation).
 */
export function* dryRunUnsupported(manifest: Manifest): Generator<Problem<'dry-run-unsupported'>> {
  const node = annotation(manifest)
  if (!node.exists) return
  const message = '`istio.io/dry-run` works only on an AuthorizationPolicy: remove it'
  yield webhookProblem('dry-run-unsupported', node, message)
}

/** Reports an `istio.io/dry-run` of an AuthorizationPolicy that is no boolean, or whose action is CUSTOM or AUDIT. */
export function* dryRunRefused(
  policy: Manifest,
): Generator<Problem<'dry-run-action' | 'dry-run-not-boolean'>> {
  const node = annotation(policy)
  const action = policy.spec.get('action').text
  if (!node.exists) return
  if (action === 'CUSTOM' || action === 'AUDIT') {
    const message = `\`istio.io/dry-run\` works only with ALLOW and DENY, not ${quote(action)}: remove it`
    yield webhookProblem('dry-run-action', node, message)
  } else if (typeof node.scalar === 'string' && !booleans.has(node.text)) {
    const message = `\`istio.io/dry-run\` is ${quote(node.text)}: write \`"true"\` or \`"false"\``
    yield webhookProblem('dry-run-not-boolean', node, message)
  }
}

function annotation({ root }: Manifest): Node {
  return root.at('metadata', 'annotations', 'istio.io/dry-run')
}

/** The strings that Go's `strconv.ParseBool` accepts. */
const booleans = new Set(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'])
