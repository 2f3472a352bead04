package org.tenshot.cli.teach;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Progress;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.StoredShot;
import org.tenshot.teach.PromptedClasses;
import org.tenshot.teach.SeenPatches;
import org.tenshot.teach.ShotReader;
import org.tenshot.teach.ShotShelf;
import org.tenshot.teach.Teaching;

/// The log and, where a command looks at pictures, the encoder, put together for one product.
public final class TeachingDesk implements AutoCloseable {

  private final Profile profile;
  private final Encoder encoder;
  private final InspectionLog log;
  private final History history;
  private final String person;

  /// @param encoder stays the caller's
  /// @param person who teaches
  TeachingDesk(
      Workshop workshop, Profile profile, Encoder encoder, @Nullable Path db, String person)
      throws TenshotException {
    this.profile = profile;
    this.encoder = encoder.seeing(profile.view());
    this.person = person;
    this.log = workshop.log(db, recording -> {});
    this.history = workshop.history(db);
  }

  History history() {
    return history;
  }

  /// The shots, seen by the encoder.
  ShotShelf shots() throws TenshotException {
    ShotReader reader =
        new ShotReader(
            history,
            log.teaching(),
            encoder.id(),
            new LineEye(encoder, profile),
            new SeenPatches(encoder.seesPatches()));
    int count = history.teaching().shots(profile.product()).size();
    try (Progress bar = Progress.of("shots", count)) {
      return reader.read(
          profile,
          (done, all) -> {
            bar.step();
            return true;
          });
    }
  }

  /// How many shots the encoder has seen.
  int seen() throws TenshotException {
    int seen = 0;
    String region = profile.region().toString();
    for (StoredShot own : history.teaching().shots(profile.product())) {
      boolean known =
          history.teaching().seen(own.shot().pictureHash(), encoder.id(), region).isPresent();
      seen += known ? 1 : 0;
    }
    return seen;
  }

  /// The product's heads.
  Teaching teaching() throws TenshotException {
    Set<String> names = new HashSet<>();
    profile.classes().forEach(own -> names.add(own.productClass().name()));
    return new Teaching(
        history,
        log.teaching(),
        profile,
        new PromptedClasses(profile, encoder, names).head(),
        person);
  }

  @Override
  public void close() throws TenshotException {
    try {
      history.close();
    } finally {
      log.close();
    }
  }
}
