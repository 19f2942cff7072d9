import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pullEvent } from '../gate.ts'
import { chart, defect, entry, route, usualFiles, workflow, type Attempt } from './attempt.ts'

const bad = route('hidden', '10s')
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`

/** A chart with a dependency, and the dependency in its folder. */
const withDependency = {
  'apps/orders/Chart.yaml':
    'apiVersion: v2\nname: orders\nversion: 1.0.0\ndependencies: [{name: db, version: 1.0.0, repository: "https://charts.example.com"}]\n',
}
const vendored = {
  'apps/orders/charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
  'apps/orders/charts/db/templates/db.yaml': route('db', '20s'),
}

/** A configuration that states both releases, and a template that always fails. */
const listed = {
  '.meshgate.yaml':
    'targets: [{chart: apps/payments, values: [apps/payments/values-prod.yaml]}, {chart: apps/orders, values: [apps/orders/values-prod.yaml]}]\n',
}
const failing = (timeout: string): string => `${route('more', timeout)}{{ fail "not today" }}\n`

const kustomization = (base: string): Record<string, string> => ({
  'site/kustomization.yaml': `resources: [${base}]\n`,
})

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
    verdict: 'blocked',
    head: { 'apps/payments/values-prod.yaml': 'timeout: 10s\na: 1\nb: 2\n' },
    says: /values-prod\.yaml.* renders in base and not here/,
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
    verdict: 'blocked',
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
    verdict: 'blocked',
    head: Object.fromEntries(
      Object.keys({
        ...chart('payments'),
        ...chart('orders'),
        ...defect,
        'apps/orders/values-prod.yaml': '',
      }).map((path) => [path, null]),
    ),
    says: /nothing is left to check/,
  },
  {
    name: 'YAML in a repository of which nothing is checked',
    verdict: 'blocked',
    base: {
      ...Object.fromEntries(Object.keys(usualFiles).map((path) => [path, null])),
      'config/app.yaml': 'level: low\n',
    },
    head: { 'config/app.yaml': 'level: high\n' },
    says: /touches `config\/app\.yaml` in a repository of which nothing is checked/,
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
    says: /is gone, as after a forced push: compared with [0-9a-f]{7}, /,
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
    name: 'a run on `workflow_run`, which checks out the default branch',
    verdict: 'blocked',
    head: defect,
    options: (repository) => {
      const { headSha } = repository.pull('topic')
      const run = { head_sha: headSha, head_branch: 'topic', event: 'pull_request', pull_requests: [] }
      const payload = { workflow_run: run, repository: { default_branch: 'main' } }
      return { sha: repository.shaOf('main'), event: { name: 'workflow_run', payload } }
    },
    says: /the default branch is checked out/,
  },
  {
    name: 'a run on a review, which checks out the base branch',
    verdict: 'blocked',
    head: defect,
    options: (repository) => {
      const event = pullEvent(repository.pull('topic'))
      return { sha: repository.shaOf('main'), event: { ...event, name: 'pull_request_review' } }
    },
    says: /the base branch is checked out/,
  },
  {
    name: 'a checkout without the folder of the defect',
    verdict: 'blocked',
    head: defect,
    options: {
      prepare: (workspace) =>
        execFileSync('git', ['sparse-checkout', 'set', 'apps/orders'], { cwd: workspace }),
    },
    says: /routing\/timeout-covers-retries/,
  },
  {
    name: 'a step before the check that repairs the file in the workspace',
    verdict: 'blocked',
    head: defect,
    options: {
      prepare: (workspace) =>
        writeFileSync(join(workspace, 'apps/payments/values-prod.yaml'), 'timeout: 20s\n'),
    },
    says: /changed 1 file of the commit \(apps\/payments\/values-prod\.yaml\): the files of the commit are checked instead/,
  },
  {
    name: 'a step before the check that adds what the commit lacks',
    verdict: 'said',
    head: { 'mesh/route.yaml': route('outside', '20s') },
    options: {
      prepare: (workspace) => writeFileSync(join(workspace, 'mesh/entry.yaml'), entry('api.example.com')),
    },
    says: /1 file that the commit does not have is read, too \(mesh\/entry\.yaml\)/,
  },
  {
    name: 'a step before the check that commits a repair',
    verdict: 'blocked',
    head: defect,
    options: {
      prepare: (workspace) => {
        writeFileSync(join(workspace, 'apps/payments/values-prod.yaml'), 'timeout: 20s\n')
        const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com']
        execFileSync('git', [...author, 'commit', '--quiet', '--all', '--message', 'Repair'], {
          cwd: workspace,
        })
      },
    },
    says: /a commit on top of the one that is to be merged is checked out/,
  },
  {
    name: 'a dependency that is no longer vendored',
    verdict: 'blocked',
    base: { ...withDependency, ...vendored },
    head: Object.fromEntries(Object.keys(vendored).map((path) => [path, null])),
    says: /`apps\/orders.*` renders as a whole in base and in part here/,
  },
  {
    name: 'a base of a kustomization that moves to another repository',
    verdict: 'blocked',
    base: {
      ...kustomization('../base'),
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': route('web', '20s'),
    },
    head: kustomization('https://git.example.com/org/base'),
    says: /`kustomize:site` renders in base and not here/,
  },
  {
    name: 'a change of a chart that fails in base, too',
    verdict: 'blocked',
    base: { ...listed, 'apps/payments/templates/more.yaml': failing('20s') },
    head: { 'apps/payments/templates/more.yaml': failing('10s') },
    says: /renders neither here nor in base/,
  },
  {
    name: 'another host at a key that base has a host outside the allow-list at',
    verdict: 'blocked',
    base: { 'mesh/entry.yaml': entry('old.example.net') },
    head: { 'mesh/entry.yaml': entry('evil.example.net') },
    says: /`evil\.example\.net` at port `443`/,
  },
  {
    name: 'a timeout that base has too short, and that gets shorter',
    verdict: 'blocked',
    base: defect,
    head: { 'apps/payments/values-prod.yaml': 'timeout: 5s\n' },
    says: /timeout `5s` is shorter than the retry budget/,
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
