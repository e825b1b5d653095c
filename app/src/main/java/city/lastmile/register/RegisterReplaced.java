package city.lastmile.register;

/**
 * Published on every node as soon as it answers from a new version of the register. Not published at the start:
 * whoever keeps a copy compares {@link CityRegister#version()} then.
 *
 * @param version the number of the version in force now
 */
public record RegisterReplaced(long version) {
}
