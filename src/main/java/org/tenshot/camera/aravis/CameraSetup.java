package org.tenshot.camera.aravis;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.camera.aravis.AravisLibrary.Refusal;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Sets an opened camera as its address asks, before it starts.
///
/// @param camera the `ArvCamera`
record CameraSetup(AravisLibrary library, MemorySegment camera, GigeAddress address) {

  private static final Logger LOG = LoggerFactory.getLogger(CameraSetup.class);
  private static final int CONTINUOUS = 0;
  private static final int AUTO_OFF = 0;
  private static final int NEVER_ADJUST = 0;
  private static final int CHECK_RANGES = 1;

  /// One setting that may be refused.
  private interface Step {
    void take() throws Refusal;
  }

  /// @throws TenshotException naming the option that the camera refuses
  void apply() throws TenshotException {
    // Else a value that the camera cannot have is taken and does what it likes.
    library.run("arv_camera_set_range_check_policy", camera, CHECK_RANGES);
    pixelFormat();
    region();
    exposure();
    gain();
    trigger();
    packets();
  }

  private void pixelFormat() throws TenshotException {
    String format = address.pixelFormat();
    if (format == null) {
      return;
    }
    step(
        "pixel-format=" + format,
        () -> library.check("arv_camera_set_pixel_format_from_string", camera, format));
  }

  private void region() throws TenshotException {
    GigeAddress.Region wanted = address.region();
    if (wanted == null) {
      return;
    }
    String option =
        "region=%d,%d,%d,%d".formatted(wanted.x(), wanted.y(), wanted.width(), wanted.height());
    step(
        option,
        () -> {
          library.check(
              "arv_camera_set_region",
              camera,
              wanted.x(),
              wanted.y(),
              wanted.width(),
              wanted.height());
          GigeAddress.Region taken = currentRegion();
          if (!taken.equals(wanted)) {
            throw new Refusal("it takes " + taken + " instead");
          }
        });
  }

  private GigeAddress.Region currentRegion() throws Refusal {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment four = arena.allocate(ValueLayout.JAVA_INT, 4);
      library.check(
          "arv_camera_get_region",
          camera,
          four,
          four.asSlice(4),
          four.asSlice(8),
          four.asSlice(12));
      int[] sides = four.toArray(ValueLayout.JAVA_INT);
      return new GigeAddress.Region(sides[0], sides[1], sides[2], sides[3]);
    }
  }

  private void exposure() throws TenshotException {
    Double microseconds = address.exposure();
    if (microseconds == null) {
      return;
    }
    step(
        "exposure=" + microseconds,
        () -> {
          if (library.checkInteger("arv_camera_is_exposure_auto_available", camera) != 0) {
            library.check("arv_camera_set_exposure_time_auto", camera, AUTO_OFF);
          }
          library.check("arv_camera_set_exposure_time", camera, microseconds);
        });
  }

  private void gain() throws TenshotException {
    Double decibels = address.gain();
    if (decibels == null) {
      return;
    }
    step(
        "gain=" + decibels,
        () -> {
          if (library.checkInteger("arv_camera_is_gain_auto_available", camera) != 0) {
            library.check("arv_camera_set_gain_auto", camera, AUTO_OFF);
          }
          library.check("arv_camera_set_gain", camera, decibels);
        });
  }

  private void trigger() throws TenshotException {
    GigeAddress.Trigger trigger = address.trigger();
    Double fps = address.fps();
    unlessRefused(() -> library.check("arv_camera_set_acquisition_mode", camera, CONTINUOUS));
    if (trigger.equals(GigeAddress.Trigger.OFF)) {
      runFreely(fps);
    } else {
      step(
          "trigger=" + trigger.source().toLowerCase(Locale.ROOT),
          () -> library.check("arv_camera_set_trigger", camera, trigger.source()));
    }
  }

  private void runFreely(@Nullable Double fps) throws TenshotException {
    unlessRefused(() -> library.check("arv_camera_clear_triggers", camera));
    if (fps != null) {
      step("fps=" + fps, () -> library.check("arv_camera_set_frame_rate", camera, fps));
    }
  }

  /// Packets larger than the network carries never arrive; Aravis finds out by itself unless told.
  private void packets() throws TenshotException {
    if (library.integer("arv_camera_is_gv_device", camera) == 0) {
      return;
    }
    Integer bytes = address.packetSize();
    if (bytes == null) {
      unlessRefused(() -> library.checkInteger("arv_camera_gv_auto_packet_size", camera));
    } else {
      step(
          "packet-size=" + bytes,
          () -> {
            library.run("arv_camera_gv_set_packet_size_adjustment", camera, NEVER_ADJUST);
            library.check("arv_camera_gv_set_packet_size", camera, bytes);
          });
    }
  }

  /// What nobody asked for and a simple camera may not know: it stays as it is.
  private void unlessRefused(Step step) {
    try {
      step.take();
    } catch (Refusal refusal) {
      LOG.debug("{} stays as it is", address.text(), refusal);
    }
  }

  private void step(String option, Step step) throws TenshotException {
    try {
      step.take();
    } catch (Refusal refusal) {
      throw new TenshotException(
          Saying.of(
              "camera.option",
              "{0} cannot be opened: the camera refuses {1}: {2}. Change that option or leave it out.",
              address.text(),
              option,
              refusal.words()),
          refusal);
    }
  }
}
