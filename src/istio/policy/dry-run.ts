import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'

/**
 * True for an AuthorizationPolicy that Istio only evaluates and logs: its annotation `istio.io/dry-run` is true for Go
 * (strconv.ParseBool).
 */
export const isDryRunPolicy = oncePer(({ root }: Manifest): boolean =>
  ['true', 't', '1', 'T', 'TRUE', 'True'].includes(
    String(root.at('metadata', 'annotations', 'istio.io/dry-run').scalar),
  ),
)
