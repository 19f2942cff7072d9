import { pullEvent } from '../gate.ts'
import { chart, defect, entry, route, workflow, type Attempt } from './attempt.ts'

const bad = route('hidden', '10s')
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`

/** Defects in files and forms where a check might not look, and runs that might look at another commit. */
export const fileAttempts: readonly Attempt[] = [
  {
    name: 'an object in `crds/` of a chart',
    verdict: 'blocked',
    head: { 'apps/payments/crds/route.yaml': bad },
    says: /apps\/payments\/crds\/route\.yaml/,
  },
  {
    name: 'an object in a List',
    verdict: 'blocked',
    head: {
      'mesh/list.yaml': `apiVersion: v1\nkind: List\nitems:\n  - ${bad.trimEnd().replaceAll('\n', '\n    ')}\n`,
    },
    says: /routing\/timeout-covers-retries/,
  },
  {
    name: 'an object behind others, in a second document',
    verdict: 'blocked',
    head: { 'mesh/two.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\n${bad}` },
    says: /routing\/timeout-covers-retries/,
  },
  {
    name: 'an object with Windows line ends',
    verdict: 'blocked',
    head: { 'mesh/route.yaml': bad.replaceAll('\n', '\r\n') },
    says: /routing\/timeout-covers-retries/,
  },
  {
    name: 'a value that is written twice',
    verdict: 'blocked',
    head: { 'apps/payments/values-prod.yaml': 'timeout: 20s\ntimeout: 10s\n' },
    says: /routing\/timeout-covers-retries/,
  },
  {
    name: 'a value behind an anchor',
    verdict: 'blocked',
    head: { 'apps/payments/values-prod.yaml': 'timeout: &short 10s\n' },
    says: /routing\/timeout-covers-retries/,
  },
  {
    name: 'keys of no chart in a values file, so that it fits none',
    verdict: 'said',
    head: { 'apps/payments/values-prod.yaml': 'timeout: 10s\na: 1\nb: 2\n' },
    says: /1 file not checked|incomplete/,
  },
  {
    name: 'a manifest that is not YAML',
    verdict: 'blocked',
    base: { 'mesh/entry.yaml': entry('api.example.com') },
    head: { 'mesh/entry.yaml': `${entry('evil.example.net')}\t- {\n` },
    says: /mesh\/entry\.yaml/,
  },
  {
    name: 'a Git LFS pointer in the place of a manifest',
    verdict: 'said',
    base: { 'mesh/entry.yaml': entry('api.example.com') },
    head: { 'mesh/entry.yaml': pointer },
    says: /Git LFS pointer/,
  },
  {
    name: 'a template that fails',
    verdict: 'blocked',
    head: { 'apps/payments/templates/broken.yaml': '{{ fail "not today" }}\n' },
    says: /not today/,
  },
  {
    name: 'a chart that becomes a library',
    verdict: 'said',
    head: {
      'apps/payments/Chart.yaml': 'apiVersion: v2\nname: payments\nversion: 1.0.0\ntype: library\n',
    },
    says: /removed|removes/,
  },
  {
    name: 'everything deleted',
    verdict: 'said',
    head: Object.fromEntries(
      Object.keys({
        ...chart('payments'),
        ...chart('orders'),
        ...defect,
        'apps/orders/values-prod.yaml': '',
      }).map((path) => [path, null]),
    ),
    says: /removed|removes/,
  },
  {
    name: 'a base that is the branch itself',
    verdict: 'blocked',
    head: { ...defect, '.github/workflows/meshgate.yml': workflow('with: {base: HEAD}') },
    options: (repository) => ({ sha: repository.shaOf('topic'), inputs: { base: 'HEAD' }, depth: 'full' }),
    says: /is the commit that is checked out/,
  },
  {
    name: 'a force push whose former commit is gone',
    verdict: 'blocked',
    head: defect,
    options: (repository) => {
      const after = repository.shaOf('topic')
      const payload = {
        ref: 'refs/heads/topic',
        before: 'f'.repeat(40),
        after,
        repository: { default_branch: 'main' },
      }
      return { sha: after, event: { name: 'push', payload } }
    },
    says: /could not be fetched/,
  },
  {
    name: 'a run on `pull_request_target`, which checks out the default branch',
    verdict: 'blocked',
    head: defect,
    options: (repository) => {
      const event = pullEvent(repository.pull('topic'))
      return { sha: repository.shaOf('main'), event: { ...event, name: 'pull_request_target' } }
    },
    says: /the default branch is checked out/,
  },
  {
    name: 'a run on `issue_comment`, which checks out the default branch',
    verdict: 'blocked',
    head: defect,
    options: (repository) => {
      repository.pull('topic')
      const payload = { issue: { number: 7, pull_request: {} }, comment: { body: '/check' } }
      return { sha: repository.shaOf('main'), event: { name: 'issue_comment', payload } }
    },
    says: /the default branch is checked out/,
  },
  {
    name: 'an input that is misspelt',
    verdict: 'blocked',
    head: defect,
    options: { inputs: { failon: 'never' } },
    says: /there is no input `failon`/,
  },
  {
    name: 'a configuration that cannot be read',
    verdict: 'blocked',
    head: { '.meshgate.yaml': 'exclude: [\n' },
    says: /\.meshgate\.yaml/,
  },
]
