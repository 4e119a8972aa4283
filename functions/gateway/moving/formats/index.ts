/** The formats that are read, in the order in which a file is held against them. */
import { csv } from './csv.ts'
import type { Format } from './format.ts'
import { ics } from './ics.ts'
import { json } from './json.ts'
import { ticktick } from './ticktick.ts'
import { todoist } from './todoist.ts'

export const formats: Format[] = [json, ics, todoist, ticktick, csv]
