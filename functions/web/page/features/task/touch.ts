/**
 * By touch: a swipe to the end of the line completes a task, one to its start asks for another date; a finger that rests on it lifts it,
 * to be carried elsewhere.
 */
import { useRef } from 'preact/hooks'
import { direction, words } from '../../words/index.ts'
import { dropOn, markOver, targetAt } from './drag.ts'

interface Gestures {
  id: string
  complete: () => void
  schedule: () => void
}

/** Pixels after which a swipe is meant, and how far up or down it may go. */
const FAR = 90
const FLAT = 40
/** Milliseconds that a finger rests until the task is lifted, and pixels that it may tremble. */
const REST = 400
const TREMBLE = 8
/** Pixels from the edge of the list within which it scrolls, and by how many at once. */
const EDGE = 70
const SCROLLED = 12

export function useTouch(gestures: Gestures): (element: HTMLElement | null) => void {
  const latest = useRef(gestures)
  latest.current = gestures
  const bound = useRef<HTMLElement | null>(null)
  return (element) => {
    if (!element || bound.current === element) return
    bound.current = element
    listen(element, () => latest.current)
  }
}

function listen(element: HTMLElement, gestures: () => Gestures): void {
  let from: { x: number; y: number } | undefined
  let resting: ReturnType<typeof setTimeout> | undefined
  let isLifted = false

  const end = (): void => {
    clearTimeout(resting)
    from = undefined
    isLifted = false
    markOver(undefined)
    element.classList.remove('is-lifted')
    element.style.removeProperty('--swiped')
    element.style.removeProperty('--lifted')
    delete element.dataset.swipe
    delete element.dataset.towards
    delete element.dataset.hint
  }

  function swipe(x: number, y: number): void {
    const isFlat = Math.abs(y) < FLAT
    element.style.setProperty('--swiped', isFlat ? `${x}px` : '0px')
    element.dataset.towards = x > 0 ? 'right' : 'left'
    element.dataset.hint = isForward(x) ? words.value.keys.complete : words.value.task.schedule
    element.dataset.swipe = isFlat && Math.abs(x) > FAR ? (isForward(x) ? 'complete' : 'schedule') : ''
  }

  function carry({ clientX, clientY }: Touch, x: number, y: number): void {
    element.style.setProperty('--swiped', `${x}px`)
    element.style.setProperty('--lifted', `${y}px`)
    markOver(targetAt(clientX, clientY))
    const view = element.closest('.view')
    const { top, bottom } = view!.getBoundingClientRect()
    if (clientY < top + EDGE) view!.scrollBy(0, -SCROLLED)
    else if (clientY > bottom - EDGE) view!.scrollBy(0, SCROLLED)
  }

  element.addEventListener(
    'touchstart',
    ({ touches: [touch, another], target }) => {
      end()
      // A task that is open has fields of its own, in which a finger that rests selects text.
      if (!touch || another || (target as Element).closest('.editor')) return
      from = { x: touch.clientX, y: touch.clientY }
      resting = setTimeout(() => {
        isLifted = true
        element.classList.add('is-lifted')
        navigator.vibrate?.(10)
      }, REST)
    },
    { passive: true },
  )
  element.addEventListener(
    'touchmove',
    (event) => {
      const [touch] = event.touches
      if (!from || !touch) return
      const x = touch.clientX - from.x
      const y = touch.clientY - from.y
      if (Math.hypot(x, y) > TREMBLE) clearTimeout(resting)
      if (!isLifted) return swipe(x, y)
      // The list stays where it is while a task is carried.
      event.preventDefault()
      carry(touch, x, y)
    },
    { passive: false },
  )
  element.addEventListener('touchend', (event) => {
    const { swipe: meant } = element.dataset
    const [touch] = event.changedTouches
    const target = isLifted && touch ? targetAt(touch.clientX, touch.clientY) : undefined
    // A task that was lifted was not clicked.
    if (isLifted) event.preventDefault()
    end()
    const { id, complete, schedule } = gestures()
    if (target) dropOn(target, id)
    else if (meant === 'complete') complete()
    else if (meant === 'schedule') schedule()
  })
  element.addEventListener('touchcancel', end)
  element.addEventListener('contextmenu', (event) => {
    if (from) event.preventDefault()
  })
}

const isForward = (x: number): boolean => (direction() === 'rtl' ? x < 0 : x > 0)
