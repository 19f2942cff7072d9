import { hostInvalid } from './egress/host-invalid.ts'
import { mediatedHostWildcard } from './egress/mediated-host-wildcard.ts'
import { portPolicyReplaces } from './egress/port-policy-replaces.ts'
import { notRendered } from './gitops/not-rendered.ts'
import { sourceMissing } from './gitops/source-missing.ts'
import { renderFailed } from './helm/render-failed.ts'
import { valuesSchema } from './helm/values-schema.ts'
import { issuerInvalid } from './jwt/issuer-invalid.ts'
import { jwksUriInvalid } from './jwt/jwks-uri-invalid.ts'
import { notEnforced } from './jwt/not-enforced.ts'
import { duration } from './routing/duration.ts'
import { retriesWithoutTimeout } from './routing/retries-without-timeout.ts'
import { timeoutCoversRetries } from './routing/timeout-covers-retries.ts'
import type { Rule } from './rule.ts'
import { duplicateKey } from './schema/duplicate-key.ts'
import { yamlInvalid } from './schema/yaml-invalid.ts'

/** Every rule that meshgate has, sorted by id. */
export const rules: readonly Rule[] = [
  hostInvalid,
  mediatedHostWildcard,
  portPolicyReplaces,
  notRendered,
  sourceMissing,
  renderFailed,
  valuesSchema,
  issuerInvalid,
  jwksUriInvalid,
  notEnforced,
  duration,
  retriesWithoutTimeout,
  timeoutCoversRetries,
  duplicateKey,
  yamlInvalid,
]

/** The ids of all rules, sorted. */
export const ruleIds: readonly string[] = rules.map(({ id }) => id)
