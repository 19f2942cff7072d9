import { expect, it } from 'vitest'
import { applyEdits } from '../../src/core/text-edit.ts'
import { chart, outline, report, shortTimeout, type Files } from './scene.ts'

const template = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: pay
spec:
  hosts: [pay.example.org]
  http:
    - route: [{ destination: { host: pay.example.org } }]
      timeout: {{ .Values.limit }}
      retries: { attempts: 3, perTryTimeout: 3s, retryOn: reset }
`

/** A chart and loose values, each with a finding. */
const files: Files = {
  ...chart('web', template, { 'values.yaml': '# seconds\nlimit: 10s\nother: 1\n' }),
  'apps/values-prod.yaml': shortTimeout(),
}

function withCrLf(texts: Files): Files {
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
  )
}

it('Windows line ends change no finding, line, cause or fix', async () => {
  const higher = { ...files, 'web/values.yaml': '# seconds\nlimit: 20s\nother: 2\n' }
  const [unix, windows] = await Promise.all([
    report(files, higher),
    report(withCrLf(files), withCrLf(higher)),
  ])
  expect(unix.findings.length).toBeGreaterThan(1)
  expect(outline(windows.findings)).toEqual(outline(unix.findings))
  expect(windows.changes).toEqual(unix.changes)
  expect(unix.changes[0]!.causes).toHaveLength(1)
  const fixed = windows.findings.find(({ at }) => at.file === 'web/values.yaml')!.fix!.edits
  expect(applyEdits(withCrLf(files)['web/values.yaml']!, fixed)).toBe(
    '# seconds\r\nlimit: 12s\r\nother: 1\r\n',
  )
})

it('names that differ only by case, or that contain a backslash, are files of their own', async () => {
  const names = ['apps/Values-prod.yaml', 'apps/values-PROD.yaml', 'apps\\values-prod.yaml']
  const more = Object.fromEntries(names.map((name) => [name, shortTimeout()]))
  const { findings } = await report({ ...files, ...more })
  const places = findings.flatMap(({ rule, at }) => (rule.startsWith('routing/') ? at.file : []))
  expect(places.toSorted()).toEqual([...names, 'apps/values-prod.yaml', 'web/values.yaml'].toSorted())
})

it('a path in another case is no path of the tree, and the message names it', async () => {
  await expect(report(files, null, { options: { paths: ['Apps'] } })).rejects.toThrow(/`Apps`/)
})
