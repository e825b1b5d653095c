package city.lastmile.intake;

/** Tells clients apart by address. */
public final class ClientAddress {

    private static final int SITE_GROUPS = 4;

    private ClientAddress() {
    }

    /** @return the address itself for IPv4; the first 64 bits for IPv6, as one household owns all that begin alike */
    public static String site(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] groups = expanded(address).split(":");
        return String.join(":", java.util.Arrays.copyOf(groups, Math.min(SITE_GROUPS, groups.length)));
    }

    private static String expanded(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return address;
        }
        String head = address.substring(0, gap);
        long present = address.chars().filter(c -> c == ':').count();
        return (head.isEmpty() ? "0" : head) + ":0".repeat((int) Math.max(1, 8 - present)) + ":"
                + address.substring(gap + 2);
    }
}
