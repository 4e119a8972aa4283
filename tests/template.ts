/** The database that every test file's own is copied from. */
export const TEMPLATE = 'todo_template'
