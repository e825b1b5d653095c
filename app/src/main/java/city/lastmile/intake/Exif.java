package city.lastmile.intake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads from a camera's metadata the one fact that is kept, before all the rest is thrown away: which way is up. */
final class Exif {

    /** As the picture stands. */
    static final int UPRIGHT = 1;
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int MOST_TURNED = 8;

    private Exif() {
    }

    /** @return 1 to 8 as EXIF counts; upright when the data say nothing or are broken */
    static int orientation(byte[] tiff) {
        if (tiff.length < 10) {
            return UPRIGHT;
        }
        ByteBuffer data = ByteBuffer.wrap(tiff)
                .order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = data.getInt(4);
        if (directory < 8 || directory > tiff.length - 2) {
            return UPRIGHT;
        }
        int entries = data.getShort(directory) & 0xFFFF;
        for (int at = directory + 2; entries-- > 0 && at <= tiff.length - ENTRY_BYTES; at += ENTRY_BYTES) {
            if ((data.getShort(at) & 0xFFFF) == ORIENTATION_TAG) {
                return plausible(data.getShort(at + 8));
            }
        }
        return UPRIGHT;
    }

    private static int plausible(int orientation) {
        return orientation >= UPRIGHT && orientation <= MOST_TURNED ? orientation : UPRIGHT;
    }

    /** @return the orientation that a WebP file's {@code EXIF} chunk tells */
    static int orientationOfWebp(byte[] file) {
        ByteBuffer data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = 12; at + 8 <= file.length;) {
            int start = (int) at;
            long length = data.getInt(start + 4) & 0xFFFFFFFFL;
            if ("EXIF".equals(new String(file, start, 4, StandardCharsets.US_ASCII)) && at + 8 + length <= file.length) {
                return orientation(java.util.Arrays.copyOfRange(file, start + 8, (int) (start + 8 + length)));
            }
            at += 8 + length + (length & 1);
        }
        return UPRIGHT;
    }
}
