import { readdirSync, readFileSync } from 'node:fs'
import type { SharedSchemas } from '../../src/schema/carried.ts'

const folder = 'schemas/kinds'

/** The kinds of schemas/kinds with the file that each is in, so that only files of kinds that are there are loaded. */
export async function carriedKinds(): Promise<string> {
  const files = readdirSync(folder).toSorted()
  return `/** Made of schemas/kinds by \`npm run generate\`: the file of each apiVersion and kind. */
export const carriedKinds = {
${files.flatMap(entries).join('')}} as const
`
}

function entries(file: string): string[] {
  const { kinds } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as SharedSchemas
  return kinds.map(({ apiVersion, kind }) => `  '${apiVersion}/${kind}': '${file.replace(/\.json$/, '')}',\n`)
}
