import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'

/** A function that says whether data follows schemas/NAME.schema.json: the text of a JavaScript module. */
export async function schemaAcceptor(name: string): Promise<string> {
  const schema = JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8'))
  const ajv = new Ajv({ messages: false, code: { source: true, esm: true } })
  ajv.addKeyword('x-side')
  const code = standalone.default(ajv, ajv.compile(schema))
  return `// Whether data follows schemas/${name}.schema.json, compiled by ajv in \`npm run generate\`.\n${code}\n`
}
