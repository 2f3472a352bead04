package org.tenshot.encode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.TenshotException;

/// The text half of a CLIP pair: tokenizer and network, opened when first asked for, because most
/// starts find all their texts remembered. One thread at a time, but for {@link #open} and {@link
/// #stop}.
final class TextHalf implements AutoCloseable {

  private final Networks networks;
  private final EncoderPack pack;
  private volatile @Nullable Opened opened;
  private boolean closed;

  private record Opened(ClipTokenizer tokenizer, TextTower tower) {}

  TextHalf(Networks networks, EncoderPack pack) {
    this.networks = networks;
    this.pack = pack;
  }

  /// Opens it unless it is open.
  ///
  /// @throws TenshotException if a file is missing, damaged or of another encoder
  void open() throws TenshotException {
    opened();
  }

  boolean isOpen() {
    return opened != null;
  }

  private synchronized Opened opened() throws TenshotException {
    Opened known = opened;
    if (known != null) {
      return known;
    }
    if (closed) {
      throw new TenshotException("The encoder " + pack.id() + " is closed: start the line again.");
    }
    ClipTokenizer tokenizer = ClipTokenizer.open(pack.folder(), pack.textRules());
    try {
      TextTower tower = TextTower.open(networks, pack.textFile(), tokenizer.length());
      Opened made = new Opened(tokenizer, tower);
      opened = made;
      return made;
    } catch (TenshotException e) {
      tokenizer.close();
      throw e;
    }
  }

  /// Embeds texts.
  List<Embedding> encode(List<String> texts) throws TenshotException {
    Opened half = opened();
    List<long[]> padded = new ArrayList<>(texts.size());
    int[] used = new int[texts.size()];
    for (int i = 0; i < used.length; i++) {
      long[] tokens = half.tokenizer().tokens(texts.get(i));
      used[i] = tokens.length;
      padded.add(half.tokenizer().padded(tokens));
    }
    return half.tower().encode(padded, used);
  }

  /// Token ids from the start token to the end token, without padding.
  long[] tokens(String text) throws TenshotException {
    return opened().tokenizer().tokens(text);
  }

  /// Makes a run that is under way in another thread end early.
  void stop() {
    Opened half = opened;
    if (half != null) {
      half.tower().stop();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    Opened half = opened;
    if (half != null) {
      half.tower().close();
      half.tokenizer().close();
    }
  }
}
