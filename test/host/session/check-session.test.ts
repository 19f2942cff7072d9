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
