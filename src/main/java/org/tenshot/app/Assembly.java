package org.tenshot.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.access.People;
import org.tenshot.access.Session;
import org.tenshot.camera.ExpectedCamera;
import org.tenshot.camera.SourceSettings;
import org.tenshot.camera.Sources;
import org.tenshot.camera.sim.SimulatedBelt;
import org.tenshot.cli.TenshotCommand;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Change;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Recording;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.PackVerification;
import org.tenshot.encode.Packs;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.SourceOpener;
import org.tenshot.keep.Housekeeping;
import org.tenshot.keep.Restore;
import org.tenshot.keep.RetentionFile;
import org.tenshot.keep.StationFiles;
import org.tenshot.output.LineOutput;
import org.tenshot.output.OutputSettings;
import org.tenshot.output.Outputs;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.profile.ProfileReader;
import org.tenshot.profile.TemplateLibrary;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.supply.EncoderFigures;
import org.tenshot.supply.LicenceBook;
import org.tenshot.supply.PackShelf;
import org.tenshot.supply.Supplies;
import org.tenshot.supply.TimeLimits;
import org.tenshot.ui.about.AboutFacts;
import picocli.CommandLine;

/// Constructs everything by hand: the one class that knows which part is made of what, and where it
/// lies.
final class Assembly implements Workshop {

  private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

  private final Places places;
  private final Clock clock = Clock.systemUTC();
  private final EncoderLoader encoders;
  private final ProfileFolder profiles;
  private final People people;
  private final Session session;

  /// One for the whole program: FFmpeg can call back for ten of them and no more.
  private final Sources sources =
      new Sources(System.getProperty("os.name", ""), SimulatedBelt::prepare);

  private volatile @Nullable Boolean setUpBefore;

  Assembly(Places places) {
    this.places = places;
    this.encoders = new EncoderLoader(places);
    this.profiles =
        new ProfileFolder(places.profiles(), new ProfileReader(TemplateLibrary.shipped()));
    this.people = new People(places.people(), clock, this::wasSetUp);
    this.session =
        new Session(
            people, System.getProperty("user.name", "operator"), Session.IDLE, System::nanoTime);
  }

  @Override
  public ProfileFolder profiles() {
    return profiles;
  }

  @Override
  public People people() {
    return people;
  }

  /// The station's clock.
  Clock clock() {
    return clock;
  }

  /// Who is logged in at the screen.
  Session session() {
    return session;
  }

  /// True if the audit log knows of people. A log that cannot be asked says no: it stops the line
  /// and the commands by itself.
  private boolean wasSetUp() {
    Boolean known = setUpBefore;
    if (known == null) {
      known = askedWhetherSetUp();
      setUpBefore = known;
    }
    return known;
  }

  private boolean askedWhetherSetUp() {
    if (!Files.exists(places.database())) {
      return false;
    }
    try (History history = history(null)) {
      return history.audit().knows(Change.Kind.PERSON_ADDED)
          || history.audit().knows(Change.Kind.PEOPLE_ANEW);
    } catch (TenshotException e) {
      LOG.warn("the audit log cannot be asked whether the station was set up", e);
      return false;
    }
  }

  @Override
  public Profile profile(String nameOrPath) throws TenshotException {
    return profiles.find(nameOrPath);
  }

  @Override
  public List<Profile> readableProfiles() throws TenshotException {
    List<Profile> found = new ArrayList<>();
    for (ProfileFolder.Entry entry : profiles.list()) {
      if (entry instanceof ProfileFolder.Entry.Readable(Profile profile, Path file)) {
        found.add(profile);
      }
    }
    return found;
  }

  @Override
  public Packs packs() {
    return encoders.packs();
  }

  @Override
  public PackVerification verification() throws TenshotException {
    return encoders.verification();
  }

  @Override
  public Supplies supplies() throws TenshotException {
    return new Supplies(
        new PackShelf(places.ownEncoders(), packs()),
        encoders.trial(),
        new LicenceBook(places.licences(), clock),
        TimeLimits.USUAL,
        new EncoderFigures(places.encoderFigures(), clock));
  }

  @Override
  public void expectEncoder() {
    encoders.expect();
  }

  @Override
  public Encoder encoder(@Nullable String pack, DevicePreference preference)
      throws TenshotException {
    return encoders.encoder(pack, preference);
  }

  /// The packs that can be used, and pairs of them that look side by side.
  List<String> encoderNames() throws TenshotException {
    return encoders.names();
  }

  @Override
  public SharedEncoder shared(@Nullable String pack, DevicePreference preference)
      throws TenshotException {
    return encoders.shared(pack, preference);
  }

  @Override
  public SourceOpener source(@Nullable String address, Profile profile, SourceWish wish) {
    return opener(
        address == null ? profile.source() : address,
        plainly(profile)
            .with(ExpectedCamera.of(profile))
            .with(wish.watch() ? SourceSettings.Folder.WATCHED : SourceSettings.Folder.ONCE)
            .with(wish.paced() ? SourceSettings.Belt.PACED : SourceSettings.Belt.FREE));
  }

  /// A way to look at a source before a profile has it.
  ///
  /// @param profile whose simulated line is meant; null for none
  SourceOpener preview(String address, @Nullable Profile profile) {
    return opener(address, plainly(profile).with(SourceSettings.Belt.PACED));
  }

  private SourceSettings plainly(@Nullable Profile profile) {
    SourceSettings plain = SourceSettings.of(PictureFiles::read, clock);
    return profile == null
        ? plain
        : plain.forProduct(
            profile.classes().stream().map(ClassPrompts::productClass).toList(),
            profile.simulation());
  }

  private SourceOpener opener(String address, SourceSettings settings) {
    return () -> sources.open(Sources.filled(address, System.getenv()), settings);
  }

  /// What is kept of each camera.
  CameraFiles cameras() {
    return new CameraFiles(places.cameras());
  }

  /// True if nothing was ever judged on this station.
  boolean isNew() {
    return !Files.exists(places.database());
  }

  /// What this program is.
  AboutFacts about() throws TenshotException {
    String[] version = TenshotCommand.class.getAnnotation(CommandLine.Command.class).version();
    return new AboutFacts(
        String.join(" ", version),
        System.getProperty("java.vm.name", "Java") + " " + Runtime.version(),
        new LicenceText(places, packs()).text());
  }

  @Override
  public InspectionLog log(@Nullable Path file, Consumer<Recording> watcher)
      throws TenshotException {
    Restore.requireDone(places.data());
    InspectionLog log = InspectionLog.open(place(file), clock, watcher);
    try {
      // A restore that began meanwhile is about to put this file aside.
      Restore.requireDone(places.data());
      return log;
    } catch (TenshotException e) {
      log.close();
      throw e;
    }
  }

  @Override
  public StationFiles station() {
    return new StationFiles(places.data(), place(null));
  }

  @Override
  public Housekeeping housekeeping(@Nullable Path file, InspectionLog log) {
    RetentionFile rules = new RetentionFile(places.data().resolve(RetentionFile.NAME));
    return new Housekeeping(place(file), log, rules, clock, Housekeeping.Rhythm.USUAL);
  }

  @Override
  public History history(@Nullable Path file) throws TenshotException {
    return History.open(place(file));
  }

  @Override
  public LogPlace place(@Nullable Path file) {
    return LogPlace.of(file == null ? places.database() : file, places.natives());
  }

  @Override
  public List<LineOutput> outputs(Profile profile) throws TenshotException {
    return outputs(profile.outputs());
  }

  /// Opens the outputs at these addresses.
  List<LineOutput> outputs(List<String> addresses) throws TenshotException {
    OutputSettings settings =
        new OutputSettings(
            clock, Outputs.LIMIT, places.outboxes(), places.certificates(), System.getenv());
    return new Outputs(settings).open(addresses);
  }
}
