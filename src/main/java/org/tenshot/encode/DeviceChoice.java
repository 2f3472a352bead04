package org.tenshot.encode;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Precision;
import org.tenshot.domain.TenshotException;

/// Decides where the picture encoder runs: on an NVIDIA card where it truly works, else on the CPU.
///
/// ONNX Runtime says that it has CUDA on machines without a card, and a card may fail at its first
/// run only. So the one proof is a run: a test picture must get the embedding that the CPU gives
/// it.
final class DeviceChoice {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceChoice.class);

  /// 16 bits on the card against 32 on the CPU differ by less; a broken card by far more.
  private static final double SAME = 0.999;

  private final Networks networks;
  private final NativeLibraries natives;

  DeviceChoice(Networks networks, NativeLibraries natives) {
    this.networks = networks;
    this.natives = natives;
  }

  /// A picture encoder on its device.
  ///
  /// @param tower belongs to the caller, who closes it
  /// @param precision of its file
  /// @param device where it runs and why
  record Chosen(VisionTower tower, Precision precision, Device device) {}

  /// Opens the picture encoder on the best device that the settings allow.
  ///
  /// @throws TenshotException if the pack is damaged, or if CUDA is a must and does not work
  Chosen choose(EncoderPack pack, EncoderSettings settings) throws TenshotException {
    Chosen chosen =
        switch (settings.device()) {
          case CPU -> cpu(pack, settings, "The settings ask for the CPU.", false);
          case AUTO -> auto(pack, settings);
          case CUDA -> forced(pack);
        };
    Device device = chosen.device();
    if (device.fellBack()) {
      LOG.warn("{} runs on the CPU. {}", pack.id(), device.reason());
    } else {
      LOG.info(
          "{} runs on {} with {}. {}",
          pack.id(),
          device.kind(),
          chosen.precision(),
          device.reason());
    }
    return chosen;
  }

  private Chosen auto(EncoderPack pack, EncoderSettings settings) throws TenshotException {
    if (!natives.driver().present()) {
      return cpu(pack, settings, "This machine has no NVIDIA driver.", false);
    }
    TenshotException why;
    try {
      return cuda(pack);
    } catch (TenshotException e) {
      LOG.debug("CUDA was tried", e);
      why = e;
    }
    return cpu(pack, settings, unusable(why), true);
  }

  private Chosen forced(EncoderPack pack) throws TenshotException {
    if (!natives.driver().present()) {
      throw new TenshotException(
          "The settings ask for CUDA, and this machine has no NVIDIA driver: install it, or set the"
              + " device to auto or cpu.");
    }
    try {
      return cuda(pack);
    } catch (TenshotException e) {
      throw new TenshotException(
          "The settings ask for CUDA. " + unusable(e) + " Mend it, or set the device to auto.", e);
    }
  }

  private String unusable(TenshotException why) {
    return "An NVIDIA driver is there ("
        + natives.driver().evidence()
        + "), but CUDA does not work: "
        + why.sentence();
  }

  private Chosen cpu(EncoderPack pack, EncoderSettings settings, String reason, boolean fellBack)
      throws TenshotException {
    Precision precision =
        switch (settings.onCpu()) {
          case FP32 -> exact(pack);
          case FP16 -> onCard(pack);
          case PROVEN_INT8 -> pack.quantisedProven() ? Precision.INT8 : exact(pack);
        };
    return new Chosen(
        open(pack, precision, Device.Kind.CPU),
        precision,
        new Device(Device.Kind.CPU, reason, fellBack));
  }

  /// The file to trust: 32 bits; 16 where there are no 32, which a CPU computes slowly but well.
  private static Precision exact(EncoderPack pack) throws TenshotException {
    for (Precision precision : new Precision[] {Precision.FP32, Precision.FP16}) {
      if (pack.visionPrecisions().contains(precision)) {
        return precision;
      }
    }
    throw new TenshotException(
        pack.visionFile(Precision.FP32)
            + " is missing, and the 8-bit file alone is not exact enough: copy the whole encoder"
            + " pack again, with this file.");
  }

  private static Precision onCard(EncoderPack pack) {
    return pack.visionPrecisions().contains(Precision.FP16) ? Precision.FP16 : Precision.FP32;
  }

  private Chosen cuda(EncoderPack pack) throws TenshotException {
    if (!natives.hasCuda()) {
      throw new TenshotException(
          natives.folder()
              + " holds no CUDA part of ONNX Runtime: install the Tenshot that was built with it.");
    }
    Precision precision = onCard(pack);
    VisionTower tower = open(pack, precision, Device.Kind.CUDA);
    try {
      double cosine = test(pack, tower).cosine(expected(pack));
      String figure = String.format(Locale.ROOT, "%.5f", cosine);
      // The negation also catches NaN.
      if (!(cosine >= SAME)) {
        throw new TenshotException(
            "a test picture got another embedding than on the CPU (cosine " + figure + ").");
      }
      return new Chosen(
          tower,
          precision,
          new Device(
              Device.Kind.CUDA,
              "CUDA works: a test picture got the same embedding as on the CPU (cosine "
                  + figure
                  + ").",
              false));
    } catch (TenshotException e) {
      tower.close();
      throw e;
    }
  }

  private Embedding expected(EncoderPack pack) throws TenshotException {
    try (VisionTower reference = open(pack, exact(pack), Device.Kind.CPU)) {
      return test(pack, reference);
    }
  }

  private static Embedding test(EncoderPack pack, VisionTower tower) throws TenshotException {
    return tower.encode(TestPicture.tensor(pack.preprocessing().cropTo()), 1).getFirst();
  }

  private VisionTower open(EncoderPack pack, Precision precision, Device.Kind device)
      throws TenshotException {
    VisionTower.Wanted wanted =
        new VisionTower.Wanted(
            pack.manifest().imageOutput(),
            pack.manifest().patchOutput(),
            pack.preprocessing().cropTo());
    return VisionTower.open(networks, pack.visionFile(precision), device, wanted);
  }
}
