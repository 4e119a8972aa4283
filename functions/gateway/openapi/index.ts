/** The OpenAPI 3.1 document, made from the schemas that the routes validate with. */
import type { Json } from './parts.ts'
import { paths } from './paths.ts'
import { schemas } from './schemas.ts'

let document: Json | undefined

/** Made on the first request for it: most processes never need it. */
export function openApiDocument(): Json {
  document ??= {
    openapi: '3.1.0',
    info: {
      title: 'Todo chatbot',
      version: '1.0.0',
      description: 'Chat, tasks, undo. Lists answer `{tasks, next}`, errors are problem+json with a stable `code`.',
    },
    security: [{ bearer: [] }],
    paths: paths(),
    components: {
      schemas: schemas(),
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A JWT of who signed in, or a personal access token (/v1/tokens), which may do what its scopes say.',
        },
      },
    },
  }
  return document
}
