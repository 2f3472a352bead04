package org.tenshot.camera.aravis;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// A camera that is held and sends. One thread uses it and closes it.
public final class AravisCamera implements AutoCloseable {

  static final Saying MEND =
      Saying.of(
          "mend.gige",
          "Check its power, its cable, and that this computer has an address in the camera''s network.");

  private static final Logger LOG = LoggerFactory.getLogger(AravisCamera.class);

  private final AravisLibrary library;
  private final MemorySegment camera;
  private final GigeAddress address;
  private final BufferReader reader;
  private String serial = "";
  private @Nullable Sent stream;
  private @Nullable FilledBuffers filled;

  /// What came of a picture.
  public sealed interface Shot {}

  /// It came.
  ///
  /// @param sinceNanos `System.nanoTime()` when it came, or sooner where it may have lain there
  /// @param deviceNanos when, by the camera's own clock, in nanoseconds since whenever it likes; 0
  ///   where it has none
  /// @param missing how many pictures before it never came, as the camera counts them
  public record Whole(Picture picture, long sinceNanos, long deviceNanos, long missing)
      implements Shot {}

  /// It came and cannot be used.
  ///
  /// @param why not, as the end of a sentence
  public record Broken(Saying why, long missing) implements Shot {}

  /// What the camera sends: an `ArvStream`.
  private record Sent(AravisLibrary library, MemorySegment stream) implements FilledBuffers.Stream {

    @Override
    public MemorySegment pop(Duration limit) {
      return library.pointer("arv_stream_timeout_pop_buffer", stream, limit.toNanos() / 1000);
    }

    @Override
    public void giveBack(MemorySegment buffer) {
      library.run("arv_stream_push_buffer", stream, buffer);
    }
  }

  private AravisCamera(AravisLibrary library, MemorySegment camera, GigeAddress address) {
    this.library = library;
    this.camera = camera;
    this.address = address;
    this.reader = new BufferReader(library, address);
  }

  /// Takes over the camera: whatever happens, it is released in the end.
  static AravisCamera start(
      AravisLibrary library, MemorySegment camera, GigeAddress address, Aravis.Admission admission)
      throws TenshotException {
    AravisCamera opened = new AravisCamera(library, camera, address);
    boolean started = false;
    try {
      opened.serial = opened.readSerial();
      admission.require(opened.serial);
      new CameraSetup(library, camera, address).apply();
      opened.startStream();
      started = true;
      return opened;
    } catch (AravisLibrary.Refusal refusal) {
      throw new TenshotException(
          Saying.of(
              "camera.unstarted",
              "{0} cannot be started: {1}. {2}",
              address.text(),
              refusal.words(),
              MEND),
          refusal);
    } finally {
      if (!started) {
        opened.close();
      }
    }
  }

  private void startStream() throws AravisLibrary.Refusal {
    int payload = library.checkInteger("arv_camera_get_payload", camera);
    MemorySegment sends =
        library.checkPointer(
            "arv_camera_create_stream", camera, MemorySegment.NULL, MemorySegment.NULL);
    if (sends.address() == 0) {
      throw new AravisLibrary.Refusal("it gives no stream");
    }
    Sent sent = new Sent(library, sends);
    stream = sent;
    filled = new FilledBuffers(sent, address.trigger().free());
    for (int i = 0; i < address.buffers(); i++) {
      sent.giveBack(library.pointer("arv_buffer_new_allocate", Integer.toUnsignedLong(payload)));
    }
    library.check("arv_camera_start_acquisition", camera);
  }

  /// Its maker, model and serial number, for the log.
  public String id() {
    try {
      return library.checkText("arv_camera_get_device_id", camera);
    } catch (AravisLibrary.Refusal unnamed) {
      LOG.debug("{} has no name", address.text(), unnamed);
      return address.text();
    }
  }

  /// The serial number that it tells itself; empty where it tells none.
  public String serial() {
    return serial;
  }

  private String readSerial() {
    try {
      return library.checkText("arv_camera_get_device_serial_number", camera).strip();
    } catch (AravisLibrary.Refusal unnumbered) {
      LOG.debug("{} tells no serial number", address.text(), unnumbered);
      return "";
    }
  }

  /// The exposure time that the camera says it has, in microseconds.
  public double exposureMicros() throws TenshotException {
    try {
      return library.checkDouble("arv_camera_get_exposure_time", camera);
    } catch (AravisLibrary.Refusal refusal) {
      throw new TenshotException(
          address.text() + " does not tell its exposure time: " + refusal.words() + ". " + MEND,
          refusal);
    }
  }

  /// Fires the software trigger.
  ///
  /// @throws TenshotException if the camera does not answer
  public void fire() throws TenshotException {
    try {
      library.check("arv_camera_software_trigger", camera);
    } catch (AravisLibrary.Refusal refusal) {
      throw new TenshotException(
          Saying.of(
              "camera.untriggered",
              "{0} cannot be triggered: {1}. {2}",
              address.text(),
              refusal.words(),
              MEND),
          refusal);
    }
  }

  /// Waits for a picture: for the newest where the camera runs freely, else for the next.
  ///
  /// @return null if none came in that time
  /// @throws TenshotException if its pixel format cannot be read
  public @Nullable Shot next(Duration limit) throws TenshotException {
    Sent sends = stream;
    FilledBuffers.Filled next = filled == null ? null : filled.next(limit);
    if (sends == null || next == null) {
      return null;
    }
    try {
      return reader.read(next);
    } finally {
      sends.giveBack(next.buffer());
    }
  }

  /// Asks whether the camera is still there and ours, where no picture says so.
  ///
  /// @throws TenshotException if it is not
  public void check() throws TenshotException {
    MemorySegment device = library.pointer("arv_camera_get_device", camera);
    if (library.integer("arv_camera_is_gv_device", camera) != 0) {
      // Aravis asks the camera once a second and remembers what it said.
      if (library.integer("arv_gv_device_is_controller", device) == 0) {
        throw new TenshotException(
            Saying.of("camera.gone", "{0} does not answer any more. {1}", address.text(), MEND));
      }
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      // Address 0 is the version of the register map, in every USB3 Vision camera.
      library.checkInteger(
          "arv_device_read_register", device, 0L, arena.allocate(ValueLayout.JAVA_INT));
    } catch (AravisLibrary.Refusal refusal) {
      throw new TenshotException(
          Saying.of(
              "camera.gone-why",
              "{0} does not answer any more: {1}. {2}",
              address.text(),
              refusal.words(),
              MEND),
          refusal);
    }
  }

  /// Stops the camera and lets go of it, so that others may have it.
  @Override
  public void close() {
    Sent sends = stream;
    stream = null;
    filled = null;
    if (sends != null) {
      try {
        library.check("arv_camera_stop_acquisition", camera);
      } catch (AravisLibrary.Refusal gone) {
        LOG.debug("{} could not be told to stop", address.text(), gone);
      }
      library.run("g_object_unref", sends.stream());
    }
    library.run("g_object_unref", camera);
  }
}
