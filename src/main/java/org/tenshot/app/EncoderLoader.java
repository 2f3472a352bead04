package org.tenshot.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Precision;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.EncoderSettings;
import org.tenshot.encode.JointEncoder;
import org.tenshot.encode.NativeLibraries;
import org.tenshot.encode.NvidiaDriver;
import org.tenshot.encode.PackVerification;
import org.tenshot.encode.Packs;
import org.tenshot.encode.RememberingEncoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.supply.PackTrial;

/// Loads encoders from their packs, with the libraries of this machine.
record EncoderLoader(Places places) {

  private static final Logger LOG = LoggerFactory.getLogger(EncoderLoader.class);

  /// Loads what every encoder needs on a thread of its own.
  void expect() {
    Thread.ofPlatform()
        .daemon()
        .name("encoder-libraries")
        .start(
            () -> {
              try {
                natives().load();
              } catch (TenshotException e) {
                LOG.debug("whoever opens an encoder is told", e);
              }
            });
  }

  /// The packs that are installed.
  Packs packs() {
    return new Packs(places.encoders());
  }

  /// Checks packs.
  PackVerification verification() throws TenshotException {
    return new PackVerification(natives(), settings(DevicePreference.AUTO));
  }

  /// Tries a pack out before it gets its name.
  PackTrial trial() throws TenshotException {
    return new PackTrial(natives(), settings(DevicePreference.CPU));
  }

  /// Loads an encoder for one caller.
  ///
  /// @param pack as {@link Workshop#encoder} takes it
  Encoder encoder(@Nullable String pack, DevicePreference preference) throws TenshotException {
    return open(found(pack), settings(preference));
  }

  /// Loads an encoder for several callers, and again where it fails.
  ///
  /// @param pack as {@link Workshop#shared} takes it
  SharedEncoder shared(@Nullable String pack, DevicePreference preference) throws TenshotException {
    List<EncoderPack> found = found(pack);
    return SharedEncoder.open(
        like -> open(found, like == null ? settings(preference) : settings(like.precision())));
  }

  /// The packs that can be used, and pairs of them that look side by side.
  List<String> names() throws TenshotException {
    List<String> names = new ArrayList<>();
    for (Packs.Found each : packs().list()) {
      if (each instanceof Packs.Readable(EncoderPack pack)) {
        names.add(pack.id());
      }
    }
    int single = names.size();
    for (int i = 0; i < single; i++) {
      for (int k = i + 1; k < single; k++) {
        names.add(names.get(i) + JointEncoder.AND + names.get(k));
      }
    }
    return names;
  }

  private List<EncoderPack> found(@Nullable String pack) throws TenshotException {
    return packs().findAll(pack == null ? Workshop.SHIPPED_ENCODER : pack);
  }

  private Encoder open(List<EncoderPack> packs, EncoderSettings settings) throws TenshotException {
    List<Encoder> opened = new ArrayList<>();
    try {
      for (EncoderPack one : packs) {
        opened.add(RememberingEncoder.open(one, settings, natives(), places.texts()));
      }
      return JointEncoder.of(opened);
    } catch (TenshotException e) {
      opened.forEach(Encoder::close);
      throw e;
    }
  }

  private static EncoderSettings settings(Precision precision) {
    EncoderSettings usual = settings(DevicePreference.CPU);
    return new EncoderSettings(
        DevicePreference.CPU, EncoderSettings.CpuFile.of(precision), usual.threads());
  }

  private NativeLibraries natives() throws TenshotException {
    return NativeLibraries.install(places.natives(), NvidiaDriver.detect());
  }

  private static EncoderSettings settings(DevicePreference preference) {
    EncoderSettings usual = EncoderSettings.forCores(Runtime.getRuntime().availableProcessors());
    return new EncoderSettings(preference, usual.onCpu(), usual.threads());
  }
}
