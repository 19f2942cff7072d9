import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from './native.ts'

const folders = [
  'pkg/cmd/testdata',
  'pkg/action/testdata',
  'pkg/chart/v2/loader/testdata',
  'pkg/chart/v2/util/testdata',
]

/** The charts and archives in Helm's test data, but those of the unreleased chart API v3. */
export function upstreamCases(sources: string): Case[] {
  const charts = folders.flatMap((folder) => chartsUnder(sources, folder))
  return charts
    .filter((chart) => !isV3(sources, chart))
    .map((chart) => ({ chart, flags: ['--include-crds'] }))
}

function chartsUnder(sources: string, path: string): string[] {
  if (path.endsWith('.tgz')) return [path]
  if (!statSync(join(sources, path), { throwIfNoEntry: false })?.isDirectory()) return []
  const names = readdirSync(join(sources, path)).toSorted()
  const inside = names.flatMap((name) => chartsUnder(sources, `${path}/${name}`))
  return names.includes('Chart.yaml') ? [path, ...inside] : inside
}

function isV3(sources: string, chart: string): boolean {
  if (chart.endsWith('.tgz')) return false
  return /apiVersion: v3/.test(readFileSync(join(sources, chart, 'Chart.yaml'), 'utf8'))
}
