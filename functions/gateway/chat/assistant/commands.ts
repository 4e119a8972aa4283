/** The commands of the table as tools: what they would change is staged, what they show is told to the model. */

import { commandKinds } from '../../../../shared/language/commands/table.ts'
import { z } from '../../../../shared/language/commands/zod.ts'
import { perform } from '../steps/index.ts'
import { phrasesOf } from './phrases.ts'
import type { Tool } from './tool.ts'

export function commandTools(): Tool[] {
  return Object.values(commandKinds).flatMap(({ tool: make, isRead }): Tool[] => {
    const tool = make?.(z)
    if (!tool) return []
    const { name, description, parameters } = tool
    return [
      {
        name,
        description,
        parameters,
        isRead: isRead === true,
        run: async (given, desk) => perform(tool.readArguments(given, phrasesOf(desk.turn.context)), desk),
      },
    ]
  })
}
