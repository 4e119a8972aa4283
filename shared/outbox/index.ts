export { type Commit, type CommitResult, commit, commitStatement, type Guard } from './commit.ts'
export { eventOf, type Origin, type OutboxEvent, type StoredEvent } from './event.ts'
export { createPublisher, type Publisher, stored } from './publisher.ts'
export { eventsAfter, markPublished, storedEvent, unpublished } from './statements.ts'
