import { readFileSync } from 'node:fs'
import { compile } from 'json-schema-to-typescript'

/** The types of a report, from its schema: the text of src/core/report.ts. */
export async function reportTypes(): Promise<string> {
  const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'))
  return compile(schema, 'Report', {
    additionalProperties: false,
    bannerComment: '/** The report, generated from schemas/report.schema.json by `npm run generate`. */',
    style: { semi: false, singleQuote: true, printWidth: 110 },
  })
}
