import { defineRule } from '../rule.ts'
import { destinationRuleRefused } from './shape/destination-rule.ts'
import { serviceEntryRefused } from './shape/service-entry.ts'
import { workloadEntryRefused, workloadGroupRefused } from './shape/workload.ts'

export const egressShape = defineRule({
  id: 'egress/shape',
  severity: 'error',
  istio: ['IST0106'],
  summary:
    'Fields of a ServiceEntry, DestinationRule, WorkloadEntry or WorkloadGroup that Istio refuses together or at all.',
  why: 'The webhook of Istio refuses the whole object, and what was there before stays in force. The API server alone, and most schemas, let such an object pass.',
  fix: 'Do what the message says: name what is missing, keep numbers in their bounds, leave one of two settings out that exclude each other.',
  on: {
    ServiceEntry: serviceEntryRefused,
    DestinationRule: destinationRuleRefused,
    WorkloadEntry: workloadEntryRefused,
    WorkloadGroup: workloadGroupRefused,
  },
})
