import { adviceFor, nextQuestion, scripts } from '../../../../care/alarms/rules/script.ts'
import type { ScriptAnswer } from '../../../../care/alarms/rules/script.ts'
import { adviceWords, answerLabel, questionWords, scriptRule, scriptTitle } from '../../../../care/alarms/words/script.ts'
import { IconCheck, IconReturn } from '../../../design/icons.ts'
import { Button, Card } from '../../../design/parts.ts'
import { Act } from './act.tsx'
import type { AlarmOnDesk } from './shown/alarm.ts'

const keys: Record<ScriptAnswer, string> = { yes: 'y', no: 'n', nothing: '0' }

/** Yes or no, one question at a time: only the question whose turn it is has keys. What was answered can be answered anew. */
export const Script = ({ alarm }: { alarm: AlarmOnDesk }) => {
  const said = Object.fromEntries(Object.entries(alarm.answers).map(([code, { answer }]) => [code, answer]))
  const turn = nextQuestion(alarm.script, said)
  const advice = adviceFor(alarm.script, said)
  const { title, aside } = scriptTitle[alarm.script]
  const rule = scriptRule[alarm.script]
  return (
    <Card flush title={title} aside={aside}>
      {alarm.script === 'talk' && !alarm.loud && !alarm.line && (
        <p className="alarm-silent">
          They asked silently: somebody may be beside them. Do not ring them. Ask only when they ring, or when you hear them.
        </p>
      )}
      <ol className="alarm-script">
        {scripts[alarm.script].map(({ code, nothing }, place) => (
          <Question
            key={code}
            alarm={alarm}
            code={code}
            number={place + 1}
            answers={nothing ? ['yes', 'no', 'nothing'] : ['yes', 'no']}
            isTurn={code === turn && (alarm.mine || alarm.ringing)}
          />
        ))}
      </ol>
      <p className="alarm-rule">
        <IconReturn aria-hidden size={18} className="alarm-rule-mark" />
        <span>
          <strong>{rule.when}</strong> {rule.then}
        </span>
      </p>
      <p className="alarm-advice" role="status" data-urgent={advice.startsWith('ring_999') || undefined}>
        {Object.keys(said).length > 0 || alarm.script === 'duress' ? adviceWords[advice] : ''}
      </p>
    </Card>
  )
}

type QuestionProps = { alarm: AlarmOnDesk; code: string; number: number; answers: readonly ScriptAnswer[]; isTurn: boolean }

const Question = ({ alarm, code, number, answers, isTurn }: QuestionProps) => {
  const words = questionWords[code]?.(alarm.firstName) ?? { ask: code }
  const given = alarm.answers[code]
  return (
    <li className="alarm-question" data-turn={isTurn || undefined}>
      <span className="alarm-number" aria-hidden>
        {given ? <IconCheck size={16} strokeWidth={2.6} /> : number}
      </span>
      <div className="alarm-ask">
        <p className="strong">{words.ask}</p>
        {given ? (
          <p className="second small">
            {answerLabel[given.answer]}, {given.at}
          </p>
        ) : (
          isTurn && words.note && <p className="second small">{words.note}</p>
        )}
      </div>
      <Act act="reply" alarmId={alarm.key} fields={{ question: code }} className="row alarm-answers">
        <span className="unseen">{words.ask}</span>
        {answers.map((answer) => (
          <Button
            key={answer}
            kind="quiet"
            name="answer"
            value={answer}
            hotkey={isTurn && alarm.mine ? keys[answer] : undefined}
            disabled={alarm.ringing}
            aria-pressed={given?.answer === answer}
          >
            {answerLabel[answer]}
          </Button>
        ))}
      </Act>
    </li>
  )
}
