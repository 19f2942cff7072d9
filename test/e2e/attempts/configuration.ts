import type { RunOptions } from '../gate.ts'
import type { Repository } from '../repository.ts'
import { chart, defect, entry, route, usualFiles, workflow, type Attempt } from './attempt.ts'

const configuration = (...lines: string[]): Record<string, string> => ({
  '.meshgate.yaml': `${usualFiles['.meshgate.yaml']}${lines.map((line) => `${line}\n`).join('')}`,
})

const gate = (...lines: string[]): Record<string, string> => ({
  '.github/workflows/meshgate.yml': workflow(...lines),
})

/** Findings that `mesh.rootNamespace` decides. */
const policies = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: {name: all, namespace: shop}
spec:
  jwtRules: [{issuer: https://a.example.org, jwksUri: https://a.example.org/keys, audiences: [a]}]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: all, namespace: mesh}
spec:
  action: DENY
  rules: [{from: [{source: {notRequestPrincipals: ['*']}}]}]
`

/** A run for a group of the merge queue. */
function inMergeGroup(repository: Repository): RunOptions {
  const { baseSha, mergeSha } = repository.pull('topic')
  const payload = { merge_group: { base_sha: baseSha, head_sha: mergeSha } }
  return { sha: mergeSha, event: { name: 'merge_group', payload } }
}

/** A definition of a kind with one field, and an object with another one. */
const widgets = (field: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  names: {kind: Widget, plural: widgets}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {${field}: {type: string}}}}}}
`
const widget = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a}\nspec: {colour: blue}\n'

/** A custom rule about VirtualServices, and a route that breaks it. */
const timeoutRule = (expression: string): Record<string, string> => ({
  'policies/timeouts.yaml': `rules:
  - {id: custom/route-timeout, kinds: [VirtualService], expression: '${expression}', message: no timeout}
`,
})
const everyRoute = 'object.spec.http.all(r, has(r.timeout))'
const withRules = { ...configuration('custom-rules: [policies]'), ...timeoutRule(everyRoute) }
const untimed = {
  'mesh/route.yaml': route('shop', '').replace(/ {4}- timeout.*\n {6}retries/, '    - retries'),
}

/** Changes of the configuration and of the workflow. */
export const configurationAttempts: readonly Attempt[] = [
  {
    name: 'a rule switched off together with what it finds',
    verdict: 'blocked',
    head: { ...defect, ...configuration('rules: {routing/timeout-covers-retries: off}') },
    says: /hides what this change makes wrong.*routing\/timeout-covers-retries/,
  },
  {
    name: 'a rule switched off for later',
    verdict: 'blocked',
    head: configuration('rules: {routing/timeout-covers-retries: off}'),
    says: /lets later changes pass/,
  },
  {
    name: 'a lower severity for one code',
    verdict: 'blocked',
    head: {
      ...defect,
      ...configuration('rules: {routing/timeout-covers-retries/shorter-than-budget: warning}'),
    },
    says: /hides what this change makes wrong/,
  },
  {
    name: 'the rule about weakening itself switched off',
    verdict: 'blocked',
    head: configuration('rules: {meshgate/config-weakens: off}'),
    says: /rules\.meshgate\/config-weakens: . off/,
  },
  {
    name: 'the folder of the defect excluded',
    verdict: 'blocked',
    head: {
      ...defect,
      '.meshgate.yaml': 'exclude: [attic, apps/payments]\negress-allowlist: [api.example.com]\n',
    },
    says: /1 target is no longer checked/,
  },
  {
    name: 'the defect left out of `targets`',
    verdict: 'blocked',
    head: {
      ...defect,
      ...configuration(
        'targets: [{environment: prod, chart: apps/orders, values: [apps/orders/values-prod.yaml]}]',
      ),
    },
    says: /hides what this change makes wrong/,
  },
  {
    name: 'the defect left out of `manifests`',
    verdict: 'blocked',
    base: { 'mesh/a.yaml': entry('api.example.com') },
    head: { 'mesh/b.yaml': entry('evil.example.net'), ...configuration('manifests: [mesh/a.yaml]') },
    says: /hides what this change makes wrong.*egress\/outside-allowlist/,
  },
  {
    name: 'a host added to the allow-list and called',
    verdict: 'blocked',
    head: {
      'mesh/entry.yaml': entry('evil.example.net'),
      '.meshgate.yaml': 'exclude: [attic]\negress-allowlist: [api.example.com, evil.example.net]\n',
    },
    says: /egress-allowlist: \+ evil\.example\.net/,
  },
  {
    name: 'the allow-list removed',
    verdict: 'blocked',
    head: { '.meshgate.yaml': 'exclude: [attic]\n' },
    says: /egress-allowlist/,
  },
  {
    name: 'the configuration deleted',
    verdict: 'blocked',
    head: { '.meshgate.yaml': null },
    says: /egress-allowlist/,
  },
  {
    name: 'the configuration renamed, and the workflow with it',
    verdict: 'blocked',
    head: {
      '.meshgate.yaml': null,
      'gate.yaml': 'exclude: [attic]\n',
      ...gate('with: {config: gate.yaml}'),
    },
    options: { inputs: { config: 'gate.yaml' } },
    says: /\.with\.config/,
  },
  {
    name: 'a first configuration that switches a rule off',
    verdict: 'blocked',
    base: { '.meshgate.yaml': null },
    head: { '.meshgate.yaml': 'rules: {routing/timeout-covers-retries: off}\n' },
    says: /lets later changes pass/,
  },
  {
    name: 'a first configuration that lists only some of the targets',
    verdict: 'said',
    base: { '.meshgate.yaml': null },
    head: {
      '.meshgate.yaml':
        'targets: [{environment: prod, chart: apps/orders, values: [apps/orders/values-prod.yaml]}]\n',
    },
    says: /leaves out what was found without a configuration/,
  },
  {
    name: 'settings of the mesh under which a defect is none',
    verdict: 'said',
    base: { 'mesh/policy.yaml': policies },
    head: configuration('mesh: {rootNamespace: mesh}'),
    says: /mesh\.rootNamespace.*hides/,
  },
  {
    name: '`fail-on: never` in the workflow',
    verdict: 'said',
    head: { ...defect, ...gate('with: {fail-on: never}') },
    options: { inputs: { 'fail-on': 'never' } },
    says: /with\.fail-on: .* never.*lets later changes pass/,
  },
  {
    name: 'an expression in the place of `fail-on`',
    verdict: 'blocked',
    head: gate("with: {fail-on: '${{ vars.LEVEL }}'}"),
    says: /lets later changes pass/,
  },
  {
    name: '`approve-weakening: true` in the workflow, brought by the same change',
    verdict: 'said',
    head: {
      ...gate('with: {approve-weakening: true}'),
      ...configuration('rules: {jwt/audience-missing: off}'),
    },
    options: { inputs: { 'approve-weakening': 'true' } },
    says: /approve-weakening.*Waived: approved by `approve-weakening`/,
  },
  {
    name: 'another label that approves',
    verdict: 'blocked',
    base: gate('with: {approve-label: reviewed}'),
    head: gate('with: {approve-label: bug}'),
    options: { inputs: { 'approve-label': 'bug' } },
    says: /with\.approve-label/,
  },
  {
    name: '`continue-on-error` for the step',
    verdict: 'blocked',
    head: gate('continue-on-error: true'),
    says: /continue-on-error/,
  },
  {
    name: 'a condition under which the job does not run',
    verdict: 'blocked',
    head: gate("if: github.actor != 'mallory'"),
    says: /if: \+/,
  },
  {
    name: 'a job that the check waits for, and that may fail',
    verdict: 'blocked',
    head: {
      '.github/workflows/meshgate.yml': workflow().replace('    runs-on:', '    needs: lint\n    runs-on:'),
    },
    says: /needs: \+ lint` lets later changes pass/,
  },
  {
    name: 'an alias of the repository removed, by which Applications are rendered',
    verdict: 'blocked',
    base: configuration('repository: {aliases: [https://git.example.com/platform]}'),
    head: configuration(),
    says: /repository.*lets later changes pass/,
  },
  {
    name: 'a path filter for the trigger',
    verdict: 'blocked',
    head: {
      '.github/workflows/meshgate.yml': workflow().replace(
        'types: [opened, synchronize, labeled]',
        'types: [opened, synchronize, labeled], paths: [apps/orders/**]',
      ),
    },
    says: /on\.pull_request\.paths/,
  },
  {
    name: 'fewer paths in the workflow',
    verdict: 'blocked',
    head: gate('with: {paths: apps/orders}'),
    options: { inputs: { paths: 'apps/orders' } },
    says: /with\.paths/,
  },
  {
    name: 'a time budget in which nothing can be checked',
    verdict: 'blocked',
    head: gate('with: {time-budget: 1}'),
    says: /with\.time-budget/,
  },
  {
    name: 'a wider allow-list in the workflow than in the configuration',
    verdict: 'blocked',
    head: { 'mesh/entry.yaml': entry('evil.example.net') },
    options: { inputs: { 'egress-allowlist': '*' } },
    says: /allow-list does not contain `evil\.example\.net`/,
  },
  {
    name: 'a wider allow-list in the configuration than in the workflow',
    verdict: 'blocked',
    base: { '.meshgate.yaml': "egress-allowlist: ['*']\n" },
    head: { 'mesh/entry.yaml': entry('evil.example.net') },
    options: { inputs: { 'egress-allowlist': '*.example.com' } },
    says: /allow-list does not contain `evil\.example\.net`/,
  },
  {
    name: 'a template hidden from Helm by `.helmignore`',
    verdict: 'said',
    head: { 'apps/payments/.helmignore': 'templates/route.yaml\n' },
    says: /\+ `templates\/route\.yaml`/,
  },
  {
    name: 'an entry of `schemas` removed together with its file',
    verdict: 'blocked',
    base: { ...configuration('schemas: [schemas/widget.yaml]'), 'schemas/widget.yaml': widgets('size') },
    head: { ...configuration(), 'schemas/widget.yaml': null },
    says: /schemas: . schemas\/widget\.yaml` lets later changes pass/,
  },
  {
    name: 'a schema deleted that a pattern of `schemas` names',
    verdict: 'blocked',
    base: { ...configuration('schemas: ["schemas/*.yaml"]'), 'schemas/widget.yaml': widgets('size') },
    head: { 'schemas/widget.yaml': null, 'mesh/widget.yaml': widget },
    says: /schemas\/widget\.yaml removed.*hides what this change makes wrong/,
  },
  {
    name: 'a schema that allows what the same change writes',
    verdict: 'blocked',
    base: { ...configuration('schemas: ["schemas/*.yaml"]'), 'schemas/widget.yaml': widgets('size') },
    head: { 'schemas/widget.yaml': widgets('colour'), 'mesh/widget.yaml': widget },
    says: /schemas\/widget\.yaml changed.*hides what this change makes wrong/,
  },
  {
    name: 'a custom rule removed together with what it finds',
    verdict: 'blocked',
    base: withRules,
    head: {
      ...untimed,
      'policies/timeouts.yaml': timeoutRule('true')['policies/timeouts.yaml']!.replace(
        'route-timeout',
        'other',
      ),
    },
    says: /hides what this change makes wrong.*custom\/route-timeout/,
  },
  {
    name: 'a condition of a custom rule that always holds',
    verdict: 'blocked',
    base: withRules,
    head: timeoutRule('true'),
    says: /custom\/route-timeout\.expression.*changes what a rule lets pass/,
  },
  {
    name: 'manifests hidden from the check as files of custom rules',
    verdict: 'blocked',
    base: withRules,
    head: { ...configuration('custom-rules: [policies, mesh]'), ...untimed },
    says: /custom-rule-invalid/,
  },
  {
    name: 'a rule switched off, and checked in the merge queue alone',
    verdict: 'blocked',
    base: { '.github/workflows/meshgate.yml': workflow().replace(/ {2}pull_request:.*\n/, '') },
    head: configuration('rules: {routing/timeout-covers-retries: off}'),
    options: inMergeGroup,
    says: /lets later changes pass/,
  },
  {
    name: 'a rule switched off, in the merge queue after its pull request',
    verdict: 'said',
    head: configuration('rules: {routing/timeout-covers-retries: off}'),
    options: inMergeGroup,
    says: /decided in its pull request, before the merge queue/,
  },
  {
    name: 'a configuration of the workflow kept in the repository',
    verdict: 'blocked',
    head: { 'platform/gate.yaml': 'exclude: [apps]\n' },
    options: { inputs: { 'config-from': 'platform/gate.yaml' } },
    says: /is a file of the repository/,
  },
  {
    name: 'a configuration in head where the workflow has its own',
    verdict: 'blocked',
    head: { ...defect, ...configuration('rules: {routing/timeout-covers-retries: off}') },
    options: { inputs: { 'config-from': 'exclude:\n  - attic\n' } },
    says: /routing\/timeout-covers-retries/,
  },
  {
    name: 'a configuration in head where base’s counts',
    verdict: 'blocked',
    head: { ...defect, ...configuration('rules: {routing/timeout-covers-retries: off}') },
    options: { inputs: { 'config-from': 'base' } },
    says: /hides what this change makes wrong/,
  },
  {
    name: 'a new chart that the first list does not name',
    verdict: 'blocked',
    base: { '.meshgate.yaml': null },
    head: {
      ...chart('extra'),
      'apps/extra/values-prod.yaml': 'timeout: 10s\n',
      '.meshgate.yaml':
        'targets: [{environment: prod, chart: apps/orders, values: [apps/orders/values-prod.yaml]}]\n',
    },
    says: /hides what this change makes wrong/,
  },
]
