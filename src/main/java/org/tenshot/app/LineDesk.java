package org.tenshot.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.TriggerRule;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.line.LineActions;

/// What the operator's screen of a line asks for: every order is given in the name of whoever is
/// there at that moment, if they may.
final class LineDesk implements LineActions {

  private final Station station;
  private final StationLine line;

  LineDesk(Station station, StationLine line) {
    this.station = station;
    this.line = line;
  }

  @Override
  public CompletionStage<?> start() {
    return asked(Permission.RUN_LINE, line::start);
  }

  @Override
  public CompletionStage<?> stop() {
    return asked(Permission.RUN_LINE, line::stop);
  }

  @Override
  public CompletionStage<Long> wrong(
      Inspection inspection, @Nullable Picture picture, String className) {
    if (picture == null) {
      return CompletableFuture.failedFuture(
          new TenshotException(
              "The picture of this part is no longer in memory: label one of the last parts."));
    }
    return asked(
        Permission.LABEL_ON_LINE,
        person ->
            line.withProduct()
                .thenCompose(open -> open.label(inspection, picture, className, person)));
  }

  @Override
  public CompletionStage<?> undo(long row) {
    return asked(
        Permission.LABEL_ON_LINE,
        person -> line.withProduct().thenCompose(open -> open.withdraw(row, person)));
  }

  @Override
  public CompletionStage<List<ProfileChoice>> profiles() {
    return station.listed(
        (profiles, last) -> {
          List<ProfileChoice> choices = new ArrayList<>();
          for (ProfileFolder.Entry entry : profiles.list()) {
            choices.add(choice(entry, entry.name().equals(last)));
          }
          return choices;
        });
  }

  private static ProfileChoice choice(ProfileFolder.Entry entry, boolean last) {
    return switch (entry) {
      case ProfileFolder.Entry.Readable(var profile, var file) ->
          new ProfileChoice(profile.name(), profile.product(), profile.source(), "", last);
      case ProfileFolder.Entry.Broken(var name, var file, var sentence) ->
          new ProfileChoice(name, name, file.toString(), sentence, last);
    };
  }

  @Override
  public CompletionStage<?> chooseProfile(String name) {
    return asked(Permission.CHOOSE_PRODUCT, person -> line.choose(name, person));
  }

  @Override
  public CompletionStage<ChallengeResult> challenge() {
    return asked(Permission.RUN_LINE, line.challenges()::ask);
  }

  @Override
  public CompletionStage<?> acknowledge(Saying shown) {
    return asked(Permission.CHOOSE_HEAD, person -> line.challenges().acknowledge(person, shown));
  }

  @Override
  public CompletionStage<?> addLine(String profile) {
    return station.addLine(profile);
  }

  @Override
  public void trigger() {
    OpenLine open = line.open();
    if (open != null) {
      open.trigger(TriggerRule.By.KEY, PartId.UNKNOWN, Duration.ZERO);
    }
  }

  @Override
  public void teach() {
    station.teach(line);
  }

  @Override
  public void setUp() {
    station.setUp(line);
  }

  @Override
  public void newProduct() {
    station.newProduct(line);
  }

  @Override
  public void lookBack() {
    station.lookBack(line);
  }

  @Override
  public void languageChosen(Language language) {
    station.languageChosen(language);
  }

  private <T> CompletionStage<T> asked(
      Permission wanted, Function<String, ? extends CompletionStage<T>> task) {
    try {
      return task.apply(station.assembly().session().admit(wanted));
    } catch (TenshotException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
