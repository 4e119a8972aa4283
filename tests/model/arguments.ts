/** Arguments of tools as a strict model writes them: all of them, with null or nothing for what it does not mean. */

export const NOBODY = { title: null, numbers: [], filter: null }

/** By tool: what it is called with when nothing is meant. */
export const NOTHING = {
  add_task: {
    when: null,
    deadline: null,
    notBefore: null,
    durationMinutes: null,
    remindMinutesBefore: [],
    priority: null,
    project: null,
    labels: [],
    note: null,
  },
  change_tasks: {
    title: null,
    when: null,
    deadline: null,
    notBefore: null,
    durationMinutes: null,
    priority: null,
    project: null,
    addLabels: [],
    removeLabels: [],
    addNote: null,
    remove: [],
  },
  make_collection: { project: null },
  arrange_collection: {
    project: null,
    newName: null,
    colour: null,
    isFavourite: null,
    isArchived: null,
    within: null,
    remove: [],
  },
  delete_collection: { project: null },
  place_tasks: { beside: null },
  list_tasks: { filter: null, answer: 'list', sortBy: null, isDescending: false },
}

/** Tasks by the numbers that results gave them. */
export const numbers = (...all: number[]) => ({ ...NOBODY, numbers: all })
