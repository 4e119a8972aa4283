export type Act = 'add' | 'list' | 'update' | 'help' | 'confirm' | 'cancel' | 'setting' | 'none'

export interface Shape {
  act: Act
  is: RegExp
  unless?: RegExp
}

export const shape = (act: Act, is: string, unless?: string): Shape => ({
  act,
  is: new RegExp(is),
  ...(unless && { unless: new RegExp(unless) }),
})
