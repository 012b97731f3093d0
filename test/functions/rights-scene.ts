import { randomUUID } from 'node:crypto'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import type { DocumentStore } from '../../local/cloud/seams'
import type { Clerk } from './counter-scene'
import { onePrize, publishedDay } from './member-days'
import { bought, planned } from './membership-scene'
import { buy, counter, type Member, shelved } from './reward-scene'
import type { World } from './world'

export const CONTACT = { name: '林小满', phone: '13900009999', address: '静安区棉花弄 8 号 302 室' }
export const PHONE = '13811112222'
export const NICKNAME = '小满的棉被'
/** A day that the year of the tests does not have. */
const BIRTHDAY = '02-29'

export interface Life {
  readonly member: Member
  readonly clerk: Clerk
  readonly friend: Member
  readonly memberNo: string
  readonly receiptNo: string
  readonly orderId: string
  /** Every text by which she could be known. */
  readonly personal: readonly string[]
  /** Files of hers. */
  readonly fileIds: readonly string[]
}

/** Somebody who has done everything that a member can do, on the morning of a member day. */
export async function fullLife(world: World, openid = `o_life_${randomUUID()}`): Promise<Life> {
  const day = await publishedDay(world, onePrize(1, 5))
  const clerk = await counter(world)
  const { id: rewardId } = await shelved(world, 9)
  const plan = await planned(world)
  const member = world.member(openid)
  const { memberNo } = await member.must('join', { source: 'parcel:2611' })
  const friend = world.member(`o_friend_${randomUUID()}`)
  await friend.must('join', { invitedBy: memberNo })

  await member.must('checkIn')
  await buy(clerk, member, 500)
  const receiptNo = await refunded(clerk, member)
  await member.must('draw', { eventId: day.id, nonce: 'n' })
  await member.must('claimPrize', { eventId: day.id, n: 1, contact: CONTACT })
  const { vouchers } = await member.must('redeem', { rewardId, quantity: 3 })
  await clerk.must('verify', { code: vouchers[0]?.code ?? '' })
  await member.must('returnVoucher', { voucherId: vouchers[1]?.id ?? '' })
  await member.must('wish', { rewardId, on: true })
  const cancelled = await bought(world, member, plan)
  await member.must('cancelPlan', { orderId: cancelled })
  const orderId = await bought(world, member, plan)
  await member.must('preferences', { messages: { memberDayOpening: true } })
  const avatar = await told(world, member)
  await world.runClock()
  const { fileId } = await member.must('exportData')

  const document = await documentOf(world, openid)
  return {
    member,
    clerk,
    friend,
    memberNo,
    receiptNo,
    orderId,
    fileIds: [avatar, fileId],
    personal: [
      openid,
      memberNo,
      PHONE,
      NICKNAME,
      BIRTHDAY,
      ...Object.values(CONTACT),
      document.codeKey ?? 'a member has a key',
      'avatars/',
    ],
  }
}

/** What she tells of herself, her picture included; its file. */
async function told(world: World, member: Member): Promise<string> {
  const { avatarPath } = await member.must('profile')
  const avatar = await upload(world, avatarPath, 'a picture')
  const { code } = await world.control.post<{ code: string }>('phone-code', { phoneNumber: PHONE })
  await member.must('saveProfile', { nickname: NICKNAME, avatar, phoneCode: code, birthday: BIRTHDAY })
  return avatar
}

async function refunded(clerk: Clerk, member: Member): Promise<string> {
  const receiptNo = `R-${randomUUID().slice(0, 8)}`.toUpperCase()
  const { token } = await member.must('memberCode')
  const { session } = await clerk.must('identify', { token })
  await clerk.must('award', { session, amountFen: 9_000, receiptNo })
  await clerk.must('reverse', { receiptNo, amountFen: 3_000 })
  return receiptNo
}

/** As her phone puts a file into the cloud's storage. */
export async function upload(world: World, cloudPath: string, text: string): Promise<string> {
  const permit = await world.control.post<{ url: string; authorization: string; fileID: string }>('files/permit', {
    cloudPath,
  })
  const put = await fetch(permit.url, {
    method: 'PUT',
    body: text,
    headers: { authorization: permit.authorization },
  })
  if (!put.ok) throw new Error(`not uploaded: ${put.status}`)
  return permit.fileID
}

/** What lies in a file of the cloud; null where there is none. */
export async function fileText(world: World, fileId: string): Promise<string | null> {
  const { fileList } = await world.control.post<{ fileList: Array<{ tempFileURL: string; status: number }> }>(
    'files/urls',
    { fileList: [fileId] },
  )
  const [file] = fileList
  return file?.status === 0 ? (await fetch(file.tempFileURL)).text() : null
}

export async function documentOf(world: World, openid: string): Promise<MemberDocument> {
  const found = await world.control.get<MemberDocument[]>(
    `collections/members?query=${encodeURIComponent(JSON.stringify({ _id: openid }))}`,
  )
  if (found[0] === undefined) throw new Error(`${openid} is not there`)
  return found[0]
}

/** Where in the store any of these texts stands: `collection/id: text`. */
export function findTexts(store: DocumentStore, texts: readonly string[]): string[] {
  return store.collectionNames().flatMap((name) =>
    store.find(name, { limit: 1e9 }).flatMap((document) => {
      const written = JSON.stringify(document)
      return texts.filter((text) => written.includes(text)).map((text) => `${name}/${document._id}: ${text}`)
    }),
  )
}
