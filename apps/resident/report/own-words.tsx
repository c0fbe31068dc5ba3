import { Button, TextArea } from '../../design/parts.ts'
import { Send } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { reportWords } from '../words/report.ts'

type Own = { to: string; isNeeded: boolean; said: string; fault?: string | undefined }

/** The third question: what is wrong, in somebody's own words. */
export function OwnWords({ to, isNeeded, said, fault }: Own) {
  const { lang, common } = usePage()
  const words = reportWords[lang]
  return (
    <>
      <p className="second">{words.step(3)}</p>
      <h1>{words.own.question}</h1>
      <Send to={to}>
        <TextArea
          name="said"
          label={words.check.own}
          hint={isNeeded ? words.own.hintNeeded : words.own.hint}
          rows={5}
          dir="auto"
          defaultValue={said}
          fault={fault}
        />
        <Button>{common.goOn}</Button>
      </Send>
    </>
  )
}
