import fc from 'fast-check'
import { type Cell, csvLines } from '../../../cloudfunctions/domain/exports/csv'
import {
  afterFile,
  afterPage,
  type ExportState,
  hasFileToWrite,
  newExport,
  rowsToAsk,
  stopped,
} from '../../../cloudfunctions/domain/exports/export-job'
import { readCsv } from '../../functions/read-csv'

test.each<[string, Cell, string]>([
  ['a formula is a text', '=1+1', "'=1+1"],
  ['so is one that begins with a plus', '+86', "'+86"],
  ['or a minus', '-1', "'-1"],
  ['or an at', '@SUM(A1)', "'@SUM(A1)"],
  ['or a full-width equals', '＝1', "'＝1"],
  ['or a tab', '\t=1', "'\t=1"],
  ['or a carriage return', '\r=1', '"\'\r=1"'],
  ['a number of ours that is negative stays one', -30, '-30'],
  ['a number that a spreadsheet would round is a text', '2026120112345678', "'2026120112345678"],
  ['quotes are doubled', '“好”的"毛巾"', '"“好”的""毛巾"""'],
  ['a comma and a line break are kept', 'a,b\nc', '"a,b\nc"'],
  ['nothing is empty', null, ''],
])('csvLines: %s', (_fact, cell, expected) => {
  expect(csvLines([[cell, 1]])).toBe(`${expected},1\r\n`)
})

test('csvLines: a strict reader finds every cell again, and no cell begins as a formula (X-1, X-2)', () => {
  const text = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '-', '\t', ' ', '棉', 'a', '1') })
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const read = readCsv(csvLines(rows))
      const harmless = (cell: string) => (/^[=+\-@\t\r\n]/.test(cell) || /^\d{16,}$/.test(cell) ? `'${cell}` : cell)
      expect(read).toEqual(rows.map((row) => row.map(harmless)))
      expect(read.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    }),
  )
})

test('an export: pages fill files to the brim, each row is in one file, and the last file is there even when empty', () => {
  fc.assert(
    fc.property(
      fc.nat(45),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 5, max: 12 }),
      (all, pageRows, fileRows) => {
        const files: number[] = []
        let job: ExportState = newExport({ id: 'j', kind: 'entries', span: null, of: 0 })
        for (let step = 0; job.state === 'running'; step++) {
          expect(step).toBeLessThan(200)
          const wanted = rowsToAsk(job, { pageRows, fileRows })
          if (wanted > 0) {
            const rows = Math.min(wanted, all - job.rows)
            job = afterPage(job, { wanted, rows, cursor: String(job.rows + rows), part: rows > 0 ? `p${step}` : null })
          } else {
            const isNeeded = hasFileToWrite(job)
            if (isNeeded) files.push(job.fileRows)
            job = afterFile(job, isNeeded ? `f${files.length}` : null)
          }
        }
        const full = Math.floor(all / fileRows)
        const rest = all % fileRows
        expect(files).toEqual([...Array(full).fill(fileRows), ...(rest > 0 || full === 0 ? [rest] : [])])
        expect(job).toMatchObject({
          state: 'done',
          rows: all,
          of: all,
          files: files.map((_, place) => `f${place + 1}`),
        })
        expect(stopped(job)).toBe(job)
      },
    ),
  )
})
