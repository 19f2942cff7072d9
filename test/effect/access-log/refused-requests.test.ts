import { describe, expect, it } from 'vitest'
import { istioFormats } from '../../../src/effect/access-log/istio-formats.ts'
import { refusedRequests } from '../../../src/effect/access-log/refused-requests.ts'
import { refusalReasonOf } from '../../../src/effect/access-log/refusal.ts'
import { textLine } from './log-lines.ts'

describe('why a proxy refused a request', () => {
  it.each([
    [403, '-', 'rbac_access_denied_matched_policy[none]', { by: 'no-policy' }],
    [
      403,
      '-',
      'rbac_access_denied_matched_policy[ns[shop]-policy[orders]-rule[2]]',
      { by: 'policy', policy: { namespace: 'shop', name: 'orders', rule: 2 } },
    ],
    [401, '-', 'jwt_authn_access_denied{Jwt_is_expired}', { by: 'token', step: 'Jwt is expired' }],
    [403, 'UAEX', 'ext_authz_denied', { by: 'provider' }],
    [404, 'NR', 'route_not_found', { by: 'route', reason: 'no-route' }],
    [504, 'UT', 'response_timeout', { by: 'route', reason: 'timeout' }],
    [404, '-', 'route_not_found', { by: 'route', reason: 'no-route' }],
    [503, '-', 'cluster_not_found', { by: 'route', reason: 'no-cluster' }],
    [503, '-', 'no_healthy_upstream', { by: 'route', reason: 'no-healthy-endpoint' }],
    [504, '-', 'response_timeout', { by: 'route', reason: 'timeout' }],
    [418, '-', 'fault_filter_abort', { by: 'route', reason: 'fault' }],
    [
      503,
      'UF,URX',
      'upstream_reset_before_response_started{connection_failure}',
      { by: 'route', reason: 'connection-failed' },
    ],
    [403, '-', 'direct_response', { by: 'route', reason: 'direct-response' }],
    [301, '-', 'direct_response', undefined],
    [401, '-', 'via_upstream', undefined],
    [200, '-', 'via_upstream', undefined],
  ])('%s %s %s', (status, flags, details, refusal) => {
    expect(refusalReasonOf({ status, flags: flags === '-' ? [] : flags.split(','), details })).toEqual(
      refusal,
    )
  })
})

describe('refused requests of a log', () => {
  const denied = {
    status: 403,
    details: 'rbac_access_denied_matched_policy[ns[istio-system]-policy[shop-orders]-rule[0]]',
  }

  it('are grouped by reason and host, and what is no request is counted', async () => {
    const lines = [
      textLine({ ...denied, time: '2026-11-02T10:00:03.000Z' }),
      textLine({
        ...denied,
        time: '2026-11-02T10:00:01.000Z',
        request: 'POST /api/orders HTTP/2',
        cluster: '-',
      }),
      textLine({
        ...denied,
        time: '2026-11-02T10:00:02.000Z',
        request: 'GET /api/orders?access_token=a.b.c HTTP/2',
      }),
      textLine({ status: 401, details: 'via_upstream' }),
      textLine(),
      '2026-11-02T10:00:00.000Z info Envoy proxy is ready',
      '',
    ]
    expect(await refusedRequests(lines, istioFormats)).toEqual({
      groups: [
        {
          refusal: { by: 'policy', policy: { namespace: 'istio-system', name: 'shop-orders', rule: 0 } },
          status: 403,
          host: 'shop.example.com',
          cluster: null,
          route: null,
          count: 3,
          first: '2026-11-02T10:00:01.000Z',
          last: '2026-11-02T10:00:03.000Z',
          examples: [
            { method: 'GET', path: '/api/orders', count: 2 },
            { method: 'POST', path: '/api/orders', count: 1 },
          ],
        },
      ],
      counts: { requests: 5, refused: 3, passedOn: 1, unread: 1 },
    })
  })

  it('stand apart where the route decides', async () => {
    const timeout = { status: 504, flags: 'UT', details: 'response_timeout' }
    const { groups } = await refusedRequests(
      [textLine(timeout), textLine({ ...timeout, route: 'list' }), textLine({ ...timeout, route: 'list' })],
      istioFormats,
    )
    expect(groups.map(({ route, count }) => [route, count])).toEqual([
      ['list', 2],
      ['orders', 1],
    ])
  })
})
