import type { Wording } from '@baton/protocol/wording/wording'
import { Icon } from '../screen/marks.tsx'
import type { FileTray, TrayFile } from './file-tray.ts'
import { sizeWords } from './read-files.ts'

/** What was chosen, over the box: with its picture, how far it is, and what to do where it did not go. */
export function Tray({ tray, files, wording }: { tray: FileTray; files: readonly TrayFile[]; wording: Wording }) {
  const { phrases, language } = wording
  if (files.length === 0) return null
  return (
    <ul class="tray" aria-label={phrases.chosenFiles}>
      {files.map(({ id, name, bytes, preview, state, sent, trouble }) => (
        <li key={id} class={state === 'failed' ? 'failed' : ''}>
          {preview ? <img src={preview} alt="" /> : <Icon name="file" size={24} />}
          <span class="what">
            <bdi>{name}</bdi>
            {trouble ? (
              <small role="alert">{phrases[words[trouble]]}</small>
            ) : state === 'sending' ? (
              <progress aria-label={phrases.sendingFile({ name })} value={sent} max={1} />
            ) : (
              <small>{sizeWords(bytes, language)}</small>
            )}
          </span>
          {trouble === 'failed' && (
            <button type="button" class="plain" onClick={() => tray.retry(id)}>
              {phrases.tryAgain}
            </button>
          )}
          <button
            type="button"
            class="remove"
            aria-label={phrases.removeFile({ name })}
            onClick={() => tray.remove(id)}
          >
            <Icon name="close" size={16} />
          </button>
        </li>
      ))}
    </ul>
  )
}

const words = {
  'too-large': 'fileTooLarge',
  refused: 'fileRefused',
  'too-many': 'tooManyFiles',
  failed: 'fileFailed',
} as const
