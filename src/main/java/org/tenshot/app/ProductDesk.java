package org.tenshot.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.care.KnownEncoders;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.WholeFile;
import org.tenshot.keep.ProductCheck;
import org.tenshot.keep.ProductExport;
import org.tenshot.keep.ProductFile;
import org.tenshot.keep.ProductImport;
import org.tenshot.keep.SigningKeys;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.ui.product.ProductActions;

/// What the screen for product files asks for, done one thing after the other on a thread of its
/// own. A file that was shown stays open until it is taken in or left: what is taken in is what was
/// shown.
final class ProductDesk implements ProductActions, AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final Assembly assembly;
  private final LineOptions options;
  private final Runnable leave;
  private final Orders orders = new Orders("products");
  private volatile StationLine line;
  private final Permitted permitted;
  // Only the thread of the orders touches it.
  private @Nullable ProductFile open;

  /// @param first whose product is exported until {@link #turnTo}
  /// @param leave brings the operator's screen back, on the drawing thread
  ProductDesk(Assembly assembly, StationLine first, LineOptions options, Runnable leave) {
    this.assembly = assembly;
    this.permitted = new Permitted(assembly, orders);
    this.line = first;
    this.options = options;
    this.leave = leave;
  }

  /// Exports the product of this line, and gives it what was brought in, from now on.
  void turnTo(StationLine other) {
    line = other;
  }

  /// @param offer asks who is there, on the drawing thread, after somebody wanted what they may not
  void offersLogIn(Consumer<String> offer) {
    permitted.offersLogIn(offer);
  }

  @Override
  public CompletionStage<Optional<String>> product() {
    StationLine own = line;
    return orders.run(() -> Optional.ofNullable(own.open()).map(on -> on.profile().product()));
  }

  @Override
  public CompletionStage<ProductExport.Written> export(Path file) {
    StationLine own = line;
    return orders.run(
        () -> {
          OpenLine on = own.open();
          if (on == null) {
            throw new TenshotException("No product is chosen: choose one first.");
          }
          Profile profile = assembly.profile(on.profile().name());
          // The log is made where there is none yet.
          log(own);
          try (History history = assembly.history(options.db())) {
            ProductExport product = new ProductExport(history, keys(), assembly.clock());
            // Whoever chose the name was asked whether a file that is there may go.
            return WholeFile.replace(
                file,
                fresh -> {
                  Files.deleteIfExists(fresh);
                  return product.write(profile, fresh);
                });
          } catch (IOException e) {
            throw new TenshotException(
                file + " cannot be written (" + e + "): choose a folder that you may write to.", e);
          }
        });
  }

  @Override
  public CompletionStage<ProductCheck> look(Path file) {
    StationLine own = line;
    return orders.run(
        () -> {
          forget();
          log(own);
          ProductFile now = ProductFile.open(file);
          open = now;
          try (History history = assembly.history(options.db())) {
            return ProductCheck.of(
                now,
                assembly.profiles(),
                keys(),
                new KnownEncoders(assembly),
                history.teaching().newestSize());
          } catch (TenshotException e) {
            forget();
            throw e;
          }
        });
  }

  @Override
  public CompletionStage<ProductImport.Done> bring(@Nullable String as, boolean anySigner) {
    StationLine own = line;
    return permitted.order(
        Permission.IMPORT_PRODUCT,
        person -> {
          ProductFile shown = open;
          if (shown == null) {
            throw new TenshotException("No product file is open: choose one first.");
          }
          ProductImport.Done done =
              new ProductImport(assembly.profiles(), log(own), keys())
                  .run(
                      shown,
                      new KnownEncoders(assembly),
                      new ProductImport.Wish(person, as, anySigner));
          forget();
          return done;
        });
  }

  @Override
  public CompletionStage<?> choose(String profile) {
    StationLine own = line;
    return permitted.order(
        Permission.CHOOSE_PRODUCT,
        person -> own.choose(profile, person).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  @Override
  public void leave() {
    leave.run();
    orders.run(
        () -> {
          forget();
          return "left";
        });
  }

  private void forget() throws TenshotException {
    ProductFile before = open;
    open = null;
    if (before != null) {
      before.close();
    }
  }

  private static InspectionLog log(StationLine own) throws Exception {
    return own.log().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private SigningKeys keys() {
    return new SigningKeys(assembly.station().data());
  }

  /// Lets go of the file and ends the thread. May be called twice.
  @Override
  public void close() {
    orders.end(
        () -> {
          forget();
          return "closed";
        });
  }
}
