/** A device in another zone than the person's: offered once a visit, never changed unasked. */
import { useSignal } from '@preact/signals'
import { deviceZone } from '../api/client.ts'
import { changeMe } from '../state/actions.ts'
import { me } from '../state/known.ts'
import { words } from '../words/index.ts'

export function ZoneOffer() {
  const isDeclined = useSignal(false)
  const zone = me.value?.timeZone
  if (!zone || zone === deviceZone || isDeclined.value) return null
  const { settings, close } = words.value
  return (
    <aside class="offer" aria-label={settings.zone}>
      <p>{settings.zoneDiffers(deviceZone.replaceAll('_', ' '))}</p>
      <button type="button" onClick={() => void changeMe({ timeZone: deviceZone })}>
        {settings.useZone(deviceZone.replaceAll('_', ' '))}
      </button>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          isDeclined.value = true
        }}
      >
        {close}
      </button>
    </aside>
  )
}
