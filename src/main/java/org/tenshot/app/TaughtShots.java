package org.tenshot.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.StoredShot;
import org.tenshot.store.TeachingLog;
import org.tenshot.teach.ShotImport;
import org.tenshot.teach.Steps;
import org.tenshot.teach.Written;
import org.tenshot.ui.teach.GalleryItem;

/// The shots of one product in the log, and the pictures that they were made of: labelled, taken
/// back, brought in and out. One thread at a time.
///
/// @param profile whose product it is
/// @param log stays the caller's
/// @param history stays the caller's
/// @param person who changes them
record TaughtShots(Profile profile, InspectionLog log, History history, String person) {

  /// Those that heads learn from.
  List<StoredShot> all() throws TenshotException {
    return history.teaching().shots(profile.product()).stream()
        .filter(own -> own.shot().role() == ShotRole.TEACH)
        .toList();
  }

  /// How many there are of each class.
  Map<String, Integer> counts() throws TenshotException {
    Map<String, Integer> counts = new HashMap<>();
    for (StoredShot own : all()) {
      counts.merge(own.shot().className(), 1, Integer::sum);
    }
    return counts;
  }

  /// The shot of each inspection that was labelled, by its number.
  Map<Long, StoredShot> byInspection() throws TenshotException {
    Map<Long, StoredShot> labels = new HashMap<>();
    for (StoredShot own : all()) {
      if (own.shot().inspection() != null) {
        labels.put(own.shot().inspection(), own);
      }
    }
    return labels;
  }

  Picture picture(String hash) throws TenshotException {
    return PictureFiles.read(file(hash));
  }

  private Path file(String hash) throws TenshotException {
    return history
        .picture(hash)
        .orElseThrow(() -> new TenshotException("The log no longer has the picture " + hash + "."));
  }

  /// Labels a picture of the log.
  ///
  /// @param inspection that it came from; null where there is none
  private long label(String hash, String className, @Nullable Long inspection)
      throws TenshotException {
    Path file = file(hash);
    try {
      return Written.number(
          log.teaching()
              .addShot(
                  new TeachingLog.NewShot(
                      profile.product(),
                      className,
                      Files.readAllBytes(file),
                      person,
                      inspection,
                      ShotRole.TEACH,
                      null)));
    } catch (IOException e) {
      throw new TenshotException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /// Labels frames; one that has a label already gets the new one in its place.
  ///
  /// @return the numbers of the shots, in the order of the frames
  List<Long> label(List<GalleryItem> items, String className) throws TenshotException {
    List<Long> labelled = new ArrayList<>();
    for (GalleryItem item : items) {
      Long before = item.shot();
      labelled.add(label(item.picture(), className, item.inspection()));
      if (before != null) {
        takeBack(before);
      }
    }
    return labelled;
  }

  /// @return what was taken back
  List<Long> takeBack(List<Long> shots) throws TenshotException {
    for (long shot : shots) {
      takeBack(shot);
    }
    return shots;
  }

  private void takeBack(long shot) throws TenshotException {
    Written.number(log.teaching().withdrawShot(shot, person));
  }

  /// Gives a shot another class.
  void relabel(long shot, String className) throws TenshotException {
    for (StoredShot own : all()) {
      if (own.id() == shot) {
        label(own.shot().pictureHash(), className, own.shot().inspection());
        takeBack(shot);
      }
    }
  }

  /// Stores labelled pictures from elsewhere.
  ///
  /// @return how many there are
  int importFrom(Path from, Steps steps) throws TenshotException {
    List<ShotImport.Labelled> labelled = ShotImport.labelled(from, profile);
    exchange().add(labelled, ShotRole.TEACH, steps);
    return labelled.size();
  }

  /// Writes the shots into a folder.
  ///
  /// @return how many there are
  int exportTo(Path folder) throws TenshotException {
    return exchange().export(folder);
  }

  private ShotImport exchange() {
    return new ShotImport(history, log.teaching(), profile.product(), person);
  }
}
