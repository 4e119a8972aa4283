/** Words around the title when somebody names a task by it: "the dentist thing", "milk and eggs". */
export const FILLERS = new Set('the a an my our that this task tasks todo thing one item reminder'.split(' '))

export const CONJUNCTIONS = new Set(['and'])
