import { Form } from 'react-router'
import { Button, Card, Select } from '../../design/parts.ts'
import type { Swaps } from './swap.ts'

/** Two people swap the shifts of one day. What was promised stays promised, and Today says what that puts at risk. */
export const SwapForm = ({ swaps: { shifts, colleagues } }: { swaps: Swaps }) =>
  shifts.length > 0 &&
  colleagues.length > 0 && (
    <Card title="Swapping a shift?">
      <Form method="post" className="stack-close">
        <p className="second">
          A colleague who does not work that day takes the shift over. Both have to say yes. You see what it does to the promises of that
          day before anything is swapped; what was promised stays promised.
        </p>
        <Select name="shiftId" label="Which shift?" options={shifts} />
        <Select name="withId" label="With whom?" options={colleagues} />
        <div>
          <Button kind="quiet" name="do" value="see_swap">
            Swap…
          </Button>
        </div>
      </Form>
    </Card>
  )
