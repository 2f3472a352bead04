package org.tenshot.encode;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.Saying;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Request.Pictures.Patches;

/// A shared encoder as one caller sees it. Many pictures become several small runs, so that nobody
/// else waits for all of them. Any thread, also several at a time.
final class EncoderHandle implements Encoder {

  /// Texts of one run: prompts are embedded while other lines judge.
  private static final int TEXTS = 4;

  private final SharedEncoder shared;
  private final Urgency urgency;
  private volatile boolean closed;

  EncoderHandle(SharedEncoder shared, Urgency urgency) {
    this.shared = shared;
    this.urgency = urgency;
  }

  @Override
  public EncoderId id() {
    return shared.known().id();
  }

  @Override
  public Device device() {
    return shared.device();
  }

  @Override
  public double logitScale() {
    return shared.known().logitScale();
  }

  @Override
  public Preprocessing preprocessing() {
    return shared.known().preprocessing();
  }

  @Override
  public List<Preprocessing> preprocessings() {
    return shared.known().preprocessings();
  }

  @Override
  public boolean seesPatches() {
    return shared.known().seesPatches();
  }

  @Override
  public Saying trouble() {
    return shared.trouble();
  }

  @Override
  public List<Embedding> encodePictures(FloatBuffer tensors, int count) throws TenshotException {
    return see(tensors, count, Patches.WITHOUT).stream().map(SeenPicture::whole).toList();
  }

  @Override
  public List<SeenPicture> encodeWithPatches(FloatBuffer tensors, int count)
      throws TenshotException {
    if (!seesPatches()) {
      throw new IllegalStateException(id() + " sees no patches");
    }
    return see(tensors, count, Patches.WITH);
  }

  private List<SeenPicture> see(FloatBuffer tensors, int count, Patches patches)
      throws TenshotException {
    int length = tensorLength();
    if (count < 1 || tensors.capacity() < (long) count * length) {
      throw new IllegalArgumentException(
          "a buffer of " + tensors.capacity() + " floats does not hold " + count + " pictures");
    }
    FloatBuffer all = tensors.duplicate().clear();
    List<SeenPicture> seen = new ArrayList<>(count);
    while (seen.size() < count) {
      BatchPlan plan = shared.plan();
      int most = urgency == Urgency.LINE ? plan.line() : plan.background();
      int next = Math.min(most, count - seen.size());
      FloatBuffer some = all.slice(seen.size() * length, next * length);
      seen.addAll(ask(Request.Pictures.of(some, next, patches)));
    }
    return seen;
  }

  private List<SeenPicture> ask(Request.Pictures pictures) throws TenshotException {
    checkOpen();
    return shared.ask(pictures, pictures.answer(), urgency);
  }

  @Override
  public List<Embedding> encodeTexts(List<String> texts) throws TenshotException {
    open(texts);
    List<Embedding> embeddings = new ArrayList<>(texts.size());
    while (embeddings.size() < texts.size()) {
      int from = embeddings.size();
      List<String> some = texts.subList(from, Math.min(from + TEXTS, texts.size()));
      embeddings.addAll(task(encoder -> encoder.encodeTexts(some)));
    }
    return embeddings;
  }

  @Override
  public long[] tokens(String text) throws TenshotException {
    return task(encoder -> encoder.tokens(text));
  }

  /// On this thread: lines would wait for what a run opens, and it would count as a run that hangs.
  private void open(List<String> texts) throws TenshotException {
    checkOpen();
    shared.openTexts(texts);
  }

  /// No part waits for texts, whoever asks.
  private <T> T task(Request.Work<T> work) throws TenshotException {
    checkOpen();
    Request.Task<T> task = Request.Task.of(work);
    return shared.ask(task, task.answer(), Urgency.BACKGROUND);
  }

  private void checkOpen() throws TenshotException {
    if (closed) {
      throw new TenshotException("The encoder " + id() + " is closed: start the line again.");
    }
  }

  /// Ends this handle; the encoder stays open for the others.
  @Override
  public void close() {
    closed = true;
  }
}
