import type { Theme } from '../../page.ts'
import { IconPhone } from '../icons.ts'
import { Button, ButtonLink, Choices, HelpButton, Input, NotDoneBox, RadioRow, Select, TextArea, Tick } from '../parts.ts'
import { Sample } from './sample.tsx'

const refusal = {
  ok: false,
  kind: 'refused',
  reasons: [
    {
      code: 'B1_HAS_LIVE_BOOKING',
      sentence: 'Amina is with another household.',
      next: 'Choose someone who is free, or wait until she has left.',
    },
  ],
} as const

/** Buttons, fields and choices. Names carry the theme, so that both sides can stand on one page. */
export const FormSamples = ({ theme }: { theme: Theme }) => (
  <>
    <Sample title="Buttons">
      <div className="row">
        <Button type="button">Promise Tuesday</Button>
        <ButtonLink kind="quiet" icon={IconPhone} to="tel:+441314960142">
          Ring her
        </ButtonLink>
        <Button type="button" kind="text">
          Why not?
        </Button>
        <Button type="button" busy="Saving">
          Save
        </Button>
      </div>
      <div className="row">
        <HelpButton />
        <HelpButton held />
        <p className="second small gallery-help">Lamp at rest. Red only while held or when a person may be in danger.</p>
      </div>
    </Sample>
    <Sample title="Inputs">
      <div className="gallery-two">
        <Input name={`street-${theme}`} label="Street or postcode" hint="We search as you type." defaultValue="22 Easter Road" />
        <Input
          name={`mobile-${theme}`}
          label="Mobile number"
          inputMode="tel"
          defaultValue="07700 9003"
          fault="A digit is missing. UK mobile numbers have 11 digits."
        />
        <Select name={`trade-${theme}`} label="Trade" choose="Choose a trade" options={[{ value: 'plumber', label: 'Plumber' }]} />
        <TextArea name={`words-${theme}`} label="In their own words" rows={2} defaultValue="The tap drips all night." />
      </div>
      <Choices name={`when-${theme}`} legend="What would you like to do?">
        <RadioRow name={`when-${theme}`} value="send" title="Send Ewan instead, there by 11:05" end="Free now" defaultChecked />
        <RadioRow name={`when-${theme}`} value="ask" title="Ask her: keep waiting, or 1 to 3 today" />
        <Tick name={`tick-${theme}`} title="I have shown my ID card" defaultChecked />
      </Choices>
      <NotDoneBox answer={refusal} title="Amina cannot be sent yet" />
    </Sample>
  </>
)
