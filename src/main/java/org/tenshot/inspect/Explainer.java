package org.tenshot.inspect;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.Score;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Head;

/// Looks for the places that speak against a part whose head saw no patches, after its verdict and
/// on a thread of its own. At most one part waits: the newest that did not pass, for it is the one
/// that somebody looks at.
public final class Explainer implements LineWatcher, AutoCloseable {

  /// Good parts that say what covering does to any part.
  static final int GOOD_PARTS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Explainer.class);

  private final Encoder encoder;
  private final BiConsumer<Inspection, HeatMap> told;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Thread thread;
  private volatile Recipe recipe;
  private @Nullable Judged waiting;
  private @Nullable Occlusion occlusion;
  private @Nullable Head head;
  private boolean enough;

  /// A part with its verdict.
  private record Judged(Inspection inspection, Picture picture) {

    boolean passed() {
      return inspection.verdict() instanceof Verdict.Pass;
    }
  }

  /// @param encoder for the background, so that it never holds up a line; stays the caller's
  /// @param recipe what the line judges by at first
  /// @param told takes what was found; called on the explainer's thread
  public Explainer(Encoder encoder, Recipe recipe, BiConsumer<Inspection, HeatMap> told) {
    this.encoder = encoder;
    this.recipe = recipe;
    this.told = told;
    this.thread = Thread.ofPlatform().name("explain").daemon().unstarted(this::explainAll);
    thread.start();
  }

  /// Explains what the line judges by another recipe.
  public void swap(Recipe next) {
    recipe = next;
  }

  @Override
  public void inspected(Inspection inspection, @Nullable Picture picture) {
    Score score = inspection.score();
    boolean open =
        switch (inspection.verdict()) {
          case Verdict.Pass pass -> true;
          case Verdict.Reject reject -> true;
          case Verdict.Review review -> true;
          case Verdict.NoPart noPart -> false;
          case Verdict.Faulted faulted -> false;
        };
    if (picture == null || score == null || score.where() != null || !open) {
      return;
    }
    Judged judged = new Judged(inspection, picture);
    lock.lock();
    try {
      boolean worse = waiting != null && !waiting.passed();
      if (!judged.passed() || (!worse && !enough)) {
        waiting = judged;
        news.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void explainAll() {
    try {
      while (true) {
        explain(take());
      }
    } catch (InterruptedException e) {
      LOG.debug("nobody asks for places any more");
    }
  }

  private Judged take() throws InterruptedException {
    lock.lock();
    try {
      while (waiting == null) {
        news.await();
      }
      Judged taken = waiting;
      waiting = null;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void explain(Judged judged) throws InterruptedException {
    try {
      Recipe current = recipe;
      Region.Box box =
          current
              .profile()
              .region()
              .within(judged.picture().width(), judged.picture().height())
              .orElse(null);
      if (box == null || !current.head().version().equals(judged.inspection().basis().head())) {
        return;
      }
      Occlusion own = occlusionFor(current.head());
      if (judged.passed()) {
        own.learnGood(judged.picture(), box);
      } else {
        told.accept(judged.inspection(), own.map(judged.picture(), box));
      }
      setEnough(own.learnt() >= GOOD_PARTS);
    } catch (TenshotException | RuntimeException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LOG.warn("no places for frame {}", judged.inspection().origin().sequence(), e);
    }
  }

  /// Another head is disturbed by covering in other places.
  private Occlusion occlusionFor(Head current) {
    Occlusion own = occlusion;
    if (own == null || current != head) {
      own = new Occlusion(encoder, current);
      occlusion = own;
      head = current;
    }
    return own;
  }

  private void setEnough(boolean now) {
    lock.lock();
    try {
      enough = now;
    } finally {
      lock.unlock();
    }
  }

  /// Ends the search; waits for the place that is being covered.
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
