// Boxes [left, top, right, bottom] on the screen, sorted into squares so that a box is held against its neighbours only.

class Boxes {
  static SIDE = 64;
  #squares = new Map();

  *#keys([left, top, right, bottom]) {
    const at = (value) => Math.floor(value / Boxes.SIDE);
    for (let x = at(left); x <= at(right); x++) for (let y = at(top); y <= at(bottom); y++) yield x * 100003 + y;
  }

  add(box, owner) {
    for (const key of this.#keys(box)) {
      if (!this.#squares.has(key)) this.#squares.set(key, []);
      this.#squares.get(key).push([...box, owner]);
    }
  }

  meets(box, owner) {
    const [left, top, right, bottom] = box;
    for (const key of this.#keys(box)) {
      for (const [l, t, r, b, other] of this.#squares.get(key) ?? []) {
        if (other !== owner && l < right && r > left && t < bottom && b > top) return true;
      }
    }
    return false;
  }
}
