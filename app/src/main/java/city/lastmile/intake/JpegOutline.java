package city.lastmile.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The structure of a JPEG file, read without decoding it.
 *
 * @param scans       how many passes its picture is told in; some are usual, thousands are an attack on the decoder
 * @param complete    whether its end was seen
 * @param orientation how the picture must be turned, 1 to 8 as EXIF counts
 */
record JpegOutline(int scans, boolean complete, int orientation) {

    private static final int MARKER = 0xFF;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int EXIF_SEGMENT = 0xE1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    static JpegOutline of(byte[] file) {
        int scans = 0;
        int orientation = Exif.UPRIGHT;
        int at = 2;
        while (at + 3 < file.length) {
            int marker = file[at + 1] & MARKER;
            if ((file[at] & MARKER) != MARKER || marker == MARKER) {
                at++;
            } else if (standsAlone(marker)) {
                at += 2;
            } else if (marker == END_OF_IMAGE) {
                return new JpegOutline(scans, true, orientation);
            } else {
                scans += marker == START_OF_SCAN ? 1 : 0;
                orientation = marker == EXIF_SEGMENT ? orientation(file, at, orientation) : orientation;
                at += 2 + length(file, at);
            }
        }
        return new JpegOutline(scans, endsWithEnd(file, at), orientation);
    }

    /** Stuffed bytes, restart markers and the like carry no length. */
    private static boolean standsAlone(int marker) {
        return marker <= 1 || marker >= 0xD0 && marker <= 0xD7;
    }

    private static int length(byte[] file, int marker) {
        return (file[marker + 2] & MARKER) << 8 | file[marker + 3] & MARKER;
    }

    private static boolean endsWithEnd(byte[] file, int at) {
        for (int i = at; i + 1 < file.length; i++) {
            if ((file[i] & MARKER) == MARKER && (file[i + 1] & MARKER) == END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }

    private static int orientation(byte[] file, int marker, int otherwise) {
        int start = marker + 4;
        int end = Math.min(file.length, marker + 2 + length(file, marker));
        int tiff = start + EXIF.length;
        if (tiff > end || !Arrays.equals(file, start, tiff, EXIF, 0, EXIF.length)) {
            return otherwise;
        }
        return Exif.orientation(Arrays.copyOfRange(file, tiff, end));
    }
}
