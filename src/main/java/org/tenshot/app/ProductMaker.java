package org.tenshot.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.People;
import org.tenshot.access.Person;
import org.tenshot.access.Role;
import org.tenshot.camera.Sources;
import org.tenshot.cli.common.Traced;
import org.tenshot.domain.Change;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.profile.NewProduct;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.profile.SourceEdit;
import org.tenshot.store.InspectionLog;
import org.tenshot.teach.ShotBook;
import org.tenshot.ui.setup.Newcomer;

/// Writes profiles for whoever sets a station up, and opens their lines. Each change is in the
/// audit log before it is made.
final class ProductMaker {

  private static final long PATIENCE_SECONDS = 120;

  private final Assembly assembly;
  private final StationLine line;

  /// @param line gets the products
  ProductMaker(Assembly assembly, StationLine line) {
    this.assembly = assembly;
    this.line = line;
  }

  /// Gives a product another source and region, and opens its line anew. Whoever saves accepts the
  /// camera that is there.
  ///
  /// @return the profile's name
  String change(String name, ChosenCamera chosen, String person) throws Exception {
    Profile now = assembly.profile(name);
    String changed = changed(now, chosen);
    if (!changed.equals(now.text())) {
      boolean any = now.camera().equals(Profile.ANY_CAMERA);
      Traced.run(
          log(),
          new Change(
              person,
              Change.Kind.PROFILE,
              now.name() + ", set up",
              words(now.source(), now.camera(), now.region(), now.timing().trigger().delay()),
              words(
                  chosen.address(),
                  any ? Profile.ANY_CAMERA : chosen.serial(),
                  chosen.region(),
                  chosen.delay())),
          () -> assembly.profiles().write(now.name(), changed));
    }
    open(now.name());
    return now.name();
  }

  private static String changed(Profile now, ChosenCamera chosen) throws TenshotException {
    String text =
        SourceEdit.camera(SourceEdit.region(now.text(), chosen.region()), chosen.serial());
    Duration delay = chosen.delay();
    String timed =
        delay != null && now.timing().trigger().seeksPictures()
            ? SourceEdit.delay(text, delay)
            : text;
    return chosen.address().equals(now.source())
        ? timed
        : SourceEdit.source(timed, chosen.address());
  }

  private static String words(
      String source, String camera, Region region, @Nullable Duration delay) {
    return "source %s, %sregion %s %s %s %s %s%s"
        .formatted(
            Sources.shown(source),
            camera.isEmpty() ? "" : "camera " + camera + ", ",
            region.x(),
            region.y(),
            region.width(),
            region.height(),
            region.unit(),
            delay == null ? "" : ", delay " + delay.toMillis() + " ms");
  }

  /// Writes the profile of a new product.
  ///
  /// @param serial number of the camera that was seen; empty where it told none
  /// @return its name
  /// @throws TenshotException if there is one of this name, or it could not be used
  String write(Newcomer newcomer, String serial, String person) throws Exception {
    NewProduct product =
        new NewProduct(
            newcomer.product(),
            newcomer.source(),
            newcomer.region(),
            newcomer.good(),
            newcomer.defects().stream().map(NewProduct.Defect::parse).toList());
    String name = product.fileName();
    String text = SourceEdit.camera(product.text(), serial);
    for (ProfileFolder.Entry entry : assembly.profiles().list()) {
      if (entry.name().equals(name) && !isSame(entry, text)) {
        throw new TenshotException(
            "There is a product %s already: give this one another name.".formatted(name));
      }
    }
    Traced.run(
        log(),
        new Change(
            person,
            Change.Kind.PROFILE,
            name + ", set up",
            null,
            words(newcomer.source(), serial, newcomer.region(), null)),
        () -> assembly.profiles().write(name, text));
    return name;
  }

  /// The one that was written before something else failed is the same one.
  private static boolean isSame(ProfileFolder.Entry entry, String text) {
    return entry instanceof ProfileFolder.Entry.Readable(Profile profile, var file)
        && profile.text().equals(text);
  }

  /// Opens the line of a new product and stores its shots.
  void show(String name, Newcomer newcomer, String person) throws Exception {
    open(name);
    ShotBook book = new ShotBook(log().teaching(), person);
    String product = assembly.profile(name).product();
    for (Newcomer.Captured shot : newcomer.shots()) {
      book.label(product, shot.className(), shot.picture(), null)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /// Opens the line of a product and starts it.
  String run(String name) throws Exception {
    OpenLine open = line.open();
    if (open == null || !open.profile().name().equals(name)) {
      open(name);
    }
    line.actions().start().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return name;
  }

  private void open(String name) throws Exception {
    line.actions()
        .chooseProfile(name)
        .toCompletableFuture()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// Makes the first administrator and logs them in.
  String administrator(String name, char[] password, String person) throws Exception {
    People people = assembly.people();
    if (people.standing() instanceof People.Standing.SetUp(List<Person> all) && !all.isEmpty()) {
      throw new TenshotException(
          "This station has people already: `tenshot users add` makes more.");
    }
    Person first = new Person(name, Role.ADMINISTRATOR);
    people.requireAddable(first, password, false);
    Traced.run(
        log(),
        new Change(person, Change.Kind.PERSON_ADDED, name, null, first.role().toString()),
        () -> {
          people.add(first, password, false);
          return first;
        });
    assembly.session().logIn(name, password);
    return name;
  }

  private InspectionLog log() throws Exception {
    return line.log().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
