import { contractor, desks, operatives, operativeTelephone } from '../../db/seed/cast.ts'
import { demonstrationSecrets } from '../../db/seed/secrets.ts'
import { openKeys } from '../../platform/keys.ts'
import { Trouble } from '../../platform/trouble.ts'
import { forContractor } from './contractor.ts'
import type { Asked } from './asked.ts'

/** What somebody who tries the demonstration needs to know, as JSON. Refused for any other database: there is nothing to tell. */
export const demoFacts = (asked: Asked): Promise<number> =>
  forContractor(asked, async (world, who) => {
    const found = await world.db.as(who, async ({ q }) => ({
      contractor: await q
        .selectFrom('contractors')
        .select(['isDemonstration', 'codeWord', 'codeKeys', 'amberWords'])
        .executeTakeFirstOrThrow(),
      operatives: await q.selectFrom('operatives').select(['id', 'name', 'idCardNumber']).execute(),
      households: await q
        .selectFrom('contactCards')
        .select(['householdId as id', 'telephone as phone', 'language'])
        .where('telephone', 'is not', null)
        .orderBy('householdId')
        .execute(),
    }))
    if (!found.contractor.isDemonstration)
      throw new Trouble('This is not a demonstration database.', 'Real people’s secrets are not kept where they could be printed.')
    const secrets = demonstrationSecrets(openKeys(asked.config.keyFile, false))
    const { publicUrl: baseUrl } = asked.config
    const accounts = [
      ...desks,
      ...operatives.map(({ name }) => ({ role: 'operative', name, email: `${name.split(' ')[0]!.toLowerCase()}@larkfield.example` })),
    ]
    asked.print(
      JSON.stringify(
        {
          baseUrl,
          people: accounts.map(({ role, name, email }) => ({
            role,
            name,
            email,
            password: secrets.password,
            ...(role === 'operative' ? {} : { pin: secrets.deskPin }),
          })),
          apiKeys: { contractor: secrets.apiKey('contractor'), landlord: secrets.apiKey('landlord') },
          operatives: operatives.map(({ name }, n) => ({
            id: found.operatives.find((one) => one.name === name)?.id,
            name,
            phone: operativeTelephone(n),
            card: found.operatives.find((one) => one.name === name)?.idCardNumber,
            pin: secrets.pinOf(n),
            duressPin: secrets.duressPinOf(n),
          })),
          dutyNumber: contractor.dutyNumber,
          /** Written in a text or said in a call; keyed in a call; and the phrase for "come and look, not urgent". */
          codeWord: found.contractor.codeWord,
          codeKeys: found.contractor.codeKeys,
          amberWords: found.contractor.amberWords,
          controllers: desks.filter((one) => one.role === 'controller').map(({ name, telephone }) => ({ name, phone: telephone })),
          households: found.households,
        },
        null,
        2,
      ),
    )
    return 0
  })
