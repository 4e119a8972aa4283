/** The least that answers: what a cold start and memory are compared with. */
declare const Bun: { serve(options: { port: number; fetch: () => Response }): unknown }

Bun.serve({ port: Number(process.env.PORT), fetch: () => new Response('ok') })
