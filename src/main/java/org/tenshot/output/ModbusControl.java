package org.tenshot.output;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.tenshot.domain.PartId;

/// What a controller writes: bits whose change from 0 to 1 does something, and the words that go
/// with them. One thread at a time writes; any may read.
final class ModbusControl {

  /// Address of the first word that can be written.
  static final int FIRST = 100;

  /// Letters of a part's id, two to a word.
  static final int ID_WORDS = 16;

  /// Words that can be written: the bits, the product's number, the part's id.
  static final int WORDS = 2 + ID_WORDS;

  private static final int TRIGGER = 0;
  private static final int ACKNOWLEDGE = 1;
  private static final int SELECT = 2;

  private final Acts acts;
  private volatile int bits;
  private volatile int product;
  private volatile int[] id = new int[ID_WORDS];
  private volatile Selection selection = Selection.NONE;

  /// How the choice of a product stands; its ordinal is what controllers read.
  enum Selection {
    /// Nobody chose.
    NONE,
    /// The line is being changed.
    BUSY,
    /// The line is ready for the product.
    DONE,
    /// The line stands, and no product is chosen.
    FAILED
  }

  /// What writing leads to.
  interface Acts {
    void trigger(PartId part);

    void acknowledge();

    CompletionStage<?> select(int product);
  }

  ModbusControl(Acts acts) {
    this.acts = acts;
  }

  Selection selection() {
    return selection;
  }

  /// Bit n is the signal n, of those that {@link ModbusSignals} has places for.
  int shown() {
    return (bits >> TRIGGER & 1) << ModbusSignals.TRIGGER
        | (bits >> SELECT & 1) << ModbusSignals.SELECT;
  }

  /// All words, as they were written.
  int[] words() {
    int[] words = new int[WORDS];
    words[0] = bits;
    words[1] = product;
    System.arraycopy(id, 0, words, 2, ID_WORDS);
    return words;
  }

  /// Writes a coil.
  ///
  /// @return false if this one cannot be written
  boolean coil(int address, boolean set) {
    int bit =
        switch (address) {
          case ModbusSignals.ACKNOWLEDGE -> ACKNOWLEDGE;
          case ModbusSignals.TRIGGER -> TRIGGER;
          case ModbusSignals.SELECT -> SELECT;
          default -> -1;
        };
    if (bit >= 0) {
      change(set ? bits | 1 << bit : bits & ~(1 << bit));
    }
    return bit >= 0;
  }

  /// True if a part's id can be made of these words: letters, digits and signs of ASCII, filled up
  /// with zeros.
  static boolean isText(int[] words) {
    String text = text(words).replaceFirst("\0+$", "");
    return text.chars().allMatch(letter -> letter >= 0x20 && letter <= 0x7E);
  }

  /// Writes words from an address on, all of which must be there and whose id must be a text. What
  /// goes with a bit counts before the bit, wherever it stands.
  void words(int address, int[] values) {
    int[] after = words();
    System.arraycopy(values, 0, after, address - FIRST, values.length);
    product = after[1];
    int[] letters = new int[ID_WORDS];
    System.arraycopy(after, 2, letters, 0, ID_WORDS);
    id = letters;
    change(after[0]);
  }

  private void change(int next) {
    int rising = next & ~bits;
    // Acknowledging is an act and leaves no state.
    bits = next & (1 << TRIGGER | 1 << SELECT);
    if ((rising >> ACKNOWLEDGE & 1) != 0) {
      acts.acknowledge();
    }
    if ((rising >> SELECT & 1) != 0) {
      select();
    }
    if ((rising >> TRIGGER & 1) != 0) {
      String text = text(id).replaceFirst("\0+$", "").strip();
      // An id is for one part: who forgets the next one must not get this one again.
      id = new int[ID_WORDS];
      acts.trigger(text.isEmpty() ? PartId.UNKNOWN : new PartId(text, null, null));
    }
  }

  private void select() {
    selection = Selection.BUSY;
    acts.select(product)
        .whenComplete(
            (done, failure) -> selection = failure == null ? Selection.DONE : Selection.FAILED);
  }

  private static String text(int[] words) {
    byte[] letters = new byte[2 * words.length];
    for (int i = 0; i < words.length; i++) {
      letters[2 * i] = (byte) (words[i] >> 8);
      letters[2 * i + 1] = (byte) words[i];
    }
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  /// A text as words: two letters each, the first one high; cut at {@link #ID_WORDS}.
  static int[] words(String text) {
    byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
    int[] words = new int[ID_WORDS];
    for (int i = 0; i < Math.min(letters.length, 2 * ID_WORDS); i++) {
      words[i / 2] |= (letters[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
    }
    return words;
  }
}
