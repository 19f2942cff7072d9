import fc from 'fast-check'
import type { Report } from '../../../src/core/report.ts'
import { describe, expect, it } from 'vitest'
import { chartPlaces } from './charts.ts'
import { manifestPlaces } from './manifests.ts'
import { outputsOf, whyOutputs } from './outputs.ts'
import { base64, type Place } from './place.ts'

const places = [...manifestPlaces, ...chartPlaces]

/** A secret that stands nowhere else: letters and digits, of which no part is a word. */
const secret = fc
  .array(fc.stringMatching(/^[a-z]\d[A-Z][a-z]\d[a-z]$/), { minLength: 3, maxLength: 4 })
  .map((parts) => parts.join(''))

/** What must not be shown of a secret: any eight characters of it, plain or in base64. */
function partsOf(text: string): string[] {
  const forms = [
    text,
    base64(text).slice(0, -4),
    base64(`:${text}`).slice(4, -4),
    base64(`::${text}`).slice(4, -4),
  ]
  return forms.flatMap((form) =>
    Array.from({ length: Math.max(1, form.length - 7) }, (_, at) => form.slice(at, at + 8)),
  )
}

function leaks(outputs: Readonly<Record<string, string>>, secrets: readonly string[]): string[] {
  const parts = secrets.flatMap(partsOf)
  return Object.entries(outputs).flatMap(([name, output]) => {
    const part = parts.find((each) => output.includes(each))
    return part === undefined ? [] : [`${name}: …${excerptAt(output, part)}…`]
  })
}

function excerptAt(output: string, part: string): string {
  const at = output.indexOf(part)
  return output.slice(Math.max(0, at - 60), at + 60)
}

/** Everything that is shown of a tree alone, of a secret that changes, of one that comes and of one that goes. */
async function allLeaks(place: Place, before: string, after: string): Promise<string[]> {
  const [base, head] = [place.files(before), place.files(after)]
  const all = [
    await outputsOf(head, null),
    await outputsOf(head, base),
    await outputsOf(head, {}),
    await outputsOf({ 'README.md': '' }, base),
    await whyOutputs(head, [after, base64(after).slice(0, 8)]),
  ]
  return [...new Set(all.flatMap((outputs) => leaks(outputs, [before, after])))]
}

describe('a planted secret', () => {
  it('has at least 200 cases', () => {
    expect(new Set(places.map(({ name }) => name)).size).toBe(places.length)
    expect(places.length).toBeGreaterThanOrEqual(200)
  })

  it.each(places)('is not shown: $name', async (place) => {
    const [before, after] = fc.sample(secret, { numRuns: 2, seed: place.name.length }) as [string, string]
    expect(await allLeaks(place, before, after)).toEqual([])
  })
})

describe('a secret that is a word', () => {
  const values = (timeout: string): string =>
    `auth: {username: admin, password: admin}\ntimeout: ${timeout}\n`

  it('is masked where it is written, and nowhere else', async () => {
    const place = chartPlaces.find(({ name }) => name === 'values: braces')!
    const files = place.files('unused')
    const head = { ...files, 'apps/web/values-prod.yaml': values('10s') }
    const { json } = await outputsOf(head, { ...files, 'apps/web/values-prod.yaml': values('20s') })
    const { findings, changes } = JSON.parse(json!) as Report
    const finding = findings.find(({ rule }) => rule === 'routing/timeout-covers-retries')
    expect(finding?.excerpt?.lines[0]).toMatch(/^auth: \{username: admin, password: <masked \w{8}>\}$/)
    expect(changes.map(({ object }) => object.kind)).toEqual(['VirtualService'])
    const planted = {
      ...files,
      'apps/web/values-prod.yaml': values('10s').replace('password: admin', 'password: other'),
    }
    const changed = JSON.parse((await outputsOf(head, planted))['json']!) as Report
    expect(changed.changes.map(({ object, fields }) => [object.kind, fields[0]?.after])).toEqual([
      ['Secret', expect.stringMatching(/^<masked/)],
      ['ConfigMap', 'at admin'],
    ])
  })
})
