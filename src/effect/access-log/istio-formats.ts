import { jsonFormat, textFormat, type ReadLine } from './log-format.ts'

/** Readers of lines in the formats that proxies use unless MeshConfig states another (istio `pilot/pkg/model/telemetry_logging.go`). */
export const istioFormats: readonly ReadLine[] = [
  textFormat(
    '[%START_TIME%] "%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%" %RESPONSE_CODE% %RESPONSE_FLAGS% ' +
      '%RESPONSE_CODE_DETAILS% %CONNECTION_TERMINATION_DETAILS% "%UPSTREAM_TRANSPORT_FAILURE_REASON%" ' +
      '%BYTES_RECEIVED% %BYTES_SENT% %DURATION% %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% "%REQ(X-FORWARDED-FOR)%" ' +
      '"%REQ(USER-AGENT)%" "%REQ(X-REQUEST-ID)%" "%REQ(:AUTHORITY)%" "%UPSTREAM_HOST%" %UPSTREAM_CLUSTER_RAW% ' +
      '%UPSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_REMOTE_ADDRESS% %REQUESTED_SERVER_NAME% ' +
      '%ROUTE_NAME%',
  ),
  jsonFormat({
    start_time: '%START_TIME%',
    route_name: '%ROUTE_NAME%',
    method: '%REQ(:METHOD)%',
    path: '%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%',
    response_code: '%RESPONSE_CODE%',
    response_flags: '%RESPONSE_FLAGS%',
    response_code_details: '%RESPONSE_CODE_DETAILS%',
    connection_termination_details: '%CONNECTION_TERMINATION_DETAILS%',
    authority: '%REQ(:AUTHORITY)%',
    upstream_cluster: '%UPSTREAM_CLUSTER_RAW%',
    requested_server_name: '%REQUESTED_SERVER_NAME%',
  }),
]
