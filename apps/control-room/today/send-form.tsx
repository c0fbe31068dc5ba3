import { Form, useNavigation } from 'react-router'
import { Button } from '../../design/parts.ts'
import type { InsteadShown, ProposalShown } from '../board.ts'

/** The fields as the form carries them. */
const Hidden = ({ fields }: { fields: Readonly<Record<string, string>> }) =>
  Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)

/** B6 The plan chose otherwise: what it would do to the others is looked at before they are sent. */
export const InsteadForm = ({ one: { fields, firstNames }, orderId }: { one: InsteadShown; orderId: string }) => (
  <Form method="post" action={`/orders/${orderId}/send`}>
    <input type="hidden" name="do" value="see_send" />
    <Hidden fields={fields} />
    <Button kind="quiet">{`Send ${firstNames} instead…`}</Button>
  </Form>
)

type Sending = { proposal: Pick<ProposalShown, 'fields' | 'firstNames'>; primary: boolean }
/** Sends whom dispatch proposes; every rule is asked again at that moment. The page stays where it is, at the part of the day that was asked for. */
export const SendForm = ({ proposal, primary }: Sending) => {
  const navigation = useNavigation()
  const { fields, firstNames } = proposal
  const isEmergency = fields.appointmentId === undefined
  const sending = navigation.state !== 'idle' && navigation.formData?.get('operativeIds') === fields.operativeIds
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="do" value={isEmergency ? 'send_emergency' : 'send'} />
      <Hidden fields={fields} />
      <Button kind={primary ? 'primary' : 'quiet'} busy={sending && 'Sending'}>
        {`Send ${firstNames}`}
      </Button>
    </Form>
  )
}
