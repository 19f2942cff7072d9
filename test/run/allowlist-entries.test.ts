import { expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { report, type Files } from './scene.ts'

const now = Date.parse('2026-03-01')

function entry(name: string, more = ''): string {
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: shop }
spec:
  hosts: [${name}.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
${more}`
}

/** A configuration with an allow-list; its entries begin at line 4. */
function settings(...entries: string[]): string {
  return `targets: [{ environment: prod, manifests: ['mesh/*.yaml'] }]
mesh: { outboundTrafficPolicy: { mode: REGISTRY_ONLY } }
egress-allowlist:
${entries.map((text) => `  - ${text}\n`).join('')}`
}

const files: Files = {
  '.meshgate.yaml': settings('pay.example.com:443', 'maps.example.com'),
  'mesh/pay.yaml': entry('pay'),
}

/** The findings about entries: `status severity line code`. */
function outline({ findings }: Report): string[] {
  return findings
    .filter(({ rule }) => rule === 'meshgate/allowlist-entry')
    .map(({ status, severity, at, code }) => `${status} ${severity} ${at.file}:${at.line} ${code}`)
}

it.each<[string, Files, Files | null, string[]]>([
  ['an entry that nothing needs', files, null, ['new warning .meshgate.yaml:5 unused']],
  [
    'an entry whose host is exported to nobody',
    { ...files, 'mesh/maps.yaml': entry('maps', '  exportTo: ["~"]\n') },
    null,
    ['new warning .meshgate.yaml:5 unused'],
  ],
  ['nothing of an entry that is needed', { ...files, 'mesh/maps.yaml': entry('maps') }, null, []],
  [
    'nothing of an entry for an endpoint in the place of the host',
    { ...files, 'mesh/pay.yaml': entry('pay', '  endpoints: [{ address: maps.example.com }]\n') },
    null,
    [],
  ],
  ['nothing unused where something is not read', { ...files, 'mesh/broken.yaml': 'kind: [' }, null, []],
  [
    'nothing unused where nothing says what belongs together',
    { ...files, '.meshgate.yaml': files['.meshgate.yaml']!.replace(/^targets.*\n/, '') },
    null,
    [],
  ],
  [
    'an entry that has expired, also where something is not read',
    {
      ...files,
      'mesh/broken.yaml': 'kind: [',
      '.meshgate.yaml': settings('{ host: pay.example.com, owner: "@pay", reason: r, until: 2026-02-27 }'),
    },
    null,
    ['new error .meshgate.yaml:4 expired'],
  ],
  [
    'that base has it, too',
    { ...files, 'mesh/pay.yaml': entry('pay', '  location: MESH_EXTERNAL\n') },
    files,
    ['existing warning .meshgate.yaml:5 unused'],
  ],
  [
    'that a change takes its use away',
    files,
    { ...files, 'mesh/maps.yaml': entry('maps') },
    ['new warning .meshgate.yaml:5 unused'],
  ],
])('a check says %s', async (_, head, base, expected) => {
  expect(outline(await report(head, base, { now }))).toEqual(expected)
})

it('shows entries where head has them, also where base has the configuration that is used', async () => {
  const listed = settings('new.example.com', 'pay.example.com:443', 'maps.example.com')
  const head = { ...files, '.meshgate.yaml': listed }
  expect(outline(await report(head, files, { now, configSource: 'base' }))).toEqual([
    'new warning .meshgate.yaml:4 unused',
    'existing warning .meshgate.yaml:6 unused',
  ])
})
