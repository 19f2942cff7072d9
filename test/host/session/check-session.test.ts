import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFolder } from '../../../src/host/open.ts'
import { openSession } from '../../../src/host/session/check-session.ts'
import { openLiveFolder } from '../../../src/host/session/live-folder.ts'
import { temporaryFolder, type Folder } from '../repository.ts'

let folder: Folder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

/** A VirtualService whose timeout is no duration. */
function route(name: string, timeout = '5x'): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}, namespace: shop}
spec:
  hosts: [${name}.example.com]
  http: [{timeout: ${timeout}, route: [{destination: {host: ${name}.example.com}}]}]
`
}

/** Pods with a policy of their own. */
function guardedPods(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  template:
    metadata: {labels: {app: ${name}, sidecar.istio.io/inject: 'true'}}
    spec: {containers: [{name: ${name}, image: ${name}}]}
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: ${name}, namespace: shop}
spec:
  selector: {matchLabels: {app: ${name}}}
  rules: [{to: [{operation: {paths: [/${name}]}}]}]
`
}

it('decides invariants in turns with other work, which may drop it', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `app-${index}`)
  folder.write({
    '.meshgate.yaml': 'invariants: [{never: {at: workloads, paths: [/app-7]}}]\n',
    'pods.yaml': names.map(guardedPods).join('---\n'),
  })
  const live = openLiveFolder(() => openFolder({ folder: folder.path, paths: [], base: null, env: {} }))
  const session = openSession(live, {
    engine: { render: () => ({ status: 'ended', reason: 'nothing is rendered here' }) },
    processWorker: new URL('../../../src/process-worker.ts', import.meta.url),
    version: '0.0.0',
    seconds: 600,
  })
  await session.check(new Set())
  const dropped = session.settle()
  setImmediate(() => session.drop())
  expect(await dropped).toBeNull()
  let turns = 0
  const settling = session.settle()
  const count = (): void => void (turns++, (timer = setImmediate(count)))
  let timer = setImmediate(count)
  const settled = await settling
  clearImmediate(timer)
  expect(settled!.report.findings.map(({ rule }) => rule)).toContain('invariant/broken')
  expect(turns).toBeGreaterThan(names.length / 2)
})

it('takes from the check before what an edit cannot alter, although time has passed', async () => {
  folder.write({ 'one/route.yaml': route('one'), 'two/route.yaml': route('two') })
  const live = openLiveFolder(() => openFolder({ folder: folder.path, paths: [], base: null, env: {} }))
  const session = openSession(live, {
    engine: { render: () => ({ status: 'ended', reason: 'nothing is rendered here' }) },
    processWorker: new URL('../../../src/process-worker.ts', import.meta.url),
    version: '0.0.0',
    seconds: 600,
  })
  await session.check(new Set())
  const first = session.input?.now
  await new Promise((resolve) => setTimeout(resolve, 2))
  folder.write({ 'one/route.yaml': route('one', '6x') })
  const checked = await session.check(live.look(['one/route.yaml']))
  expect(session.input?.now).toBe(first)
  const carried = checked!.placed.map(
    ({ located, isCarried }) => [located.at.file, isCarried ?? false] as const,
  )
  expect(new Map(carried)).toEqual(
    new Map([
      ['one/route.yaml', false],
      ['two/route.yaml', true],
    ]),
  )
})
