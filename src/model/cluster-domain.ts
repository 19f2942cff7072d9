/** What Kubernetes appends to names inside the cluster, where nothing says another. */
export const clusterDomain = 'cluster.local'
