package org.tenshot.teach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Shot;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.History;
import org.tenshot.store.StoredShot;
import org.tenshot.store.TeachingLog;

/// Shots from pictures on disk, and back.
public final class ShotImport {

  private final History history;
  private final TeachingLog log;
  private final String product;
  private final String person;

  /// @param history stays the caller's
  /// @param log of the same file
  /// @param person who says what the pictures show
  public ShotImport(History history, TeachingLog log, String product, String person) {
    this.history = history;
    this.log = log;
    this.product = product;
    this.person = person;
  }

  /// A picture and what it shows.
  ///
  /// @param file the picture
  /// @param className its class
  /// @param part name of the part that it shows; null where nobody knows
  public record Labelled(Path file, String className, @Nullable String part) {}

  /// Reads what a folder of class folders or a table names, for a product.
  ///
  /// @throws TenshotException if a row is wrong, or a class is not the product's
  public static List<Labelled> labelled(Path from, Profile profile) throws TenshotException {
    List<Labelled> labelled = new ArrayList<>();
    if (Files.isDirectory(from)) {
      for (DataFolder.Item item : DataFolder.shots(from).items()) {
        labelled.add(new Labelled(item.file(), item.className(), item.part()));
      }
    } else {
      labelled.addAll(ShotTable.read(from));
    }
    requireKnown(labelled, profile);
    return labelled;
  }

  /// @throws TenshotException if a class is not the product's
  public static void requireKnown(List<Labelled> labelled, Profile profile)
      throws TenshotException {
    List<String> known = profile.classes().stream().map(own -> own.productClass().name()).toList();
    for (Labelled one : labelled) {
      if (!known.contains(one.className())) {
        throw new TenshotException(
            "Profile %s has no class %s: its classes are %s."
                .formatted(profile.name(), one.className(), known));
      }
    }
  }

  /// Stores pictures as shots. All of them are read before the first one is stored: a picture that
  /// cannot be read leaves nothing half done. A picture that has this label already is not stored
  /// again. What was stored before somebody stops it is taken back.
  ///
  /// @param steps two for each picture: it is read, it is stored
  /// @throws TenshotException if a picture cannot be read, the log does not take it, or it was
  ///   stopped
  public void add(List<Labelled> pictures, ShotRole role, Steps steps) throws TenshotException {
    int all = 2 * pictures.size();
    int done = 0;
    for (Labelled one : pictures) {
      PictureFiles.read(one.file());
      if (!steps.goOn(++done, all)) {
        throw stopped();
      }
    }
    Set<Known> known = known();
    List<CompletableFuture<Long>> written = new ArrayList<>();
    for (Labelled one : pictures) {
      byte[] png = PictureFiles.png(PictureFiles.read(one.file()));
      if (known.add(new Known(TeachingLog.hash(png), one.className(), role))) {
        written.add(
            log.addShot(
                new TeachingLog.NewShot(
                    product, one.className(), png, person, null, role, one.part())));
      }
      if (!steps.goOn(++done, all) && done < all) {
        for (CompletableFuture<Long> own : written) {
          Written.number(log.withdrawShot(Written.number(own), person));
        }
        throw stopped();
      }
    }
    for (CompletableFuture<Long> one : written) {
      Written.number(one);
    }
  }

  private static TenshotException stopped() {
    return new TenshotException("The import was stopped: nothing of it was kept.");
  }

  /// A label that a picture bears already.
  private record Known(String hash, String className, ShotRole role) {}

  private Set<Known> known() throws TenshotException {
    Set<Known> known = new HashSet<>();
    for (StoredShot stored : history.teaching().shots(product)) {
      Shot shot = stored.shot();
      known.add(new Known(shot.pictureHash(), shot.className(), shot.role()));
    }
    return known;
  }

  /// Takes a shot of this product back.
  ///
  /// @throws TenshotException if there is none, or it belongs to the acceptance set
  public void takeBack(long shot) throws TenshotException {
    StoredShot found =
        history.teaching().shots(product).stream()
            .filter(own -> own.id() == shot)
            .findFirst()
            .orElseThrow(
                () -> new TenshotException("There is no shot " + shot + " of " + product + "."));
    if (found.shot().role() == ShotRole.ACCEPT) {
      throw new TenshotException(
          "Shot " + shot + " belongs to the acceptance set, from which nothing is taken.");
    }
    Written.number(log.withdrawShot(shot, person));
  }

  /// Writes the shots that teach into a folder, a folder for each class.
  ///
  /// @param folder new or empty
  /// @return how many there are
  /// @throws TenshotException if a picture is missing, or the folder cannot be written
  public int export(Path folder) throws TenshotException {
    requireEmpty(folder);
    int written = 0;
    for (StoredShot stored : history.teaching().shots(product)) {
      if (stored.shot().role() == ShotRole.TEACH) {
        Path picture =
            history
                .picture(stored.shot().pictureHash())
                .orElseThrow(
                    () ->
                        new TenshotException(
                            "The picture of shot " + stored.id() + " is missing."));
        Path to = folder.resolve(stored.shot().className()).resolve(stored.id() + ".png");
        try {
          Files.createDirectories(to.getParent());
          Files.copy(picture, to);
          written++;
        } catch (IOException e) {
          throw new TenshotException(
              to + " cannot be written (" + e.getMessage() + "): check rights and space.", e);
        }
      }
    }
    return written;
  }

  private static void requireEmpty(Path folder) throws TenshotException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> found = Files.list(folder)) {
      if (found.findAny().isPresent()) {
        throw new TenshotException(folder + " is not empty: name a new folder.");
      }
    } catch (IOException e) {
      throw new TenshotException(folder + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
