package org.tenshot.encode;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Device;
import org.tenshot.domain.Precision;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Decides where the picture encoder runs: on an NVIDIA card where it truly works, else on the CPU.
///
/// ONNX Runtime says that it has CUDA on machines without a card, and a card may fail at its first
/// run only. So the one proof is a run: test pictures must get the embeddings that the 32-bit file
/// gives them on the CPU. The same is asked of the 8-bit file.
final class DeviceChoice {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceChoice.class);

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
          case CPU, CPU_INT8 ->
              cpu(
                  pack,
                  settings,
                  Saying.of("device.asked", "The settings ask for the CPU."),
                  false);
          case AUTO -> auto(pack, settings);
          case CUDA -> forced(pack);
          case TENSORRT -> tensorrt(pack, settings);
        };
    Device device = chosen.device();
    if (device.fellBack()) {
      LOG.warn("{} runs on {}. {}", pack.id(), device.kind(), device.reason());
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
      Saying none = Saying.of("device.no-driver", "This machine has no NVIDIA driver.");
      return cpu(pack, settings, none, false);
    }
    TenshotException why;
    try {
      return card(pack, Device.Kind.CUDA);
    } catch (TenshotException e) {
      LOG.debug("CUDA was tried", e);
      why = e;
    }
    return cpu(pack, settings, unusable(why), true);
  }

  private Chosen forced(EncoderPack pack) throws TenshotException {
    if (!natives.driver().present()) {
      throw new TenshotException(
          Saying.of(
              "device.cuda-driver",
              "The settings ask for CUDA, and this machine has no NVIDIA driver: install it, or set the device to auto or cpu."));
    }
    try {
      return card(pack, Device.Kind.CUDA);
    } catch (TenshotException e) {
      throw new TenshotException(
          Saying.of(
              "device.cuda",
              "The settings ask for CUDA. {0} Mend it, or set the device to auto.",
              unusable(e)),
          e);
    }
  }

  /// TensorRT is there for speed alone, so a station without it goes on as well as it can.
  private Chosen tensorrt(EncoderPack pack, EncoderSettings settings) throws TenshotException {
    Saying why = null;
    if (natives.driver().present()) {
      try {
        return card(pack, Device.Kind.TENSORRT);
      } catch (TenshotException e) {
        LOG.debug("TensorRT was tried", e);
        why = e.saying();
      }
    }
    Chosen instead = auto(pack, settings);
    Device device = instead.device();
    return new Chosen(
        instead.tower(),
        instead.precision(),
        new Device(
            device.kind(),
            why == null
                ? Saying.of(
                    "device.tensorrt",
                    "The settings ask for TensorRT, which does not work. {0}",
                    device.why())
                : Saying.of(
                    "device.tensorrt-why",
                    "The settings ask for TensorRT, which does not work. {0} {1}",
                    why,
                    device.why()),
            true));
  }

  private Saying unusable(TenshotException why) {
    return Saying.of(
        "device.unusable",
        "An NVIDIA driver is there ({0}), but CUDA does not work: {1}",
        natives.driver().evidence(),
        why.saying());
  }

  private Chosen cpu(EncoderPack pack, EncoderSettings settings, Saying reason, boolean fellBack)
      throws TenshotException {
    boolean eight =
        settings.device() == DevicePreference.CPU_INT8
            || settings.onCpu() == EncoderSettings.CpuFile.PROVEN_INT8;
    if (!eight) {
      boolean half = settings.onCpu() == EncoderSettings.CpuFile.FP16;
      return on(pack, half ? onCard(pack) : pack.exact(), reason, fellBack);
    }
    if (!pack.quantisedProven()) {
      return exact(
          pack,
          Saying.of(
              "device.unproven",
              "{0} {1} has no 8-bit file that was proven, so the exact one runs.",
              reason,
              pack.id()),
          true);
    }
    VisionTower tower = open(pack, Precision.INT8, Device.Kind.CPU);
    WarmUp.Likeness likeness = compared(pack, tower, Precision.INT8);
    if (likeness.proven()) {
      return new Chosen(
          tower,
          Precision.INT8,
          new Device(
              Device.Kind.CPU,
              Saying.of(
                  "device.compared",
                  "{0} The 8-bit file was compared with the exact one: {1}.",
                  reason,
                  likeness.figure()),
              fellBack));
    }
    tower.close();
    return exact(
        pack,
        Saying.of(
            "device.far-off",
            "{0} The 8-bit file is too far off, so the exact one runs: {1}.",
            reason,
            likeness.figure()),
        true);
  }

  private Chosen exact(EncoderPack pack, Saying reason, boolean fellBack) throws TenshotException {
    return on(pack, pack.exact(), reason, fellBack);
  }

  private Chosen on(EncoderPack pack, Precision precision, Saying reason, boolean fellBack)
      throws TenshotException {
    return new Chosen(
        open(pack, precision, Device.Kind.CPU),
        precision,
        new Device(Device.Kind.CPU, reason, fellBack));
  }

  private static Precision onCard(EncoderPack pack) {
    return pack.visionPrecisions().contains(Precision.FP16) ? Precision.FP16 : Precision.FP32;
  }

  /// The encoder on a card, by CUDA or by TensorRT.
  private Chosen card(EncoderPack pack, Device.Kind kind) throws TenshotException {
    String name = kind == Device.Kind.TENSORRT ? "TensorRT" : "CUDA";
    if (!natives.has(kind)) {
      throw new TenshotException(
          Saying.of(
              "device.no-part",
              "{0} holds no {1} part of ONNX Runtime: install the Tenshot that was built with it.",
              natives.folder(),
              name));
    }
    Precision precision = onCard(pack);
    VisionTower tower = open(pack, precision, kind);
    WarmUp.Likeness likeness = compared(pack, tower, precision);
    if (!likeness.proven()) {
      tower.close();
      throw new TenshotException(
          Saying.of(
              "device.differs",
              "test pictures got other embeddings than on the CPU: {0}.",
              likeness.figure()));
    }
    return new Chosen(
        tower,
        precision,
        new Device(
            kind,
            Saying.of(
                "device.works",
                "{0} works: test pictures got the same embeddings as on the CPU ({1}).",
                name,
                likeness.figure()),
            false));
  }

  /// Closes the tower if that fails.
  private WarmUp.Likeness compared(EncoderPack pack, VisionTower tower, Precision precision)
      throws TenshotException {
    try {
      return new WarmUp(networks, pack).compare(tower, precision);
    } catch (TenshotException e) {
      tower.close();
      throw e;
    }
  }

  private VisionTower open(EncoderPack pack, Precision precision, Device.Kind device)
      throws TenshotException {
    return VisionTower.open(networks, pack.visionFile(precision), device, pack.wanted());
  }
}
