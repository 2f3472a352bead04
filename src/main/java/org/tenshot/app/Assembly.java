package org.tenshot.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.SourceSettings;
import org.tenshot.camera.Sources;
import org.tenshot.camera.sim.SimulatedBelt;
import org.tenshot.cli.Workshop;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Recording;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.EncoderSettings;
import org.tenshot.encode.NativeLibraries;
import org.tenshot.encode.NvidiaDriver;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.encode.PackVerification;
import org.tenshot.encode.Packs;
import org.tenshot.encode.RememberingEncoder;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.SourceOpener;
import org.tenshot.output.LineOutput;
import org.tenshot.output.OutputSettings;
import org.tenshot.output.Outputs;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.profile.ProfileReader;
import org.tenshot.profile.TemplateLibrary;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.supply.LicenceBook;
import org.tenshot.supply.PackShelf;
import org.tenshot.supply.PackTrial;
import org.tenshot.supply.Supplies;
import org.tenshot.supply.TimeLimits;

/// Constructs everything by hand: the one class that knows which part is made of what, and where it
/// lies.
final class Assembly implements Workshop {

  private static final String SHIPPED = "surface-s";

  private final Places places;
  private final Clock clock = Clock.systemUTC();
  private final ProfileFolder profiles;

  Assembly(Places places) {
    this.places = places;
    this.profiles =
        new ProfileFolder(places.profiles(), new ProfileReader(TemplateLibrary.shipped()));
  }

  ProfileFolder profiles() {
    return profiles;
  }

  @Override
  public Profile profile(String nameOrPath) throws TenshotException {
    return profiles.find(nameOrPath);
  }

  @Override
  public Packs packs() {
    return new Packs(places.encoders());
  }

  @Override
  public PackVerification verification() throws TenshotException {
    return new PackVerification(natives(), settings(DevicePreference.AUTO));
  }

  @Override
  public Supplies supplies() throws TenshotException {
    return new Supplies(
        new PackShelf(places.ownEncoders(), packs()),
        new PackTrial(natives(), settings(DevicePreference.CPU)),
        new LicenceBook(places.licences(), clock),
        TimeLimits.USUAL);
  }

  @Override
  public Encoder encoder(@Nullable String pack, DevicePreference preference)
      throws TenshotException {
    EncoderPack found = packs().find(pack == null ? SHIPPED : pack);
    return RememberingEncoder.of(
        OnnxEncoder.open(found, settings(preference), natives()), found, places.texts());
  }

  private NativeLibraries natives() throws TenshotException {
    return NativeLibraries.install(places.natives(), NvidiaDriver.detect());
  }

  private static EncoderSettings settings(DevicePreference preference) {
    EncoderSettings usual = EncoderSettings.forCores(Runtime.getRuntime().availableProcessors());
    return new EncoderSettings(preference, usual.onCpu(), usual.threads());
  }

  @Override
  public SourceOpener source(@Nullable String address, Profile profile, SourceWish wish) {
    SourceSettings settings =
        SourceSettings.of(PictureFiles::read, clock)
            .forProduct(
                profile.classes().stream().map(ClassPrompts::productClass).toList(),
                profile.simulation())
            .with(wish.watch() ? SourceSettings.Folder.WATCHED : SourceSettings.Folder.ONCE)
            .with(wish.paced() ? SourceSettings.Belt.PACED : SourceSettings.Belt.FREE);
    String where = address == null ? profile.source() : address;
    return () ->
        new Sources(System.getProperty("os.name", ""), SimulatedBelt::prepare)
            .open(where, settings);
  }

  @Override
  public InspectionLog log(@Nullable Path file, Consumer<Recording> watcher)
      throws TenshotException {
    return InspectionLog.open(place(file), clock, watcher);
  }

  @Override
  public History history(@Nullable Path file) throws TenshotException {
    return History.open(place(file));
  }

  private LogPlace place(@Nullable Path file) {
    return LogPlace.of(file == null ? places.database() : file, places.natives());
  }

  @Override
  public List<LineOutput> outputs(Profile profile) throws TenshotException {
    OutputSettings settings =
        new OutputSettings(
            clock, Outputs.LIMIT, places.outboxes(), places.certificates(), System.getenv());
    return new Outputs(settings).open(profile.outputs());
  }
}
