// Takes apart what is packed by LZMA, without a header: lc 3, lp 0, pb 2, no end mark. Resolves to the bytes.
//
// The names are those of Igor Pavlov's specification of the format. Now and then it lets the page go on: what stands in it
// can be read and scrolled meanwhile.
const unpack = async (packed, size) => {
  const out = new Uint8Array(size);
  const HALF = 1024;
  const probs = (count) => new Uint16Array(count).fill(HALF);
  const lengths = () => ({ choice: probs(2), low: probs(16 << 3), mid: probs(16 << 3), high: probs(256) });
  const isMatch = probs(12 << 4), isRep0Long = probs(12 << 4);
  const isRep = probs(12), isRepG0 = probs(12), isRepG1 = probs(12), isRepG2 = probs(12);
  const literals = probs(0x300 << 3), posSlots = probs(4 << 6), posSpecial = probs(128), posAlign = probs(16);
  const matchLengths = lengths(), repLengths = lengths();

  let next = 5, range = 0xffffffff, code = new DataView(packed.buffer, packed.byteOffset).getUint32(1);
  const settle = () => {
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | packed[next++]) >>> 0;
    }
  };
  const bit = (from, at) => {
    settle();
    const prob = from[at], bound = (range >>> 11) * prob;
    if (code < bound) {
      range = bound;
      from[at] = prob + ((2048 - prob) >> 5);
      return 0;
    }
    range -= bound;
    code -= bound;
    from[at] = prob - (prob >> 5);
    return 1;
  };
  const direct = (count) => {
    let value = 0;
    for (; count; count--) {
      settle();
      range >>>= 1;
      const one = code >= range;
      if (one) code -= range;
      value = value * 2 + one;
    }
    return value;
  };
  const tree = (from, start, bits) => {
    let node = 1;
    for (let i = 0; i < bits; i++) node = node << 1 | bit(from, start + node);
    return node - (1 << bits);
  };
  const backwards = (from, start, bits) => {
    let node = 1, value = 0;
    for (let i = 0; i < bits; i++) {
      const one = bit(from, start + node);
      node = node << 1 | one;
      value |= one << i;
    }
    return value;
  };
  const length = (from, posState) => {
    if (!bit(from.choice, 0)) return 2 + tree(from.low, posState << 3, 3);
    if (!bit(from.choice, 1)) return 10 + tree(from.mid, posState << 3, 3);
    return 18 + tree(from.high, 0, 8);
  };

  let at = 0, state = 0, rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0, pause = 0;
  while (at < size) {
    if (at > pause) {
      pause = at + 0x40000;
      await new Promise((resolve) => setTimeout(resolve));
    }
    const posState = at & 3;
    if (!bit(isMatch, (state << 4) + posState)) {
      const start = 0x300 * (at ? out[at - 1] >> 5 : 0);
      let symbol = 1;
      if (state >= 7) {
        let match = out[at - rep0 - 1];
        while (symbol < 0x100) {
          const expected = match >> 7 & 1;
          match <<= 1;
          const one = bit(literals, start + ((1 + expected) << 8) + symbol);
          symbol = symbol << 1 | one;
          if (one !== expected) break;
        }
      }
      while (symbol < 0x100) symbol = symbol << 1 | bit(literals, start + symbol);
      out[at++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (bit(isRep, state)) {
      if (!bit(isRepG0, state)) {
        if (!bit(isRep0Long, (state << 4) + posState)) {
          state = state < 7 ? 9 : 11;
          out[at] = out[at - rep0 - 1];
          at++;
          continue;
        }
      } else {
        let distance = rep1;
        if (bit(isRepG1, state)) {
          distance = rep2;
          if (bit(isRepG2, state)) {
            distance = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = distance;
      }
      count = length(repLengths, posState);
      state = state < 7 ? 8 : 11;
    } else {
      rep3 = rep2;
      rep2 = rep1;
      rep1 = rep0;
      count = length(matchLengths, posState);
      state = state < 7 ? 7 : 10;
      const slot = tree(posSlots, Math.min(count - 2, 3) << 6, 6);
      rep0 = slot;
      if (slot > 3) {
        const bits = (slot >> 1) - 1;
        rep0 = (2 | slot & 1) << bits;
        rep0 += slot < 14 ? backwards(posSpecial, rep0 - slot, bits) : direct(bits - 4) * 16 + backwards(posAlign, 0, 4);
      }
    }
    if (rep0 >= at || at + count > size) throw new Error("packed data is damaged");
    for (; count; count--, at++) out[at] = out[at - rep0 - 1];
  }
  return out;
};
