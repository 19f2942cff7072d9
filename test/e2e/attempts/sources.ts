import { guardedMesh } from '../../run/guarded-mesh.ts'
import { chart, defect, route, usualFiles, type Attempt } from './attempt.ts'

const noFiles = Object.fromEntries(Object.keys(usualFiles).map((path) => [path, null]))
/** The mesh in which a token and others decide, in the place of the usual files. */
const guarded = { ...noFiles, ...guardedMesh }
const guardedWith = (...lines: string[]): Record<string, string> => ({
  '.meshgate.yaml': `${guardedMesh['.meshgate.yaml']}${lines.map((line) => `${line}\n`).join('')}`,
})

const preset = (severity: string): Record<string, string> => ({
  'platform/gate.yaml': `rules: {routing/timeout-covers-retries: ${severity}}\n`,
})
const extending = {
  '.meshgate.yaml': `extends: platform/gate.yaml\n${usualFiles['.meshgate.yaml']}`,
  ...preset('error'),
}
const invariant = 'invariants: [{never: {token: none, hosts: [shop.example.com]}}]'

const policyTest = {
  'tests/shop.meshgate-test.yaml': `url: http://shop.example.com
gateway: istio-system/ingress
cases:
  - name: nobody gets in without a token
    paths: [/]
    expect: 403
`,
}

/** Files that say what is checked, and files that become something else. */
export const sourceAttempts: readonly Attempt[] = [
  {
    name: 'a preset that switches a rule off, together with what it finds',
    verdict: 'blocked',
    base: extending,
    head: { ...defect, ...preset("'off'") },
    says: /hides what this change makes wrong/,
  },
  {
    name: 'a preset that is no longer extended',
    verdict: 'blocked',
    base: { ...extending, ...preset('error'), 'platform/gate.yaml': 'rules: {helm/dead-value: error}\n' },
    head: { '.meshgate.yaml': usualFiles['.meshgate.yaml']! },
    says: /lets later changes pass/,
  },
  {
    name: 'an invariant removed',
    verdict: 'blocked',
    base: { ...guarded, ...guardedWith(invariant) },
    head: guardedWith(),
    says: /invariants/,
  },
  {
    name: 'an invariant removed together with what it forbids',
    verdict: 'blocked',
    base: { ...guarded, ...guardedWith(invariant) },
    head: { ...guardedWith(), 'mesh/token.yaml': null },
    says: /invariants/,
  },
  {
    name: 'the rule about who gets in switched off, together with a policy',
    verdict: 'blocked',
    base: guarded,
    head: { ...guardedWith("rules: {change/access: 'off'}"), 'mesh/token.yaml': null },
    says: /change\/access/,
  },
  {
    name: 'the only policy removed, with a waiver at the file of another one',
    verdict: 'blocked',
    base: guarded,
    head: {
      'mesh/token.yaml': null,
      ...guardedWith("waivers: [{rule: change/access, owner: me, reason: none, until: '2099-12-31'}]"),
    },
    says: /needs approval/,
  },
  {
    name: 'a policy test deleted',
    verdict: 'said',
    base: { ...guarded, ...policyTest },
    head: { 'tests/shop.meshgate-test.yaml': null },
    says: /shop\.meshgate-test\.yaml/,
  },
  {
    name: 'a policy test deleted together with the policy that it is about',
    verdict: 'blocked',
    base: { ...guarded, ...policyTest },
    head: { 'tests/shop.meshgate-test.yaml': null, 'mesh/token.yaml': null },
    says: /hides what this change makes wrong/,
  },
  {
    name: 'a policy that is renamed to a file that nothing reads',
    verdict: 'blocked',
    base: guarded,
    head: { 'mesh/token.yaml': null, 'mesh/token.yaml.disabled': guardedMesh['mesh/token.yaml'] },
    says: /lets requests without a token/,
  },
  {
    name: 'a values file that is renamed so that nothing reads it',
    verdict: 'said',
    head: { 'apps/payments/values-prod.yaml': null, 'apps/payments/values-prod.txt': 'timeout: 10s\n' },
    says: /removed|deletes?/,
  },
  {
    name: 'an encoding of the working tree for YAML',
    verdict: 'blocked',
    head: { ...defect, '.gitattributes': '*.yaml working-tree-encoding=ISO-8859-1\n' },
    says: /routing\/timeout-covers-retries/,
  },
  {
    name: 'attributes that call YAML binary and generated',
    verdict: 'blocked',
    head: {
      ...defect,
      '.gitattributes': '*.yaml -diff -text linguist-generated export-ignore filter=none\n',
    },
    says: /routing\/timeout-covers-retries/,
  },
  {
    name: 'a manifest that becomes a link that leads nowhere',
    verdict: 'blocked',
    base: guarded,
    head: {},
    links: { 'mesh/token.yaml': { link: '../../elsewhere/token.yaml' } },
    says: /mesh\/token\.yaml/,
  },
  {
    name: 'a configuration that becomes a link to a weaker one',
    verdict: 'blocked',
    head: { ...defect, 'apps/orders/gate.yaml': 'rules: {routing/timeout-covers-retries: off}\n' },
    links: { '.meshgate.yaml': { link: 'apps/orders/gate.yaml' } },
    says: /egress-allowlist/,
  },
  {
    name: 'a chart that becomes a submodule',
    verdict: 'blocked',
    head: {},
    links: { 'apps/payments': { submodule: 'a'.repeat(40) } },
    says: /`apps\/payments` cannot be read/,
  },
  {
    name: 'a folder of policies that becomes a link out of the repository',
    verdict: 'blocked',
    base: guarded,
    head: {},
    links: { mesh: { link: '../elsewhere/mesh' } },
    says: /`mesh` cannot be read/,
  },
  {
    name: 'a defect in a folder that is reached by a link alone',
    verdict: 'blocked',
    head: { '.attic/pay/routes.yaml': route('pay', '10s') },
    links: { 'mesh/pay': { link: '../.attic/pay' } },
    says: /routing\/timeout-covers-retries/,
  },
  {
    name: 'a second chart of the same values, so that it is not known which one they are for',
    verdict: 'blocked',
    head: { ...defect, ...chart('payments-copy') },
    says: /routing\/timeout-covers-retries/,
  },
]
