export { type Commit, type CommitResult, commit, commitStatement, type Guard } from './commit.ts'
export { eventOf, type Origin, type OutboxEvent, type StoredEvent } from './event.ts'
export { type BatchResult, createPublisher, type Publisher, publishBatch, stored } from './publisher.ts'
export { eventsAfter, markPublished, storedEvent, unpublished } from './statements.ts'
