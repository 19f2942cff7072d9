import { Ajv } from 'ajv'
import accessSchema from '../../schemas/access.schema.json' with { type: 'json' }
import egressSchema from '../../schemas/egress.schema.json' with { type: 'json' }
import type { AccessAnswer } from '../../src/core/access-answer.ts'
import type { EgressAnswer } from '../../src/core/egress-answer.ts'

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
const isEgress = ajv.compile(egressSchema)
const isAccess = ajv.compile(accessSchema)

/** The answer of `meshgate egress`, if its JSON is what its schema says; throws otherwise. */
export function describedEgress(answer: EgressAnswer): EgressAnswer {
  if (!isEgress(printed(answer))) throw new Error(ajv.errorsText(isEgress.errors))
  return answer
}

/** The answer of `meshgate access`, if its JSON is what its schema says; throws otherwise. */
export function describedAccess(answer: AccessAnswer): AccessAnswer {
  if (!isAccess(printed(answer))) throw new Error(ajv.errorsText(isAccess.errors))
  return answer
}

/** As the commands print it. */
function printed(answer: object): unknown {
  return JSON.parse(JSON.stringify({ schemaVersion: 1, ...answer }))
}
