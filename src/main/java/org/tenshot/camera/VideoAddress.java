package org.tenshot.camera;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Saying;

/// What FFmpeg is to open, and how.
///
/// @param name safe to show: without passwords
/// @param input as FFmpeg wants it, with passwords: never shown, never logged
/// @param format FFmpeg's name of the input device, such as `v4l2`; null where FFmpeg finds out
/// @param pace EVERY for a file, NEWEST for anything live
/// @param options FFmpeg's options for opening
/// @param mend what a person should look at when it cannot be opened; a whole sentence
record VideoAddress(
    String name,
    String input,
    @Nullable String format,
    FrameSource.Pace pace,
    Map<String, String> options,
    Saying mend) {

  VideoAddress {
    options = Map.copyOf(options);
  }

  /// The file's frames one by one.
  static VideoAddress file(String path) {
    return new VideoAddress(
        path,
        path,
        null,
        FrameSource.Pace.EVERY,
        Map.of(),
        Saying.of("mend.file", "Give a video in a usual format, such as mp4, mkv, avi or mov."));
  }

  /// A network camera; little is buffered, because an old picture is of no use.
  static VideoAddress stream(String url) {
    return new VideoAddress(
        SafeName.of(url),
        url,
        null,
        FrameSource.Pace.NEWEST,
        Map.of(
            "rtsp_transport", "tcp",
            "fflags", "nobuffer",
            "probesize", "1000000",
            "analyzeduration", "1000000"),
        Saying.of(
            "mend.stream",
            "Check the camera''s power, its cable, the address, the user and the password."));
  }

  /// A camera at this machine.
  static VideoAddress device(String name, String input, String format) {
    return new VideoAddress(
        name,
        input,
        format,
        FrameSource.Pace.NEWEST,
        Map.of(),
        Saying.of(
            "mend.device",
            "Check that the camera is plugged in, that no other program uses it, and that this user may read it."));
  }
}
