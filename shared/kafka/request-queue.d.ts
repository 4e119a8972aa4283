/** What kafkajs.ts mends is no part of kafkajs's public interface, and so has no types. */
declare module 'kafkajs/src/network/requestQueue/index.js' {
  interface RequestQueue {
    /** requests that may not be sent yet */
    pending: unknown[]
    scheduleCheckPendingRequests(): void
  }
  const exported: { prototype: RequestQueue }
  export default exported
}
