import { Form, useNavigation } from 'react-router'
import { Button } from '../../design/parts.ts'
import type { ProposalShown } from '../board.ts'

type Sending = {
  proposal: Pick<ProposalShown, 'fields' | 'firstNames'>
  primary: boolean
  /** The plan chose otherwise. */
  instead?: boolean
}
/** Sends whoever dispatch proposes, or could have; every rule is asked again at that moment. */
export const SendForm = ({ proposal, primary, instead = false }: Sending) => {
  const navigation = useNavigation()
  const { fields, firstNames } = proposal
  const isEmergency = fields.appointmentId === undefined
  const sending = navigation.state !== 'idle' && navigation.formData?.get('operativeIds') === fields.operativeIds
  return (
    <Form method="post" action="/today">
      <input type="hidden" name="do" value={isEmergency ? 'send_emergency' : 'send'} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button kind={primary ? 'primary' : 'quiet'} busy={sending && 'Sending'}>
        {`Send ${firstNames}${instead ? ' instead' : ''}`}
      </Button>
    </Form>
  )
}
