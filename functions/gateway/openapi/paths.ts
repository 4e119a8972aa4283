/** Every operation of the gateway, by path and method. */
import { calendarQuerySchema } from '../calendar/feed.ts'
import { figuresQuerySchema } from '../figures/figures.ts'
import { importQuerySchema } from '../moving/index.ts'
import { exportQuerySchema } from '../person/leaving/leaving.ts'
import { commentsQuerySchema } from '../routes/comments.ts'
import { taskSchemas } from '../routes/tasks.ts'
import { turnsQuerySchema } from '../turns/list.ts'
import { collectionPaths } from './collections.ts'
import {
  answer,
  ETAG,
  ID,
  IDEMPOTENCY_KEY,
  IF_MATCH,
  IF_NONE_MATCH,
  type Json,
  LOCATION,
  list,
  MAY_BE,
  object,
  operation,
  ref,
  requestBody,
  taskLinks,
} from './parts.ts'
import { queryParameters } from './schemas.ts'
import { webhookPaths } from './webhooks.ts'

const TASK = answer('the task after the change', ref('Task'), { headers: ETAG, ...taskLinks() })
const TASKS = object({ tasks: list(ref('Task')) })
const UNDONE = {
  ...TASKS,
  properties: {
    tasks: { ...list(ref('Task')), description: 'of a large turn the first hundred' },
    count: { type: 'integer', minimum: 0, description: 'how many tasks it was about' },
    left: {
      ...list({ type: 'string' }),
      description: 'sentences that say what was passed over, as it cannot be taken back',
    },
  },
}
const FILE = {
  required: true,
  description:
    'our own export (JSON), a backup of Todoist (ZIP, or a CSV of it), of TickTick (CSV), a CSV with a column “Title”, or a calendar (.ics)',
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
}
const CHANGING = { ...MAY_BE.missing, ...MAY_BE.changed }
const SERIES = MAY_BE.conflict('The series has another open occurrence; `detail` says which, and what to do.')
const NAMED = { ...MAY_BE.missing, ...MAY_BE.conflict('A task does not allow the change as it is now.') }

export const paths = (): Json => ({
  ...taskPaths(),
  ...collectionPaths(queryParameters),
  ...assistantPaths(),
  ...personPaths(),
  ...tokenPaths(),
  ...webhookPaths(queryParameters),
  ...sessionPaths(),
})

function taskPaths(): Json {
  const act = (name: 'complete' | 'reopen' | 'skip', summary: string) => ({
    post: operation(`${name}Task`, summary, 'tasks', {
      parameters: [ID, IF_MATCH, IDEMPOTENCY_KEY, ...(name === 'reopen' ? [] : queryParameters(taskSchemas.end()))],
      responses: { 200: TASK, ...CHANGING, ...SERIES },
    }),
  })
  const listed = object({ tasks: list(ref('Task')), next: { type: ['string', 'null'] } })
  const page = {
    ...listed,
    properties: {
      ...(listed.properties as Json),
      parents: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'titles of the tasks that some of these are under, by id; absent where there are none',
      },
      at: { type: 'string', format: 'date-time', description: 'the instant of which this tells; absent for now' },
    },
  }
  const next = { listTasks: { operationId: 'listTasks', parameters: { cursor: '$response.body#/next' } } }
  return {
    '/v1/tasks': {
      get: operation('listTasks', 'tasks by filter, search and order, in pages', 'tasks', {
        parameters: queryParameters(taskSchemas.listQuery()),
        responses: {
          200: answer('a page', page, { links: next }),
          ...MAY_BE.erased,
        },
      }),
      post: operation('createTask', 'create a task', 'tasks', {
        parameters: [IDEMPOTENCY_KEY],
        requestBody: requestBody('NewTask'),
        responses: { 201: answer('the task', ref('Task'), { headers: { ...ETAG, ...LOCATION }, ...taskLinks() }) },
      }),
    },
    '/v1/tasks/batch': {
      post: operation('changeTasks', 'several changes at once: all or nothing', 'tasks', {
        parameters: [IDEMPOTENCY_KEY],
        requestBody: requestBody('Batch'),
        responses: { 200: answer('the tasks in the order of the actions', TASKS, taskLinks('/tasks/0/id')), ...NAMED },
      }),
    },
    '/v1/tasks/{id}': {
      get: operation('getTask', 'one task, with its ETag', 'tasks', {
        parameters: [ID, IF_NONE_MATCH],
        responses: { 200: TASK, ...MAY_BE.unchanged, ...MAY_BE.missing },
      }),
      patch: operation('changeTask', 'change fields of a task', 'tasks', {
        parameters: [ID, IF_MATCH, IDEMPOTENCY_KEY],
        requestBody: requestBody('TaskChanges'),
        responses: { 200: TASK, ...CHANGING, ...SERIES },
      }),
      delete: operation('deleteTask', 'delete a task', 'tasks', {
        parameters: [ID, IF_MATCH, IDEMPOTENCY_KEY],
        responses: { 204: answer('deleted'), ...CHANGING },
      }),
    },
    '/v1/tasks/{id}/complete': act(
      'complete',
      'complete a task, and its open subtasks unless `subtasks` says otherwise; the next occurrence of a series follows',
    ),
    '/v1/tasks/{id}/reopen': act('reopen', 'open a task again'),
    '/v1/tasks/{id}/snooze': {
      post: operation('snoozeTask', 'be reminded of a task again, in so many minutes', 'tasks', {
        parameters: [ID, IDEMPOTENCY_KEY],
        requestBody: requestBody('Snooze'),
        responses: { 202: answer('when', { type: 'object' }), ...MAY_BE.missing },
      }),
    },
    '/v1/tasks/{id}/move': {
      post: operation('moveTask', 'put a task under another one, or in its place among others', 'tasks', {
        parameters: [ID, IF_MATCH, IDEMPOTENCY_KEY],
        requestBody: requestBody('Place'),
        responses: { 200: TASK, ...CHANGING },
      }),
    },
    '/v1/tasks/{id}/comments': {
      get: operation('listComments', 'the comments of a task, the oldest first', 'tasks', {
        parameters: [ID, ...queryParameters(commentsQuerySchema())],
        responses: {
          200: answer('all of them', object({ comments: list(ref('Comment')) })),
          ...MAY_BE.missing,
          ...MAY_BE.erased,
        },
      }),
      post: operation('createComment', 'comment on a task', 'tasks', {
        parameters: [ID, IDEMPOTENCY_KEY],
        requestBody: requestBody('NewComment'),
        responses: {
          201: answer('the comment', ref('Comment'), { headers: { ...ETAG, ...LOCATION } }),
          ...MAY_BE.missing,
        },
      }),
    },
    '/v1/comments/{id}': commentPath(),
    '/v1/tasks/{id}/skip': act('skip', 'leave this occurrence of a series out'),
  }
}

function commentPath(): Json {
  const id = { ...ID, description: 'of a comment' }
  const one = answer('the comment', ref('Comment'), { headers: ETAG })
  return {
    get: operation('getComment', 'one comment, with its ETag', 'tasks', {
      parameters: [id],
      responses: { 200: one, ...MAY_BE.missing },
    }),
    patch: operation('changeComment', 'say something else in a comment', 'tasks', {
      parameters: [id, IF_MATCH, IDEMPOTENCY_KEY],
      requestBody: requestBody('NewComment'),
      responses: { 200: one, ...CHANGING },
    }),
    delete: operation('deleteComment', 'delete a comment', 'tasks', {
      parameters: [id, IF_MATCH, IDEMPOTENCY_KEY],
      responses: { 204: answer('deleted'), ...CHANGING },
    }),
  }
}

function assistantPaths(): Json {
  const events = {
    schema: {
      type: 'string',
      description:
        'server-sent events, each as a ChatStreamEvent: what a model does and each piece of the reply as they come, then one `done` or `error`. Closing the stream stops what is not stored yet.',
    },
  }
  const reply = answer('what was done, in words and in data', ref('ChatReply')) as { content: Json }
  return {
    '/v1/chat': {
      post: operation(
        'chat',
        'one turn of a conversation; as a stream when text/event-stream is accepted',
        'assistant',
        {
          parameters: [IDEMPOTENCY_KEY],
          requestBody: requestBody('ChatRequest'),
          responses: {
            200: { ...reply, content: { ...reply.content, 'text/event-stream': events } },
            ...MAY_BE.conflict('There is nothing to undo, or the tasks do not allow the change as they are now.'),
            ...MAY_BE.missing,
          },
        },
      ),
    },
    '/v1/transcribe': {
      post: operation('transcribe', 'what a recording says, as text in the person’s language', 'assistant', {
        requestBody: { required: true, content: Object.fromEntries(RECORDINGS.map((type) => [type, SOUND])) },
        responses: {
          200: answer('the text; empty for silence', object({ text: { type: 'string' } })),
          ...MAY_BE.unable('Nothing here understands speech.'),
        },
      }),
    },
    '/v1/undo': {
      post: operation('undo', 'take back what the last turn or request did', 'assistant', {
        parameters: [IDEMPOTENCY_KEY],
        responses: {
          200: answer('the tasks after it', UNDONE),
          ...MAY_BE.conflict('There is nothing to undo, or it can no longer be undone.'),
          ...MAY_BE.missing,
        },
      }),
    },
    '/v1/redo': {
      post: operation(
        'redo',
        'do again what the last undo took back, as long as nothing new was done since',
        'assistant',
        {
          parameters: [IDEMPOTENCY_KEY],
          responses: {
            200: answer('the tasks after it', UNDONE),
            ...MAY_BE.conflict('There is nothing to do again, or it can no longer be done.'),
            ...MAY_BE.missing,
          },
        },
      ),
    },
    '/v1/turns': {
      get: operation(
        'listTurns',
        'what was done, turn by turn, newest first; undo and redo go through it',
        'assistant',
        {
          parameters: queryParameters(turnsQuerySchema()),
          responses: {
            200: answer('a page', object({ turns: list(ref('Turn')), next: { type: ['string', 'null'] } }), {
              links: { next: { operationId: 'listTurns', parameters: { cursor: '$response.body#/next' } } },
            }),
          },
        },
      ),
    },
    '/v1/parse': {
      post: operation('parse', 'what a text would be understood as; changes nothing', 'assistant', {
        requestBody: requestBody('ParseRequest'),
        responses: { 200: answer('commands, spans and an explanation', { type: 'object' }) },
      }),
    },
  }
}

const RECORDINGS = ['audio/webm', 'audio/mp4', 'audio/wav']
const SOUND = { schema: { type: 'string', format: 'binary', description: '25 MB and five minutes at most' } }

function personPaths(): Json {
  const profile = answer('the profile, with the state of each channel, and what was used today', {
    allOf: [ref('Profile'), { type: 'object', properties: { usage: ref('Usage') } }],
  })
  const confirm = { name: 'confirm', in: 'query', schema: { type: 'string', format: 'uuid' } }
  return {
    '/v1/me': {
      get: operation('getProfile', 'zone, locale, quiet hours and channels', 'person', { responses: { 200: profile } }),
      patch: operation('changeProfile', 'change the profile', 'person', {
        parameters: [IDEMPOTENCY_KEY],
        requestBody: requestBody('ProfileChanges'),
        responses: { 200: profile },
      }),
      delete: operation('leave', 'delete everything of the person for good; asked back first', 'person', {
        parameters: [{ ...confirm, description: '`confirm` of the answer 409 to the request without it' }],
        responses: {
          200: answer(
            'all is deleted; `remains` tells what is left, and until when',
            object({ remains: { type: 'string' } }),
          ),
          ...MAY_BE.conflict('Nothing is deleted yet: what would be, and the `confirm` to send.'),
        },
      }),
    },
    '/v1/me/export': {
      get: operation('exportMe', 'everything that is kept of the person, or their tasks for other programs', 'person', {
        parameters: queryParameters(exportQuerySchema),
        responses: {
          200: {
            ...answer('as JSON the whole document, which is complete when it has `complete: true`'),
            content: {
              'application/json': { schema: { type: 'object' } },
              'text/csv': { schema: { type: 'string' } },
              'text/calendar': { schema: { type: 'string' } },
            },
          },
        },
      }),
    },
    '/v1/imports/preview': {
      post: operation('previewImport', 'what tasks of a file would come, and what cannot; changes nothing', 'person', {
        parameters: queryParameters(importQuerySchema),
        requestBody: FILE,
        responses: { 200: answer('what would come', ref('ImportPreview')) },
      }),
    },
    '/v1/imports': {
      post: operation('importTasks', 'bring the tasks of a file: what is there already is left as it is', 'person', {
        parameters: [...queryParameters(importQuerySchema), IDEMPOTENCY_KEY],
        requestBody: FILE,
        responses: {
          200: {
            ...answer('what came'),
            content: {
              'application/json': { schema: ref('Imported') },
              'text/event-stream': {
                schema: {
                  type: 'string',
                  description:
                    'events `progress` with `{done, of}`, then `done` with what came, or `error` with a problem',
                },
              },
            },
          },
        },
      }),
    },
    '/v1/figures': {
      get: operation(
        'readFigures',
        'what was completed by day and week, days in a row, and what is put off',
        'person',
        {
          parameters: queryParameters(figuresQuerySchema),
          responses: {
            200: answer(
              'the figures, by the days of the person’s zone',
              object({
                days: list(object({ date: DATE, completed: COUNT })),
                weeks: list(object({ from: DATE, completed: COUNT })),
                streak: object({ current: COUNT, longest: COUNT }),
                postponed: list(object({ task: ref('Task'), times: COUNT })),
              }),
            ),
          },
        },
      ),
    },
    '/v1/me/calendar': {
      get: operation('showCalendarAddress', 'the secret address under which other calendars read the tasks', 'person', {
        responses: { 200: CALENDAR_ADDRESS, ...MAY_BE.missing, ...NO_SECRET },
      }),
      post: operation(
        'changeCalendarAddress',
        'make it, or another in its place: the one before is good no more',
        'person',
        {
          responses: { 200: CALENDAR_ADDRESS, ...NO_SECRET },
        },
      ),
      delete: operation('removeCalendarAddress', 'no calendar reads the tasks any more', 'person', {
        responses: { 204: answer('removed') },
      }),
    },
    '/v1/calendar/{secret}.ics': {
      get: operation('readCalendar', 'the open tasks as iCalendar, for whoever knows the address', 'person', {
        // Who knows the address needs no token.
        security: [],
        parameters: [
          { name: 'secret', in: 'path', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' } },
          ...queryParameters(calendarQuerySchema),
          IF_NONE_MATCH,
        ],
        responses: {
          200: {
            description: 'RFC 5545, with each date once',
            content: { 'text/calendar': { schema: { type: 'string' } } },
          },
          ...MAY_BE.unchanged,
          ...MAY_BE.missing,
        },
      }),
    },
    '/v1/me/confirmations': {
      post: operation('askForConfirmation', 'ask again whether an address is the person’s own', 'person', {
        parameters: [IDEMPOTENCY_KEY],
        requestBody: requestBody('Confirmation'),
        responses: {
          202: answer('it will be asked', { type: 'object' }),
          ...MAY_BE.conflict('It is confirmed already.'),
        },
      }),
    },
  }
}

const DATE = { type: 'string', format: 'date' }
const COUNT = { type: 'integer', minimum: 0 }

const NO_SECRET = MAY_BE.unable('Whoever runs this has not set the secret that addresses are made with.')
const CALENDAR_ADDRESS = answer(
  'the address with tasks as events, and as to-dos; null when it was made with a key that is no more, and only who has it knows it',
  object({
    url: { type: ['string', 'null'], format: 'uri' },
    tasksUrl: { type: ['string', 'null'], format: 'uri' },
    createdAt: { type: 'string', format: 'date-time' },
  }),
)

function tokenPaths(): Json {
  const id = { ...ID, description: 'of an access token' }
  return {
    '/v1/tokens': {
      get: operation('listTokens', 'access tokens that were made, with their last use', 'person', {
        responses: {
          200: answer('the tokens, but for what is secret of them', object({ tokens: list(ref('AccessToken')) })),
        },
      }),
      post: operation(
        'createToken',
        'make an access token for a program: it is shown once, and kept as a hash',
        'person',
        {
          requestBody: requestBody('NewAccessToken'),
          responses: {
            201: answer('the token', { allOf: [ref('AccessToken'), object({ token: { type: 'string' } })] }),
            ...MAY_BE.conflict('One person has as many tokens as one may have.'),
          },
        },
      ),
    },
    '/v1/tokens/{id}': {
      delete: operation('revokeToken', 'revoke an access token: it is refused everywhere within seconds', 'person', {
        parameters: [id],
        responses: { 204: answer('revoked'), ...MAY_BE.missing },
      }),
    },
  }
}

function sessionPaths(): Json {
  const id = { ...ID, description: 'of a session' }
  const but = {
    name: 'but',
    in: 'query',
    schema: { type: 'string', format: 'uuid' },
    description: 'the session to stay signed in with',
  }
  return {
    '/v1/sessions': {
      get: operation('listSessions', 'browsers in which the person is signed in, the one seen last first', 'person', {
        responses: { 200: answer('the sessions', object({ sessions: list(ref('Session')) })) },
      }),
      delete: operation('endSessions', 'sign out everywhere, or everywhere else', 'person', {
        parameters: [but],
        responses: { 204: answer('signed out') },
      }),
    },
    '/v1/sessions/{id}': {
      delete: operation(
        'endSession',
        'sign out of one browser: an open page at once, any other when it is next opened',
        'person',
        {
          parameters: [id],
          responses: { 204: answer('signed out'), ...MAY_BE.missing },
        },
      ),
    },
  }
}
