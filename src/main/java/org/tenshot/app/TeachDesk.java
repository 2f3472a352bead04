package org.tenshot.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.domain.Picture;
import org.tenshot.domain.TenshotException;
import org.tenshot.ui.teach.ClassDescriptions;
import org.tenshot.ui.teach.Encoders;
import org.tenshot.ui.teach.GalleryItem;
import org.tenshot.ui.teach.HeadProof;
import org.tenshot.ui.teach.Places;
import org.tenshot.ui.teach.TeachActions;
import org.tenshot.ui.teach.TeachFacts;
import org.tenshot.ui.teach.Trial;

/// What the teaching screen asks for, done one thing after the other on a thread of its own:
/// neither the screen nor the line waits for it.
final class TeachDesk implements TeachActions, AutoCloseable {

  private final Assembly assembly;
  private final CurrentProduct product;
  private final Runnable leave;
  private final Orders orders = new Orders("teaching");
  private final Reembedding embedding = new Reembedding();
  private final AtomicLong wanted = new AtomicLong();
  private volatile StationLine line;
  private volatile boolean importing;
  private volatile boolean closing;
  private final Permitted permitted;

  /// @param first whose product is taught until {@link #turnTo}
  /// @param leave brings the operator's screen back, on the drawing thread
  TeachDesk(Assembly assembly, StationLine first, LineOptions options, Runnable leave) {
    this.assembly = assembly;
    this.permitted = new Permitted(assembly, orders);
    this.line = first;
    this.product = new CurrentProduct(assembly, options);
    this.leave = leave;
  }

  /// Teaches the product of this line from now on.
  void turnTo(StationLine other) {
    line = other;
  }

  @Override
  public CompletionStage<TeachFacts> facts() {
    return order(taught -> taught.facts());
  }

  @Override
  public CompletionStage<List<GalleryItem>> gallery(Filter filter) {
    return order(taught -> taught.gallery(filter));
  }

  @Override
  public CompletionStage<Picture> picture(String hash) {
    return order(taught -> taught.shots().picture(hash));
  }

  @Override
  public CompletionStage<Places> places(GalleryItem item) {
    return order(taught -> taught.places(item.picture()));
  }

  @Override
  public CompletionStage<List<Long>> label(List<GalleryItem> items, String className) {
    return order(Permission.TEACH, taught -> taught.shots().label(items, className));
  }

  @Override
  public CompletionStage<?> takeBack(List<Long> shots) {
    return order(Permission.TEACH, taught -> taught.shots().takeBack(shots));
  }

  @Override
  public CompletionStage<?> relabel(HeadProof.Doubt shot, String className) {
    return order(
        Permission.TEACH,
        taught -> {
          taught.shots().relabel(shot.shot(), className);
          return shot;
        });
  }

  @Override
  public CompletionStage<Integer> importFrom(Path from, DoubleConsumer progress) {
    importing = true;
    return order(
        Permission.TEACH,
        taught ->
            taught
                .shots()
                .importFrom(
                    from,
                    (done, all) -> {
                      progress.accept((double) done / all);
                      return importing;
                    }));
  }

  @Override
  public void cancelImport() {
    importing = false;
  }

  @Override
  public CompletionStage<Integer> exportTo(Path folder) {
    return order(taught -> taught.shots().exportTo(folder));
  }

  @Override
  public CompletionStage<HeadProof> teach(double escapeCost) {
    long mine = wanted.incrementAndGet();
    return order(
        taught -> {
          if (mine != wanted.get()) {
            throw new TenshotException("Another head is being learnt instead.");
          }
          LearntHead head = LearntHead.of(taught.teaching(), taught.shelf(), taught.profile());
          return product.learn(head.weighed(escapeCost)).proof();
        });
  }

  @Override
  public CompletionStage<HeadProof> weigh(double escapeCost) {
    return order(taught -> product.learn(product.learnt().weighed(escapeCost)).proof());
  }

  @Override
  public void cancel() {
    wanted.incrementAndGet();
  }

  @Override
  public CompletionStage<?> promote(@Nullable String reason) {
    return order(
        Permission.CHOOSE_HEAD,
        taught -> {
          LearntHead head = product.learnt();
          long number =
              taught.teaching().keep(head.candidate().taught(), head.limits(), head.report());
          return promote(taught, number, reason);
        });
  }

  @Override
  public CompletionStage<?> promote(long number, @Nullable String reason) {
    return order(Permission.CHOOSE_HEAD, taught -> promote(taught, number, reason));
  }

  private Object promote(TaughtProduct taught, long number, @Nullable String reason)
      throws Exception {
    taught.teaching().promote(number, taught.shelf(), reason);
    return judge(taught);
  }

  @Override
  public CompletionStage<?> rollBack() {
    return order(
        Permission.CHOOSE_HEAD,
        taught -> {
          taught.teaching().rollBack();
          return judge(taught);
        });
  }

  @Override
  public CompletionStage<Trial> tryHead(@Nullable Long number) {
    return order(taught -> taught.rehearsal().head(number));
  }

  @Override
  public CompletionStage<List<ClassDescriptions>> prompts() {
    return order(taught -> taught.rehearsal().descriptions());
  }

  @Override
  public CompletionStage<Trial> tryPrompts(Map<String, List<String>> descriptions) {
    return order(taught -> taught.rehearsal().prompts(descriptions));
  }

  @Override
  public CompletionStage<Path> keepPrompts(Map<String, List<String>> descriptions) {
    return order(Permission.WRITE_PROMPTS, taught -> taught.keepPrompts(descriptions));
  }

  /// The running lines take what was promoted between two frames.
  private Object judge(TaughtProduct taught) throws Exception {
    return line.judgeByPromoted(taught.profile(), taught.person()).get(60, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<Encoders> encoders() {
    return order(
        taught -> {
          Teachable now = product.teachable(line);
          return new Encoders(
              assembly.encoderNames(), taught.encoder(), now.encoder(), now.chosen());
        });
  }

  @Override
  public CompletionStage<Integer> useEncoder(String name, DoubleConsumer progress) {
    return order(
            Permission.TEACH,
            taught -> {
              line.chooseEncoder(name).get(60, TimeUnit.SECONDS);
              return product.teachable(line);
            })
        .thenCompose(now -> embedding.look(() -> product.open(now, name), progress))
        .thenCompose(made -> orders.run(() -> product.take(line, made).shelf().taught().size()))
        .exceptionallyCompose(this::stayed);
  }

  /// Whoever closes the program goes on with the other encoder the next time; all else means to
  /// stay with the one before.
  private CompletionStage<Integer> stayed(Throwable why) {
    return closing
        ? CompletableFuture.failedFuture(why)
        : order(taught -> line.chooseEncoder(taught.encoder()).get(60, TimeUnit.SECONDS))
            .thenCompose(name -> CompletableFuture.failedFuture(why));
  }

  @Override
  public void stopEncoder() {
    embedding.stop();
  }

  /// @param offer asks who is there, on the drawing thread, after somebody wanted what they may not
  void offersLogIn(Consumer<String> offer) {
    permitted.offersLogIn(offer);
  }

  @Override
  public void leave() {
    leave.run();
  }

  /// Something that is done with the product.
  @FunctionalInterface
  private interface Task<T> {
    T with(TaughtProduct taught) throws Exception;
  }

  /// Asks for something that changes nothing.
  private <T> CompletableFuture<T> order(Task<T> task) {
    StationLine asked = line;
    return orders.run(() -> task.with(product.get(asked)));
  }

  private <T> CompletableFuture<T> order(Permission wanted, Task<T> task) {
    StationLine asked = line;
    return permitted.order(
        wanted,
        person -> {
          TaughtProduct taught = product.get(asked);
          taught.actFor(person);
          return task.with(taught);
        });
  }

  /// Ends the threads after what they do now, and lets go of the encoder. May be called twice.
  @Override
  public void close() {
    closing = true;
    embedding.close();
    orders.end(
        () -> {
          product.close();
          return "closed";
        });
  }
}
