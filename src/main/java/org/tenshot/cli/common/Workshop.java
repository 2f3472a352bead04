package org.tenshot.cli.common;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.People;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Recording;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.PackVerification;
import org.tenshot.encode.Packs;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.fleet.PlantLogin;
import org.tenshot.fleet.SyncPlace;
import org.tenshot.fleet.SyncThread;
import org.tenshot.inspect.SourceOpener;
import org.tenshot.keep.Housekeeping;
import org.tenshot.keep.StationFiles;
import org.tenshot.output.LineOutput;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.supply.Supplies;

/// Hands out the pieces that commands put together. The entrance implements it, because it alone
/// knows the folders.
public interface Workshop {

  /// The encoder that ships, which is meant where nobody names one.
  String SHIPPED_ENCODER = "surface-s";

  /// Who may change what.
  People people();

  /// Reads a profile by its name in the profile folders, or by its path.
  Profile profile(String nameOrPath) throws TenshotException;

  /// All profiles that can be read.
  List<Profile> readableProfiles() throws TenshotException;

  /// The encoder packs that are installed.
  Packs packs();

  /// Checks encoder packs.
  PackVerification verification() throws TenshotException;

  /// How encoder packs come and go.
  Supplies supplies() throws TenshotException;

  /// A line is about to start: what every encoder needs is loaded while profiles and log are
  /// opened. Returns at once.
  void expectEncoder();

  /// Loads an encoder.
  ///
  /// @param pack a name or a path, or several with `+` between them; null for the one that ships
  Encoder encoder(@Nullable String pack, DevicePreference preference) throws TenshotException;

  /// Loads an encoder for several callers, and again where it fails.
  ///
  /// @param pack a name or a path; null for the one that ships
  SharedEncoder shared(@Nullable String pack, DevicePreference preference) throws TenshotException;

  /// A way to open a source for a profile.
  ///
  /// @param address as `--source` takes it; null for the profile's own
  SourceOpener source(@Nullable String address, Profile profile, SourceWish wish);

  /// Where a log and what belongs to it lie.
  ///
  /// @param file null for the station's own
  LogPlace place(@Nullable Path file);

  /// Opens the log.
  ///
  /// @param file null for the station's own
  /// @param watcher is told when the log's condition changes
  InspectionLog log(@Nullable Path file, Consumer<Recording> watcher) throws TenshotException;

  /// Opens the log for questions.
  ///
  /// @param file null for the station's own
  /// @throws TenshotException if there is no log yet
  History history(@Nullable Path file) throws TenshotException;

  /// What this station has and cannot have again.
  StationFiles station();

  /// Applies the rules of retention to a log while it is open.
  ///
  /// @param file null for the station's own
  /// @param log opened from it; closed after what this returns
  Housekeeping housekeeping(@Nullable Path file, InspectionLog log);

  /// Copies the station's own log to its plant while it is open.
  default SyncThread sync() {
    StationFiles own = station();
    return new SyncThread(
        new SyncPlace(own.data(), own.place()), PlantLogin.of(System.getenv()), Clock.systemUTC());
  }

  /// Where the profiles are.
  ProfileFolder profiles();

  /// Opens the outputs that the profile names.
  List<LineOutput> outputs(Profile profile) throws TenshotException;

  /// How a source is to behave.
  ///
  /// @param watch a folder is watched for new pictures instead of ending
  /// @param paced the simulated line keeps its belt's speed instead of running as fast as it can
  record SourceWish(boolean watch, boolean paced) {}
}
