import type { Manifest } from '../model/manifest.ts'
import { isUnfilled } from '../model/placeholder.ts'
import { quote } from './quote.ts'
import { refused } from './refused.ts'
import type { Problem } from './rule.ts'

/**
 * What Istio's webhook refuses about the annotation that tries a policy out: only an AuthorizationPolicy may bear it,
 * to allow or to deny, and it says true or false (istio `pkg/config/validation/validation.go`,
 * checkDryRunAnnotation).
 */
export function* dryRunProblems({ kind, root, spec }: Manifest): Generator<Problem> {
  const node = root.at('metadata', 'annotations', 'istio.io/dry-run')
  const action = spec.get('action').text
  if (!node.exists || isUnfilled(node.text)) return
  if (kind !== 'AuthorizationPolicy') {
    yield refused(node, 'only an AuthorizationPolicy can be tried out with `istio.io/dry-run`')
  } else if (action === 'CUSTOM' || action === 'AUDIT') {
    yield refused(
      node,
      `only ALLOW and DENY can be tried out with \`istio.io/dry-run\`, not ${quote(action)}`,
    )
  } else if (typeof node.scalar === 'string' && !booleans.has(node.text)) {
    yield refused(node, `\`istio.io/dry-run\` is ${quote(node.text)}: it says true or false`)
  }
}

/** What Go's `strconv.ParseBool` reads. */
const booleans = new Set(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'])
