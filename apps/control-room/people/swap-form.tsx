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
          A colleague who does not work that day takes the shift over. What was promised stays promised: if it puts a promise at risk, Today
          says which, and what to do.
        </p>
        <Select name="shiftId" label="Which shift?" options={shifts} />
        <Select name="withId" label="With whom?" options={colleagues} />
        <div>
          <Button kind="quiet" name="do" value="swap">
            Swap
          </Button>
        </div>
      </Form>
    </Card>
  )
