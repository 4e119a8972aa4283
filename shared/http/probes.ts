/** Paths that Kubernetes and Prometheus ask now and then, whether or not there is anything to do. */
export const PROBES = ['/healthz', '/readyz', '/metrics']
