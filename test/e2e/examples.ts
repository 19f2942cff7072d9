import type { Finding } from '../../src/core/report.ts'
import type { GateResult } from './gate.ts'

/** Where `payments` belongs in examples/repository. */
export const paymentsFile = 'apps/payments/values-prod.yaml'

/** The values of a mediated host whose retries need 12s. */
export function payments(timeout: string): string {
  return `istio-egress:\n  mediatedTls:\n${mediatedHost('card-processor', timeout)}`
}

/** One of several such hosts. */
export function mediatedHost(name: string, timeout: string): string {
  return `    ${name}:
      externalHost: ${name}.example.com
      timeout: ${timeout}
      retries:
        attempts: 3
        perTryTimeout: 3s
        retryOn: reset
`
}

export function serviceEntry(name: string): string {
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: edge
spec:
  hosts:
    - ${name}.example.org
  location: MESH_EXTERNAL
  resolution: DNS
  ports:
    - number: 443
      name: tls
      protocol: TLS
`
}

/** Where the pull request opens `/docs/*`: what merging does, and base has not. */
export const openedPaths = [
  ['apps/gateway/values-prod.yaml', 39, 'change/access'],
  ['apps/gateway/values-stage.yaml', 39, 'change/access'],
] as const

/** What the four broken rules of examples/pull-request come to: file, line, rule. */
export const violations = [
  ['apps/gateway/values-prod.yaml', 4, 'jwt/issuer-invalid'],
  ['apps/gateway/values-prod.yaml', 5, 'jwt/jwks-uri-invalid'],
  ['apps/orders/values-prod.yaml', 13, 'egress/mediated-host-wildcard'],
  ['apps/payments/values-prod.yaml', 7, 'routing/timeout-covers-retries'],
] as const

/** The lines of the cases that the pull request makes fail, and of the value that decides them. */
export const failingTests = {
  file: 'tests/gateway.meshgate-test.yaml',
  lines: [43, 66, 73, 84, 91],
  decidedAt: ['apps/gateway/values-prod.yaml', 4],
} as const

/**
 * Where the errors of the pull request are annotated: failing cases, which it does not touch, at what decides them. GitHub
 * shows ten errors of a step.
 */
export const annotatedViolations = [
  ...violations.slice(0, 2),
  ...openedPaths,
  ...violations.slice(2),
  ...failingTests.lines.map(() => [...failingTests.decidedAt, 'meshgate/policy-test'] as const),
].slice(0, 10)

/** The errors of head. */
export function errorsOf({ report }: GateResult): Finding[] {
  return report?.findings.filter(({ severity, status }) => severity === 'error' && status !== 'fixed') ?? []
}
