import { readdirSync, readFileSync } from 'node:fs'
import type { SchemaFile } from '../../src/schema/bundled-schemas.ts'

const folder = 'schemas/kinds'

/** Generates the table from each kind of schemas/kinds to its file, so that only the needed files are loaded. */
export async function bundledKinds(): Promise<string> {
  const files = readdirSync(folder).toSorted()
  return `/** Made of schemas/kinds by \`npm run generate\`: the file of each apiVersion and kind. */
export const bundledKinds = {
${files.flatMap(entries).join('')}} as const
`
}

function entries(file: string): string[] {
  const { kinds } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as SchemaFile
  return kinds.map(({ apiVersion, kind }) => `  '${apiVersion}/${kind}': '${file.replace(/\.json$/, '')}',\n`)
}
