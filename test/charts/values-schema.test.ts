import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'

const schema = readFileSync(new URL('../../charts/istio-jwt/values.schema.json', import.meta.url), 'utf8')
const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(schema) as object)

it.each<[string, unknown, string[]]>([
  ['where nothing is said, as in a file beside others', undefined, []],
  ['at the gateway', { enforceAt: 'gateway' }, []],
  ['in a wrong type, which is refused alone', 'workload', ['/jwt must be object']],
  ['at the pods', { enforceAt: 'workload' }, ["/services/orders must have required property 'workloadSelector'"]],
])('the values of istio-jwt need a workloadSelector only at the pods: %s', (_, jwt, expected) => {
  const orders = { host: 'orders.example.com', serviceName: 'orders', port: 80 }
  validate({ ...(jwt !== undefined && { jwt }), services: { orders } })
  const errors = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  expect(errors.filter((text) => /workloadSelector|must be object/.test(text))).toEqual(expected)
})
