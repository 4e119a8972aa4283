/** Parts that patterns of commands share. */
export const PLEASE = '[please|zara|acha|ok|theek] [,] [mujhe|zara]'
export const POLITE = '[please|zara] [hai] [na]'
/** What follows the name of a task: "gym wala task", "doctor ka reminder ko". */
export const TAIL = '[wala|ka|ki] [kaam|task|reminder|item] [ko] [bhi]'
/** "kar do", "kar dena", "karo" */
export const DO = '(kar do|dena|lo|dein | kardo|karo | kar)'
