// Preloaded into the action: its clock shows another time, so that what it leaves behind is as old as a test needs.
const now = Date.now.bind(Date)
const shiftMs = Number(process.env.TEST_CLOCK_SHIFT_MS)

Date.now = () => now() + shiftMs
