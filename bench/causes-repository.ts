import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ENVIRONMENTS } from './repository.ts'

const CHART = fileURLToPath(new URL('charts/peers', import.meta.url))

/** Releases with defects. */
const BROKEN = 5

/** A defect that is written on purpose, and the rule that finds it. */
export interface Planted {
  rule: string
  /** `file:line`. */
  place: string
}

/** Writes a repository of releases, of which the first have defects. Returns the defects. */
export function writeRepository(folder: string, releases: number): Planted[] {
  return Array.from({ length: releases }, (_, index) => {
    const name = `team${String(index).padStart(2, '0')}`
    const chart = join(folder, 'releases', name, 'chart')
    mkdirSync(join(folder, 'releases', name), { recursive: true })
    cpSync(CHART, chart, { recursive: true })
    const metadata = readFileSync(join(chart, 'Chart.yaml'), 'utf8')
    writeFileSync(join(chart, 'Chart.yaml'), metadata.replace('NAME', name).replace('VERSION', '1.0.0'))
    return ENVIRONMENTS.flatMap((environment) =>
      writeValues(
        folder,
        `releases/${name}/values-${environment}.yaml`,
        `${name}.${environment}.example.com`,
        environment,
        index < BROKEN,
      ),
    )
  }).flat()
}

/**
 * Seven hosts. A broken release has a retry budget that is too small in each environment, a wildcard host in the
 * first and a host without TLS in the second.
 * @param domain the suffix of all hosts: two releases that route one host would be a conflict
 */
function writeValues(
  folder: string,
  file: string,
  domain: string,
  environment: string,
  isBroken: boolean,
): Planted[] {
  const lines = ['outbound:']
  const planted: Planted[] = []
  const plant = (rule: string) => planted.push({ rule, place: `${file}:${lines.length}` })
  for (let peer = 0; peer < 7; peer++) {
    const isWild = isBroken && peer === 2 && environment === ENVIRONMENTS[0]
    lines.push(`  api${peer}:`, `    fqdn: "${isWild ? '*' : `api${peer}`}.${domain}"`)
    if (isWild) plant('egress/mediated-host-wildcard')
    if (isBroken && peer === 3 && environment === ENVIRONMENTS[1]) {
      lines.push('    tls: DISABLE')
      plant('egress/tls-disabled')
    }
    lines.push(`    deadline: ${isBroken && peer === 1 ? 5 : 15}`)
    if (isBroken && peer === 1) plant('routing/timeout-covers-retries')
    lines.push('    times: 3', '    each: 3s')
  }
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
  return planted
}
