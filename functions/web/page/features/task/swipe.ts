/** By touch: a swipe to the end of the line completes a task, one to its start moves it to today. */
import { useRef } from 'preact/hooks'
import { direction } from '../../words/index.ts'

interface Swipes {
  complete: () => void
  schedule: () => void
}

/** Pixels after which it is meant, and how far up or down it may go. */
const FAR = 90
const FLAT = 40

export function useSwipe(swipes: Swipes): (element: HTMLElement | null) => void {
  const latest = useRef(swipes)
  latest.current = swipes
  const bound = useRef<HTMLElement | null>(null)
  return (element) => {
    if (!element || bound.current === element) return
    bound.current = element
    let from: { x: number; y: number } | undefined
    element.addEventListener(
      'touchstart',
      ({ touches: [touch] }) => {
        from = touch && { x: touch.clientX, y: touch.clientY }
      },
      { passive: true },
    )
    element.addEventListener(
      'touchmove',
      ({ touches: [touch] }) => {
        if (!from || !touch) return
        const x = touch.clientX - from.x
        const isFlat = Math.abs(touch.clientY - from.y) < FLAT
        element.style.setProperty('--swiped', isFlat ? `${x}px` : '0px')
        element.dataset.swipe = isFlat && Math.abs(x) > FAR ? (isForward(x) ? 'complete' : 'schedule') : ''
      },
      { passive: true },
    )
    const end = (): void => {
      const meant = element.dataset.swipe
      from = undefined
      element.style.removeProperty('--swiped')
      delete element.dataset.swipe
      if (meant === 'complete' || meant === 'schedule') latest.current[meant]()
    }
    element.addEventListener('touchend', end)
    element.addEventListener('touchcancel', () => {
      delete element.dataset.swipe
      end()
    })
  }
}

const isForward = (x: number): boolean => (direction() === 'rtl' ? x < 0 : x > 0)
