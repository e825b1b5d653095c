package city.lastmile.register;

/**
 * The city the register describes.
 *
 * @param code   its administrative code
 * @param nameZh its Chinese name
 * @param nameEn its English name
 * @param south  the southernmost latitude, degrees WGS 84
 * @param west   the westernmost longitude
 * @param north  the northernmost latitude
 * @param east   the easternmost longitude
 */
public record City(String code, String nameZh, String nameEn, double south, double west, double north, double east) {
}
