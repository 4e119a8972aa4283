/** One thing that somebody says, as a recording: until they stop speaking, or say so. */

export interface Recorder {
  /** what was said; undefined when nothing was. @throws DOMException for a microphone that there is not, or may not be used */
  recorded: Promise<Blob | undefined>
  /** enough was said */
  end: () => void
}

/** Small, and taken by every speech model; the second one is Safari's. */
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4']
const BITS_PER_SECOND = 32_000

/** Milliseconds: of silence behind words, of silence from the start, of a whole recording, and between two looks. */
const [PAUSE, UNSPOKEN, LONGEST, LOOK] = [2000, 8000, 300_000, 100]
/** Of a voice near by; a quiet room is a tenth of it. */
const LOUD = 0.015

const typeHere = (): string | undefined => TYPES.find((type) => MediaRecorder.isTypeSupported(type))

export const canRecord = (): boolean =>
  typeof MediaRecorder !== 'undefined' && navigator.mediaDevices !== undefined && typeHere() !== undefined

/** Asks for the microphone, where the person has not said yet whether it may be used. @param onHearing it is used from now on */
export function record(onHearing: () => void, signal: AbortSignal): Recorder {
  const ended = new AbortController()
  return { recorded: listen(onHearing, signal, ended.signal), end: () => ended.abort() }
}

async function listen(onHearing: () => void, signal: AbortSignal, ended: AbortSignal): Promise<Blob | undefined> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const sound = new AudioContext()
  try {
    if (signal.aborted || ended.aborted) return undefined
    const recorder = new MediaRecorder(stream, { mimeType: typeHere()!, audioBitsPerSecond: BITS_PER_SECOND })
    const pieces: Blob[] = []
    recorder.ondataavailable = ({ data }) => pieces.push(data)
    const stopped = new Promise((resolve) => {
      recorder.onstop = resolve
    })
    recorder.start()
    onHearing()
    const wasSpoken = await untilSilence(levelOf(sound, stream), AbortSignal.any([signal, ended]))
    if (recorder.state !== 'inactive') recorder.stop()
    await stopped
    if (signal.aborted || !wasSpoken) return undefined
    return new Blob(pieces, { type: recorder.mimeType })
  } finally {
    // The browser shows that it listens for as long as one of these is open.
    for (const track of stream.getTracks()) track.stop()
    void sound.close()
  }
}

/** How loud it is now: the root mean square of the last samples, from 0 to 1. */
function levelOf(sound: AudioContext, stream: MediaStream): () => number {
  const analyser = sound.createAnalyser()
  sound.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return () => {
    analyser.getFloatTimeDomainData(samples)
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
  }
}

/** @returns whether anything was to be heard */
function untilSilence(level: () => number, ended: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const started = performance.now()
    let heardAt: number | undefined
    const done = () => {
      clearInterval(timer)
      resolve(heardAt !== undefined)
    }
    const timer = setInterval(() => {
      const now = performance.now()
      if (level() > LOUD) heardAt = now
      const isSilent = heardAt === undefined ? now - started > UNSPOKEN : now - heardAt > PAUSE
      if (isSilent || now - started > LONGEST) done()
    }, LOOK)
    if (ended.aborted) done()
    ended.addEventListener('abort', done)
  })
}
