import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { metadata, type CraftedCharts } from './crafted/chart.ts'
import { dependencyCharts } from './crafted/dependencies.ts'
import { fileCharts } from './crafted/files.ts'
import { releaseCharts } from './crafted/releases.ts'
import { schemaCharts } from './crafted/schemas.ts'
import { templateCharts } from './crafted/templates.ts'
import { valuesCharts, valuesFiles } from './crafted/values.ts'
import type { Case } from './native.ts'

/** The charts by name, which is their folder, too. */
const craftedCharts: CraftedCharts = {
  ...valuesCharts,
  ...dependencyCharts,
  ...fileCharts,
  ...schemaCharts,
  ...templateCharts,
  ...releaseCharts,
}

/** Every crafted chart with each of its sets of flags and each of its names. */
export const craftedCases: readonly Case[] = Object.entries(craftedCharts).flatMap(
  ([chart, { flags = [[]], releases = [], built = false }]) => [
    ...flags.map((set) => ({ chart, flags: set, built })),
    ...releases.map((release) => ({ chart, flags: [], built, release })),
  ],
)

/** Writes the crafted charts into a folder, and the values files that the flags name. */
export function writeCrafted(folder: string): void {
  writeFiles(folder, valuesFiles)
  for (const [name, { files }] of Object.entries(craftedCharts))
    writeFiles(join(folder, name), { 'Chart.yaml': metadata(name), ...files })
}

function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, data] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), data)
  }
}
