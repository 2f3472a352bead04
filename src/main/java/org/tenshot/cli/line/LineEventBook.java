package org.tenshot.cli.line;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Fault;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Usual;
import org.tenshot.inspect.Cautions;
import org.tenshot.inspect.LineWatcher;
import org.tenshot.inspect.Scenery;
import org.tenshot.store.EventLog;

/// Writes what a line's pictures were found to be, and when none came, into the log, without
/// waiting for it.
final class LineEventBook implements Scenery.Book, LineWatcher, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LineEventBook.class);

  private final EventLog log;
  private final String product;
  private final String source;
  private final Map<LineEvent.Kind, CompletableFuture<Long>> open =
      new EnumMap<>(LineEvent.Kind.class);

  LineEventBook(EventLog log, String product, String source) {
    this.log = log;
    this.product = product;
    this.source = source;
    told(log.closeLeft(source));
  }

  @Override
  public synchronized void began(LineEvent.Kind kind, Cautions.Caution caution, Instant since) {
    LOG.warn("{}", caution.sentence());
    CompletableFuture<Long> known = open.get(kind);
    if (known != null) {
      told(known.thenCompose(id -> log.change(id, caution.saying(), caution.holds())));
      return;
    }
    open.put(
        kind,
        told(
            log.add(
                new LineEvent(
                    0,
                    kind,
                    product,
                    source,
                    since,
                    null,
                    caution.holds(),
                    caution.saying(),
                    null,
                    "",
                    null))));
  }

  @Override
  public synchronized void ended(LineEvent.Kind kind, Instant at) {
    CompletableFuture<Long> known = open.remove(kind);
    if (known != null) {
      LOG.info("over: {} of {}", kind, product);
      told(known.thenCompose(id -> log.end(id, at)));
    }
  }

  /// The source is lost, or back. What else stands in its way is told of each part.
  @Override
  public void sourceChanged(@Nullable Fault lost) {
    Instant now = Instant.now();
    if (lost == null) {
      ended(LineEvent.Kind.SOURCE, now);
    } else {
      began(LineEvent.Kind.SOURCE, new Cautions.Caution(lost.saying(), false), now);
    }
  }

  /// Another start has another source, which says anew when it is lost.
  @Override
  public void stateChanged(LineState state, String reason) {
    if (state == LineState.STOPPED || state == LineState.STARTING) {
      ended(LineEvent.Kind.SOURCE, Instant.now());
    }
  }

  @Override
  public void learnt(Usual usual) {
    LOG.info(
        "the pictures of {} are compared with {} of good parts {}",
        product,
        usual.pictures(),
        usual.learntFrom());
  }

  @Override
  public synchronized void close() {
    for (LineEvent.Kind kind : LineEvent.Kind.values()) {
      ended(kind, Instant.now());
    }
  }

  private static CompletableFuture<Long> told(CompletableFuture<Long> written) {
    return written.whenComplete(
        (id, failure) -> {
          if (failure != null) {
            LOG.error("not in the log: what happened to the line", failure);
          }
        });
  }
}
