export { type Drafts, emptyDraft, readDrafts } from './drafts.ts'
