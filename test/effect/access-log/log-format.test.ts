import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { istioFormats } from '../../../src/effect/access-log/istio-formats.ts'
import { jsonFormat, textFormat } from '../../../src/effect/access-log/log-format.ts'
import { textLine } from './log-lines.ts'

const [istioText, istioJson] = istioFormats as [ReturnType<typeof textFormat>, ReturnType<typeof jsonFormat>]

describe("Istio's text format", () => {
  const line = textLine({ details: 'rbac_access_denied_matched_policy[none]', status: 403 })
  const record = {
    time: '2026-11-02T10:00:00.000Z',
    method: 'GET',
    path: '/api/orders?page=2',
    host: 'shop.example.com',
    status: 403,
    flags: [],
    details: 'rbac_access_denied_matched_policy[none]',
    cluster: 'outbound|8080||orders.shop.svc.cluster.local',
    route: 'orders',
  }

  it('is read', () => {
    expect(istioText(line)).toEqual(record)
  })

  it.each(['[pod/gateway-7d/istio-proxy] ', '2026-11-02T10:00:01Z ', '[1] [2] '])(
    'is read behind %s',
    (prefix) => {
      expect(istioText(prefix + line)).toEqual(record)
    },
  )

  it('has the reason why a connection ended where there is no answer', () => {
    const tcp = textLine({
      status: 0,
      flags: '-',
      details: '-',
      termination: 'rbac_access_denied_matched_policy[none]',
    })
    expect(istioText(tcp)).toMatchObject({ status: 0, details: 'rbac_access_denied_matched_policy[none]' })
  })

  it('is not what proxies log of themselves', () => {
    expect(istioText('2026-11-02T10:00:00.000Z\tinfo\txdsproxy\tconnected to istiod:15012')).toBeUndefined()
    expect(istioText('[2026-11-02 10:00:00.000][15][warning] connection "GET" 12')).toBeUndefined()
  })
})

describe("Istio's JSON format", () => {
  it('is read, with numbers and null as Envoy writes them', () => {
    const line = JSON.stringify({
      authority: 'shop.example.com',
      method: 'GET',
      path: '/api',
      response_code: 401,
      response_flags: '-',
      response_code_details: 'jwt_authn_access_denied{Jwt_is_expired}',
      route_name: null,
    })
    expect(istioJson(`istio-proxy ${line}`)).toEqual({
      host: 'shop.example.com',
      method: 'GET',
      path: '/api',
      status: 401,
      flags: [],
      details: 'jwt_authn_access_denied{Jwt_is_expired}',
    })
  })

  it.each(['{', '{}', '{"response_code":"many"}', '[401]', 'null'])('is not %s', (line) => {
    expect(istioJson(line)).toBeUndefined()
  })
})

describe('formats of a repository', () => {
  it('are read as they are written', () => {
    const read = textFormat('%RESPONSE_CODE%|%RESPONSE_FLAGS%|100%%|%REQ(:AUTHORITY):40%|%PATH(NQ)%\n')
    expect(read('404|NR,DC|100%|shop.example.com|/cart')).toEqual({
      status: 404,
      flags: ['NR', 'DC'],
      host: 'shop.example.com',
      path: '/cart',
    })
  })

  it('have fields below fields', () => {
    const read = jsonFormat({ http: { code: '%RESPONSE_CODE%', line: '%REQ(:METHOD)% %REQ(:PATH)%' } })
    expect(read('{"http":{"code":"503","line":"GET /"}}')).toEqual({ status: 503, flags: [] })
  })

  it('without a status read nothing', () => {
    expect(textFormat('%REQ(:PATH)%')('/cart')).toBeUndefined()
    expect(textFormat('')('403')).toBeUndefined()
  })

  it('never break, whatever a line has', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (format, line) => {
        for (const read of [textFormat(format), istioText, istioJson]) read(line)
      }),
    )
  })
})
