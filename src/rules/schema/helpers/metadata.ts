import type { Schema } from '../../../schema/types.ts'

const stringSchema: Schema = { type: 'string', nullable: true }
const stringMapSchema: Schema = { type: 'object', nullable: true, additionalProperties: stringSchema }
const anySchema: Schema = { 'x-kubernetes-preserve-unknown-fields': true }

/**
 * The schema of the metadata of every object (k8s.io/apimachinery, meta/v1 ObjectMeta), as Go decodes it: `null` is
 * ignored, and fields that a cluster writes accept anything.
 */
export const metadataSchema: Schema = {
  type: 'object',
  properties: {
    name: stringSchema,
    generateName: stringSchema,
    namespace: stringSchema,
    labels: stringMapSchema,
    annotations: stringMapSchema,
    finalizers: { type: 'array', nullable: true, items: stringSchema },
    ownerReferences: anySchema,
    managedFields: anySchema,
    creationTimestamp: anySchema,
    deletionTimestamp: anySchema,
    deletionGracePeriodSeconds: anySchema,
    generation: anySchema,
    resourceVersion: anySchema,
    selfLink: anySchema,
    uid: anySchema,
  },
}
